"""What a form field is: its key, words, kind and limits, as data.

Screens declare their fields as such records; see `ui.project.text_fields` for the ones of the sheet.
"""

from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.changes import JsonValue


class FieldKind(StrEnum):
    """How a field is typed and what its value is."""

    LINE = "line"
    """One line of text."""
    NAME = "name"
    """One line of text that wraps where it is too long for its field."""
    TEXT = "text"
    """Several lines of text."""
    LIST = "list"
    """Short texts set apart by 「、」; the value is a list."""
    FIGURE = "figure"
    """A decimal, stored as text."""
    YEAR = "year"
    """A fiscal year typed in any usual way; stored as the western year of April."""
    PAGE = "page"
    """A page number from 1."""
    CHOICE = "choice"
    """One of a few values, or none."""
    AMOUNT = "amount"
    """An amount in 千円, or none; 円 and 万円 are read too."""
    SCORE = "score"
    """A score of 1 to 5, or none, chosen by one of five buttons."""


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One value of a CHOICE field and the word shown for it."""

    value: JsonValue
    text: str


@dataclass(frozen=True, slots=True)
class FieldRecord:
    """One field of a form.

    key: a field key of `fujidesk.domain.changes`. hint: shown in the empty editor. columns: how many of
    the form's twelve columns it takes. required: may not be left empty. choices: of a CHOICE field; of a
    SCORE field the scores with their official words. mark: a word of warning beside the label (「内部」).
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    columns: int = 12
    required: bool = False
    choices: tuple[FieldChoice, ...] = ()
    mark: str = ""
