"""A workspace of so many openings: ``python tests/external/site/large.py DIR COUNT``."""

import sys
from pathlib import Path

from variety import DATES, SHIPPED, SVG, employer, write

SPECIALTIES = (
    "cardiology", "dermatology", "emergency", "family medicine", "gastroenterology", "imaging", "laboratory",
    "neurology", "nephrology", "oncology", "ophthalmology", "orthopedics", "pediatrics", "pulmonology", "surgery",
)  # fmt: skip
TOWNS = [
    f"{start}{end}" for start in ("Ash", "Brook", "Clear", "Elm", "Oak", "Rose") for end in ("field", "ford", "ton")
]
STATES = ("AZ", "GA", "IN", "MI", "NC", "PA", "TX", "VA")
PER_ROLE = 12


def many(folder: Path, count: int) -> None:
    """An employer with ``count`` openings at 144 places."""
    places = [{"city": town, "state": state} for town in TOWNS for state in STATES]
    roles = {}
    for number in range(-(-count // PER_ROLE)):
        parent, specialty = SHIPPED[number % len(SHIPPED)], SPECIALTIES[number % len(SPECIALTIES)]
        title = f"{parent.replace('-', ' ').title()}, {specialty}"
        indexes = range(number * PER_ROLE, min((number + 1) * PER_ROLE, count))
        openings = [
            {
                "id": f"opening-{index}",
                "arrangement": ("onsite", "onsite", "hybrid")[index % 3],
                "days_on_site": "Two days a week" if index % 3 == 2 else None,
                "places": [places[index * 7 % len(places)]],
                "hiring_range": [41000 + index % 12 * 1000, 48000 + index % 12 * 1000],
                "requisition": f"R-{index:05}",
                **DATES,
            }
            for index in indexes
        ]
        roles[f"role-{number}"] = {"extends": parent, "title": title, "department": specialty, "openings": openings}
    write(folder, roles, employer("logo.svg"))
    (folder / "logo.svg").write_text(SVG, "utf-8")


if __name__ == "__main__":
    many(Path(sys.argv[1]), int(sys.argv[2]))
