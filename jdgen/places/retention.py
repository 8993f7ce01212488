"""How long what was posted is kept, by jurisdiction."""

from collections.abc import Sequence

from jdgen.places.facts import jurisdiction


def posting_years(ids: Sequence[str]) -> dict[str, int]:
    """The most years that each jurisdiction asks for, of those that ask; federal and state alike."""
    known = [one for id in dict.fromkeys(ids) if (one := jurisdiction(id))]
    asked = {one.id: [law.keep_posting_years or 0 for law in one.posting_laws] for one in known}
    for one in known:
        asked[one.id] += [rule.years for rule in one.retentions]
    return {id: max(years) for id, years in asked.items() if any(years)}
