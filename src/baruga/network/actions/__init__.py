"""The verbs of the network; a module is a noun: `institutions.onboard(...)`, `members.grant(...)`."""
