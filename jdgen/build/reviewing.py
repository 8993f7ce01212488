"""A pay review: from a staff file to its arithmetic and its documents. Nothing of it leaves the machine."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from jdgen import formats
from jdgen.build.making import Maker, Task
from jdgen.documents.kinds import choose_kinds
from jdgen.documents.subject import DataSubject
from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.load import load_employer, load_roles
from jdgen.load.market import load_market
from jdgen.load.staff import read_staff
from jdgen.load.table import MAX_BYTES
from jdgen.model.market import Market
from jdgen.model.role import Role
from jdgen.model.staff import Employee
from jdgen.pay.fit import zoning
from jdgen.pay.review import Review, review
from jdgen.workspace import Workspace

KIND = "pay-review"


def review_staff(workspace: Workspace, file: Path, *, names: bool) -> Review:
    """The people of a CSV file against the workspace's roles; without ``names`` nobody's name is kept."""
    zones = load_employer(workspace).model.pay.zones
    roles, staff = read_people(workspace, file, names=names)
    market = load_market(workspace) if zones and zones.by == "market" else Market(())
    return review(staff, roles, zoned=zoning(staff, roles, zones, market))


def read_people(workspace: Workspace, file: Path, *, names: bool) -> tuple[list[Role], list[Employee]]:
    """The workspace's roles, and the people of a CSV file.

    Raises InvalidInput for problems of the file, and for those of any role: half of the roles would make a
    wrong comparison.
    """
    policy = load_employer(workspace).model.pay
    loaded, problems = load_roles(workspace)
    if problems:
        raise InvalidInput(problems)
    roles = [one.model for one in loaded]
    zones = policy.zones is not None
    return roles, read_staff(_read(file), str(file), roles, policy.staff_columns, zones=zones, names=names)


def review_documents(
    workspace: Workspace, found: Review, name: str, wanted: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """The file name and bytes of the review in each format; ``name`` is what the staff file is called."""
    (kind,) = choose_kinds(workspace, [KIND])
    maker = Maker(workspace, load_employer(workspace))
    summary = f"How the pay of {len(found.people)} people fits the bands."
    subject = DataSubject(KIND, name, summary, found, found.totals[0].currency)
    for one in wanted:
        yield f"{KIND}.{formats.get(one).suffix}", maker.make(Task(kind, subject, one))


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise InvalidInput([Problem(Mark(str(file)), f"is larger than {MAX_BYTES >> 20} MiB")])
        return file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise InvalidInput([Problem(Mark(str(file)), f"cannot be read: {reason}")]) from None
