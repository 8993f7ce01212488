"""A comparison of candidates: from its records to its documents."""

from collections.abc import Iterator, Sequence

from jdgen import formats
from jdgen.build.making import Maker, Task
from jdgen.documents.kinds import choose_kinds
from jdgen.documents.subject import DataSubject
from jdgen.load import load_employer
from jdgen.screening.comparison import Comparison, counted
from jdgen.workspace import Workspace

KIND = "candidate-comparison"


def comparison_documents(workspace: Workspace, found: Comparison, wanted: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The file name and bytes of the comparison in each format."""
    (kind,) = choose_kinds(workspace, [KIND])
    maker = Maker(workspace, load_employer(workspace))
    summary = f"What raters gave {counted(found)}, side by side."
    subject = DataSubject(found.plan.role, found.plan.title, summary, found)
    for one in wanted:
        yield f"{KIND}.{formats.get(one).suffix}", maker.make(Task(kind, subject, one))
