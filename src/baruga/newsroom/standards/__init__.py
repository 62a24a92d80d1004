"""The production standard at work: the manuscript, the checks, the verdict."""
