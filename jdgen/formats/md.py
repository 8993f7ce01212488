"""CommonMark that reads well as plain text."""

import re

from jdgen.formats import Format, Page


def encode(page: Page) -> bytes:
    # Templates leave blank lines where a part is left out; one between blocks is enough.
    text = re.sub(r"[ \t]+\n", "\n", page.body).strip()
    return (re.sub(r"\n{3,}", "\n\n", text) + "\n").encode()


FORMAT = Format("md", "md", "md", (), encode)
