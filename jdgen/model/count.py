"""How many of a group came to a stage of hiring, and how many of them went on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    stage: str
    category: str
    """What the groups of one comparison have in common, such as sex; empty where the file names none."""
    group: str
    applicants: int
    selected: int
