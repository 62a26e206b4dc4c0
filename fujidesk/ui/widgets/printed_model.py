"""The rows of an item model for paper: what its cells show, in the order shown."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel

from fujidesk.domain.pack_blocks import Row

_NOT_IN_FONT = "⚠"
"""Signs beside words on the screen that the font of papers does not have."""


def model_rows(model: QAbstractItemModel, columns: Iterable[int]) -> tuple[Row, ...]:
    """Return all rows that a model shows, with these columns."""
    kept = tuple(columns)
    return tuple(Row(tuple(_text(model, row, column) for column in kept)) for row in range(model.rowCount()))


def _text(model: QAbstractItemModel, row: int, column: int) -> str:
    """Return the text of a cell."""
    shown = str(model.index(row, column).data() or "")
    return shown.replace(f"{_NOT_IN_FONT} ", "")
