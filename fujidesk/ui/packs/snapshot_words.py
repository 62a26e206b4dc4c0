"""What a snapshot is called: 「控え2」 in its own meeting, with the meeting and its year elsewhere."""

from fujidesk.domain.fiscal import short_year
from fujidesk.models.snapshots import StoredSnapshot
from fujidesk.ui.formats import moment_of_text


def snapshot_name(taken: StoredSnapshot) -> str:
    """Return the name in all meetings: 「情報化推進本部会議 R7 控え2」."""
    return f"{taken.title} {short_year(taken.fiscal_year)} {_number(taken)}"


def snapshot_line(taken: StoredSnapshot, *, of_all: bool = False) -> str:
    """Return the line of a list: 「控え2　7月10日 09:12　差し替え後」; of_all: in a list of all meetings."""
    name = snapshot_name(taken) if of_all else _number(taken)
    return "　".join(filter(None, (name, moment_of_text(taken.taken_at), taken.note)))


def _number(taken: StoredSnapshot) -> str:
    """Return the number in its meeting, which its key ends with."""
    return f"控え{taken.key.rpartition('-')[2]}"
