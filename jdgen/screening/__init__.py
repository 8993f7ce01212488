"""Screening: a role's plan, reading what raters filled in, adding it up, and whether it treats groups alike."""
