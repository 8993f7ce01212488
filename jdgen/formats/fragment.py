"""HTML to paste into another system: ``p``, ``br``, ``ul``, ``li``, ``strong`` and ``em`` only, no attributes.

These are what job boards and applicant tracking systems keep; a heading is a paragraph in bold, and the
title, which such systems hold in a field of its own, is left out.
"""

from collections.abc import Iterator
from html import escape

from jdgen.formats import Format, Page
from jdgen.render.blocks import Block, Facts, Heading, List, Paragraph, Run, Runs, Table, blocks, text_of

LEFT_OUT = ("masthead", "action", "mark", "sources")


def encode(page: Page) -> bytes:
    marks = [f"<p><strong>{' · '.join(page.marks)}</strong></p>"] if page.marks else []
    return ("\n".join([*marks, *fragment(page.body)]) + "\n").encode()


def fragment(body: str) -> Iterator[str]:
    """A page's body, block by block."""
    for block in blocks(body, LEFT_OUT):
        if not (isinstance(block, Heading) and block.level == 1):
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<p><strong>{_line((Run(text_of(block.runs)),))}</strong></p>"
        case Paragraph():
            yield f"<p>{_line(block.runs)}</p>"
        case List():
            yield f"<ul>{''.join(f'<li>{_item(item)}</li>' for item in block.items)}</ul>"
        case Facts():
            yield f"<p>{'<br>'.join(_named(term, said) for term, said in block.pairs)}</p>"
        case Table():
            yield from _table(block)


def _item(item: tuple[Block, ...]) -> str:
    return "<br>".join(_line(one.runs) for one in item if isinstance(one, Paragraph)) + "".join(
        part for one in item if not isinstance(one, Paragraph) for part in _block(one)
    )


def _table(table: Table) -> Iterator[str]:
    """A line for each row, with the heading of each cell before it."""
    if table.caption:
        yield f"<p><strong>{_line(table.caption)}</strong></p>"
    names = table.head[-1] if table.head else ()
    if not table.rows:
        yield f"<p>[{'; '.join(_line(name) for name in names if name)}]</p>"
        return
    rows = ("; ".join(_named(name, cell) for name, cell in _under(names, row)) for row in table.rows)
    yield f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _under(names: tuple[Runs, ...], row: tuple[Runs, ...]) -> Iterator[tuple[Runs, Runs]]:
    for index, cell in enumerate(row):
        if cell:
            yield (names[index] if index and index < len(names) else ()), cell


def _named(name: Runs, said: Runs) -> str:
    return f"<strong>{_line((Run(text_of(name)),))}:</strong> {_line(said)}" if name else _line(said)


def _line(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = "<br>".join(escape(part, quote=False) for part in run.text.split("\n"))
    text = f"<em>{text}</em>" if run.emphasis else text
    return f"<strong>{text}</strong>" if run.strong and text.strip() else text


FORMAT = Format("fragment", "fragment.html", "html", (), encode)
