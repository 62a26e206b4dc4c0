"""What the dialog of a change offers and reads: projects by number or name."""

import re

from fujidesk.domain.numbers import is_project_number, typed_number
from fujidesk.domain.revising import RegisterNow

_BETWEEN = re.compile(r"[、,，\n]")


def offered(now: RegisterNow) -> list[str]:
    """Return 「1-1-2 事業名」 of the projects that have not ended, in the plan's order."""
    return [
        f"{record.number} {record.title}"
        for record in now.records.values()
        if record.state is None or not record.state.has_ended
    ]


def numbers_in(text: str, now: RegisterNow) -> tuple[str, ...]:
    """Return the project numbers of a typed list; a whole name counts as its number, other words stay.

    What stays is refused with its own words, so that nothing typed is dropped in silence.
    """
    by_title = {record.title: record.number for record in now.records.values()}
    found = []
    for part in _BETWEEN.split(text):
        words = part.strip()
        if not words:
            continue
        first = typed_number(words.split(maxsplit=1)[0])
        found.append(first if is_project_number(first) else by_title.get(words, words))
    return tuple(found)
