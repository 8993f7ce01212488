"""Adverse impact: from a file of counts to its arithmetic and its documents. Nothing of it leaves the machine."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from jdgen import formats
from jdgen.build.making import Maker, Task
from jdgen.documents.kinds import choose_kinds
from jdgen.documents.subject import DataSubject
from jdgen.load import load_employer
from jdgen.load.counts import read_counts
from jdgen.load.table import MAX_BYTES
from jdgen.load.workbook import opened
from jdgen.screening.impact import Impact, impact
from jdgen.workspace import Workspace

KIND = "adverse-impact"


def impact_of(file: Path) -> Impact:
    """What the counts in a CSV file come to; InvalidInput holds every problem of the file."""
    with opened(file, str(file)) as source:
        return impact(read_counts(source.read(MAX_BYTES + 1), str(file)))


def impact_documents(
    workspace: Workspace, found: Impact, name: str, wanted: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """The file name and bytes of the review in each format; ``name`` is what the file of counts is called."""
    (kind,) = choose_kinds(workspace, [KIND])
    summary = "How stages of hiring select the groups of applicants."
    subject = DataSubject(KIND, name, summary, found)
    maker = Maker(workspace, load_employer(workspace))
    for one in wanted:
        yield f"{KIND}.{formats.get(one).suffix}", maker.make(Task(kind, subject, one))
