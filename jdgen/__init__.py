"""jdgen: one YAML file defines a role; every hiring document comes from it."""

__version__ = "0.1.0"
