"""Whether an opening is to be shown on a day: by its status and its dates."""

from datetime import date
from typing import Literal

from jdgen.documents.structured_data import ENDED
from jdgen.model.opening import Opening

State = Literal["draft", "open", "closed"]


def state(opening: Opening, today: date) -> State:
    """A draft has not been posted yet; one that is posted for later is a draft until that day."""
    if opening.status in ENDED or (opening.closes and opening.closes < today):
        return "closed"
    if opening.status != "posted" or (opening.posted and opening.posted > today):
        return "draft"
    return "open"


def keeps_page(closed: date, today: date, days: int) -> bool:
    """Whether the page of an opening that was first seen closed on a day still says so."""
    return (today - closed).days < days
