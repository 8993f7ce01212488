"""Plain text that reads well in an e-mail: 72 columns, an address beside each link."""

from collections.abc import Iterator
from textwrap import wrap

from jdgen.formats import Format, Page
from jdgen.render.blocks import Block, Facts, Heading, List, Paragraph, Runs, Table, blocks, text_of

WIDTH = 72


def encode(page: Page) -> bytes:
    parts = [" · ".join(page.marks)] + ["\n".join(_block(block)) for block in blocks(page.body, ("action",))]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _block(block: Block, width: int = WIDTH) -> Iterator[str]:
    match block:
        case Heading():
            title = _text(block.runs).replace("\n", " ")
            yield title.upper() if block.level == 1 else title
            yield ("=" if block.level == 1 else "-") * min(len(title), width)
        case Paragraph():
            yield from _wrapped(_text(block.runs), width)
        case List():
            for number, item in enumerate(block.items, 1):
                yield from _item(f"{number}. " if block.ordered else "- ", item, width)
        case Facts():
            for term, said in block.pairs:
                yield from _wrapped(f"{_text(term)}: {_text(said)}", width, after="  ")
        case Table():
            yield from _table(block, width)


def _item(mark: str, item: tuple[Block, ...], width: int) -> Iterator[str]:
    lines = [line for block in item for line in _block(block, width - len(mark))]
    yield from ((" " * len(mark) if number else mark) + line for number, line in enumerate(lines))


def _table(table: Table, width: int) -> Iterator[str]:
    """A line for each row, with the heading of each cell before it."""
    if table.caption:
        yield from _wrapped(_text(table.caption), width)
    names = [_text(name) for name in (table.head[-1] if table.head else ())]
    if not table.rows:
        yield from _wrapped(f"[{'; '.join(filter(None, names))}]", width)
    for row in table.rows:
        cells = [(names[at] if at and at < len(names) else "", _text(cell)) for at, cell in enumerate(row) if cell]
        said = "; ".join(f"{name}: {text}" if name else text for name, text in cells)
        yield from _wrapped(f"- {said}", width, after="  ")


def _text(runs: Runs) -> str:
    """With the address of each link that does not show it itself."""
    said = ""
    for run in runs:
        address = run.link.removeprefix("mailto:").removeprefix("tel:")
        shown = address and not address.startswith("#") and address not in run.text
        said += f"{run.text} ({address})" if shown else run.text
    return said or text_of(runs)


def _wrapped(text: str, width: int, after: str = "") -> list[str]:
    """Lines of at most ``width``; words that are longer, such as addresses, stay whole."""
    lines: list[str] = []
    for line in text.split("\n"):
        before = after if lines else ""
        lines += wrap(
            line,
            width,
            initial_indent=before,
            subsequent_indent=after,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return lines


FORMAT = Format("txt", "txt", "html", (), encode)
