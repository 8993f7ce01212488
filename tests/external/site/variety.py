"""Workspaces that hold every variation of an opening: 70 of an employer who says all, and some of one who says least.

What varies is listed beside the shipped roles, which lend the texts. ``python tests/external/site/variety.py DIR``
writes them, to look at.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

EARLIER, TODAY = "2026-11-10", "2026-12-01"
"""Days of two publishes: what ended between them shows as closed."""
BASE = "https://careers.example.com/jobs"

HOSTILE = """</script><script>alert(1)</script>"><img src=x onerror=alert(1)> ]]> {{ 7 * 7 }} &lt; ' \\u003c"""
SCRIPTS = {
    "arabic": "أخصائي إدخال الرسوم",
    "hebrew": "רכז חיובים (משרה מלאה)",
    "chinese": "收费录入专员",
    "japanese": "請求入力スペシャリスト",
    "hindi": "बिलिंग विशेषज्ञ",
    "emoji": "Charge Entry 🧾 Specialist 👩🏽‍💻",
}
LONG = {
    "many-words": "Senior Coordinator for the Reconciliation of Outpatient Charges and Letters Across All Clinics",
    "one-word": "Rechnungsprüfungsabteilungssachbearbeitungskoordinationsspezialistin",
    "no-spaces": "W" * 100,
}

SPRINGFIELD = {"city": "Springfield", "state": "IL"}
CITIES = [
    SPRINGFIELD,
    {"city": "Denver", "state": "CO", "street": "1 Example Street", "postal_code": "80202"},
    {"city": "Portland", "state": "OR"},
    {"city": "Winston-Salem", "state": "NC"},
    {"city": "Coeur d'Alene", "state": "ID"},
    {"city": "Montréal", "state": "QC", "country": "CA"},
    {"city": "Toronto", "state": "ON", "country": "CA"},
    {"city": "San Juan", "state": "PR"},
]
SHIPPED = ("charge-entry-specialist", "medical-coder", "patient-access-specialist", "payment-posting-specialist")
DATES = {"posted": "2026-11-02", "closes": "2027-06-30"}
ELSEWHERE: dict[str, Any] = {"arrangement": "onsite", "places": [{"city": "Houston", "state": "TX"}]}
"""Where no law asks for pay in a posting."""

Role = dict[str, Any]


def employer(logo: str = "logo.png") -> Role:
    return {
        "name": "Example Valley Health",
        "about": "We run eleven clinics and one hospital, and everybody who is ill is welcome in them.",
        "site": "https://www.example.com",
        "logo": logo,
        "benefits": [{"id": "health", "text": "Health insurance"}, {"id": "time-off", "text": "Paid time off"}],
        "equal_opportunity": "Example Valley Health is an equal opportunity employer.",
        "accommodation": {"email": "accommodation@example.com", "phone": "555-0100"},
        "apply": {"email": "careers@example.com", "url": "https://www.example.com/careers", "direct": True},
        "publish": {"market": True},
        "checks": {"equal-opportunity-incomplete": "notice"},
    }


def shipped_roles() -> Iterator[tuple[str, Role]]:
    """Each place, each arrangement, each level."""
    levels = ("entry", "experienced", "senior", None)
    for number, role in enumerate(SHIPPED):
        openings = [
            {"id": f"onsite-{index}", "level": levels[index % 4], "arrangement": "onsite", "places": [place], **DATES}
            for index, place in enumerate(CITIES)
        ]
        openings += [
            {"id": "several", "arrangement": "onsite", "places": CITIES[:3], "hiring_range": [44000, 52000], **DATES},
            {"id": "hybrid", "arrangement": "hybrid", "places": [CITIES[1]], "days_on_site": "Tuesdays", **DATES},
            {"id": "remote", "arrangement": "remote", "open_to": ["Colorado", "IL", "Ohio"][: number + 1], **DATES},
        ]
        role_id = f"{role}-{number}"
        yield role_id, {"extends": role, "department": ("Revenue cycle", "Coding")[number % 2], "openings": openings}


def small(title: str, openings: list[Role], **more: Any) -> Role:
    opening = {"arrangement": "onsite", "places": [SPRINGFIELD], **DATES}
    return {
        "title": title,
        "summary": "Keeps the accounts of a small clinic in order, from the visit to the payment.",
        "department": "Front office",
        "duties": [{"id": "one", "name": "Record", "text": "Record what was done, the same day.", "essential": True}],
        "requirements": [{"id": "care", "text": "Care with names, dates and amounts"}],
        "openings": [opening | one for one in openings],
        **more,
    }


def pay_roles() -> Iterator[tuple[str, Role]]:
    def paid(role_id: str, amounts: list[Any] | None, per: str = "hour", currency: str = "USD", **one: Any) -> Any:
        pay = {"per": per, "currency": currency} | ({"hiring_range": amounts} if amounts else {})
        flsa = "exempt" if per == "year" else "non-exempt"
        return role_id, small(f"Clerk, {role_id.replace('-', ' ')}", [{"id": "one"} | one], pay=pay, flsa=flsa)

    yield paid("paid-by-the-hour", ["21.50", "26.75"])
    yield paid("paid-by-the-year", [48000, 61000], "year")
    yield paid("paid-by-the-month", [4000, 4750], "month")
    yield paid("single-rate", ["24.50", "24.50"])
    yield paid("single-salary", [52000, 52000], "year")
    yield paid("open-ended", [25, None], **ELSEWHERE)
    yield paid("pay-not-named", None, **ELSEWHERE)
    yield paid("high-pay", ["1250000.50", "2500000.75"], "year")
    yield paid("canadian-dollars", ["28.00", "32.00"], "hour", "CAD", places=[CITIES[6]])
    yield paid("canadian-salary", [60000, 70000], "year", "CAD", arrangement="remote", places=[], open_to=["Ontario"])


def text_roles() -> Iterator[tuple[str, Role]]:
    pay = {"per": "hour", "hiring_range": [20, 25]}
    for name, title in (SCRIPTS | LONG).items():
        yield f"title-{name}", small(title, [{"id": "one", "note": title}], pay=pay, department=title, summary=title)
    yield "hostile", hostile()


def hostile() -> Role:
    """The worst in every text that a page, a feed or a picture shows."""
    place = {"city": HOSTILE, "state": HOSTILE, "street": HOSTILE, "postal_code": HOSTILE}
    openings = [
        {"id": "onsite", "places": [place], "schedule": HOSTILE, "requisition": HOSTILE, "note": HOSTILE},
        {"id": "hybrid", "arrangement": "hybrid", "places": [place], "days_on_site": HOSTILE},
        {"id": "remote", "arrangement": "remote", "places": [], "open_to": [HOSTILE]},
    ]
    part = {"id": "one", "name": HOSTILE, "text": HOSTILE}
    return small(
        HOSTILE,
        openings,
        summary=HOSTILE,
        why=HOSTILE,
        department=HOSTILE,
        also_known_as=[HOSTILE],
        reports_to=[HOSTILE],
        works_with=[HOSTILE],
        duties=[part],
        requirements=[{"id": "one", "text": HOSTILE}],
        competencies=[part],
        levels=[{"id": "one", "name": HOSTILE, "years": [0, 2], "brings": HOSTILE, "scope": HOSTILE}],
        training=HOSTILE,
        growth=[{"id": "one", "title": HOSTILE, "text": HOSTILE}],
        pay={"hiring_range": [40000, 50000], "depends_on": [HOSTILE], "other": [HOSTILE], "bonus": {"text": HOSTILE}},
        apply={
            "send": [HOSTILE],
            "steps": [HOSTILE],
            "contact": HOSTILE,
            "url": "https://example.com/?a='%22%3Cb%3E&c=d",
        },
        guide={
            "overview": [HOSTILE],
            "day": [{"when": HOSTILE, "text": HOSTILE}],
            "questions": [{"id": "one", "question": HOSTILE, "answer": HOSTILE}],
        },
        sources=[{"id": "one", "title": HOSTILE, "publisher": HOSTILE, "date": HOSTILE, "credit": HOSTILE}],
    )


def state_roles(*, ended: bool) -> Iterator[tuple[str, Role]]:
    """Openings that are not open, or not for long; and those that a person has to decide on."""
    pay = {"per": "hour", "hiring_range": [20, 25]}
    openings = [
        {"id": "ends-in-november", "closes": "2026-11-20"},
        {"id": "filled", "status": "filled" if ended else "posted"},
        {"id": "cancelled", "status": "cancelled" if ended else "posted"},
        {"id": "draft", "status": "draft"},
        {"id": "later", "posted": "2027-01-04"},
        {"id": "until-filled", "closes": None},
        {"id": "last-day", "closes": TODAY},
        {"id": "never-shown", "posted": "2026-01-05", "closes": "2026-02-05"},
    ]
    yield "ending", small("Front Desk Clerk", openings, pay=pay)
    unpaid = [{"id": name, "places": [{"city": "Denver", "state": "CO"}]} for name in ("allowed", "left-out")]
    yield "unpaid", small("Clerk, pay not named in Colorado", unpaid)


def full(folder: Path, *, ended: bool = True, logo: str = "logo.png") -> None:
    """70 openings or so. ``ended`` is how it stands on ``TODAY``."""
    roles = dict([*shipped_roles(), *pay_roles(), *text_roles(), *state_roles(ended=ended)])
    write(folder, roles, employer(logo))
    (folder / "logo.png").write_bytes(png())
    (folder / "logo.svg").write_text(SVG, "utf-8")


def bare(folder: Path) -> None:
    """An employer with a name, and nothing else: no site, no logo, no address to ask or to apply."""
    dark = {"name": f"O'Example & Söhne {HOSTILE}", "brand_color": "#1b1b1b", "locale": "en_CA"}
    plain: Role = {"id": "one", "places": [CITIES[6]]}
    in_person = {"steps": ["Come to the front desk on any weekday morning."]}
    roles = {
        "in-person": small("Clerk", [plain], apply=in_person, pay={"currency": "CAD", "hiring_range": [40000, 45000]}),
        "by-mail": small(
            "Registrar", [plain], apply={"email": "jobs@example.com"}, pay={"currency": "CAD", "hiring_range": [1, 2]}
        ),
    }
    write(folder, roles, dark)


def empty(folder: Path) -> None:
    """Roles, and nothing open."""
    write(folder, {"clerk": small("Clerk", [])}, employer("logo.svg"))
    (folder / "logo.svg").write_text(SVG, "utf-8")


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40" width="160" height="40">'
    '<rect width="40" height="40" rx="8" fill="#0f5257"/><circle cx="100" cy="20" r="14" fill="#0f5257"/></svg>\n'
)


def png() -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("RGBA", (320, 80))
    ImageDraw.Draw(picture).rounded_rectangle((0, 0, 80, 80), 16, fill="#0f5257")
    ImageDraw.Draw(picture).ellipse((120, 12, 176, 68), fill="#0f5257")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def write(folder: Path, roles: dict[str, Role], settings: Role) -> None:
    (folder / "roles").mkdir(parents=True, exist_ok=True)
    for name, content in {"jdgen": settings, **{f"roles/{role_id}": role for role_id, role in roles.items()}}.items():
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(_plain(content), allow_unicode=True), "utf-8")


def _plain(value: Any) -> Any:
    """Without what is none, and without one part in two places, which YAML would write as an alias."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items() if part is not None}
    return [_plain(part) for part in value] if isinstance(value, list) else value


if __name__ == "__main__":
    for make in (full, bare, empty):
        make(Path(sys.argv[1], make.__name__))
