"""Where the site will stand, and where in it everything lies."""

import re
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import quote, urlsplit

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.load.starter import role_id
from jdgen.model.role import Role

RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)
"""Names that Windows gives to devices: a file of such a name cannot be copied to it."""
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_PLAIN = re.compile(rf"https?://{_LABEL}(\.{_LABEL})*(:(?P<port>[0-9]{{1,5}}))?(?P<path>/[A-Za-z0-9._~/-]*)?")


def base_url(text: str) -> str:
    """The address of the front page's folder, without a slash at its end; raises InvalidInput."""
    found = _PLAIN.fullmatch(text)
    path = found["path"] or "" if found else ""
    if (
        not found
        or int(found["port"] or 1) not in range(1, 65536)
        or {".", ".."} & set(path.split("/"))
        or "//" in path
    ):
        hint = "write it like https://careers.example.com/jobs: http or https, a host and a plain path"
        if not text.isascii():
            hint += ", in ASCII letters (a host such as bücher.example is xn--bcher-kva.example)"
        raise InvalidInput([Problem(Mark("--base-url"), f"{text!r} is no address for a site", hint=hint)])
    return text.rstrip("/")


def posting_path(reference: str) -> str:
    """Of an opening, by its reference: role and opening."""
    return f"openings/{reference.replace('.', '/', 1)}.html"


def guide_path(role: Role) -> str:
    return f"roles/{role.id}.html"


def group_path(folder: str, name: str) -> str:
    """The page of a place or a team; a name that plain letters cannot hold is told apart by its hash."""
    short = role_id(name)
    letters = sum(one.isalnum() for one in normalize("NFKD", name))
    if letters == sum(one.isalnum() for one in short) and not RESERVED.fullmatch(short):
        return f"{folder}/{short}.html"
    return f"{folder}/{f'{short[:48]}-'.lstrip('-')}{sha256(name.encode()).hexdigest()[:8]}.html"


def path_of(base: str) -> str:
    """From the host on: for a page that a server shows at any address."""
    return f"{urlsplit(base).path}/"


def up_from(path: str) -> str:
    """From a page back to the front page's folder: every link is relative, so the site works anywhere."""
    return "../" * path.count("/")


def url(base: str, path: str) -> str:
    """The one address of a page; a front page is its folder's."""
    return f"{base}/{quote(path.removesuffix('index.html'))}"
