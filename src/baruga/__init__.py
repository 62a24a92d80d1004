"""Baruga: the hall of a region's public communicators."""
