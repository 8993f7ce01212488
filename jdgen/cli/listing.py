"""What a workspace has: names, each with a line about it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jdgen.workspace import Workspace

Rows = list[tuple[str, str]]


def listing(workspace: "Workspace", what: str) -> Rows:
    lists = {"roles": _roles, "kinds": _kinds, "formats": _formats, "families": _families}
    return lists[what](workspace)


def _roles(workspace: "Workspace") -> Rows:
    from jdgen.load import readable_roles

    return [(role.id, f"{role.title}{_openings(len(role.openings))}") for role in readable_roles(workspace)]


def _openings(count: int) -> str:
    return f" ({count} opening{'s' if count > 1 else ''})" if count else ""


def _kinds(workspace: "Workspace") -> Rows:
    from jdgen.documents.kinds import kinds

    return [(kind.id, f"{kind.about} ({kind.audience})") for kind in kinds(workspace)]


def _formats(workspace: "Workspace") -> Rows:
    from jdgen import formats

    return [(name, f".{formats.get(name).suffix}") for name in formats.names()]


def _families(workspace: "Workspace") -> Rows:
    from jdgen.load import readable_roles

    families: dict[str, list[str]] = {}
    for role in readable_roles(workspace):
        if role.family:
            families.setdefault(role.family, []).append(role.id)
    return [(family, ", ".join(ids)) for family, ids in sorted(families.items())]
