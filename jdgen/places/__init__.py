"""Dated facts about places, as data: one YAML file a jurisdiction, named by its id."""
