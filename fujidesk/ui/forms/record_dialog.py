"""A dialog that changes a record of the office: who else changed it meanwhile is shown field by field.

Three states are compared when it is stored: the record as the dialog was opened on it, as it stands in the
fields, and as it is stored by now. What only one of both people touched is kept from both; what both changed
is asked for, one field after the other, with the component that the rounds of the survey use.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from fujidesk.domain.days import is_day
from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.three_states import Part, changed_parts, clashing_parts, with_parts
from fujidesk.errors import UserError
from fujidesk.ui.formats import day_in_full
from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.widgets.clashes import Clash, Clashes

R = TypeVar("R", bound=OfficeRecord)
_CHOOSE = "まだ保存していません。ほかの人が変えた欄について、どちらの値にするかを上で選んでください。"


@dataclass(frozen=True)
class Keeping(Generic[R]):
    """How a record is kept.

    store(before, after): stores another state over the one that is stored; before None: the record is new.
    stored: returns it as it is stored now. Both raise `FujideskError` where that cannot be.
    """

    store: Callable[[R | None, R], object]
    stored: Callable[[R], R]


class RecordDialog(AskingDialog, Generic[R]):
    """Asks for the fields of a record, and stores them beside what others have stored meanwhile.

    Subclasses add the fields and say what stands in them (`value`), how a part is put there (`show_part`),
    and which parts there are: `PARTS` has their words.
    """

    PARTS: ClassVar[Mapping[Part, str]] = {}

    def __init__(
        self, words: tuple[str, str, str], record: R, keeping: Keeping[R], parent: QWidget, *, is_new: bool
    ) -> None:
        """Build it; words: title, sentence and action of the dialog. record: as it was when it was shown."""
        super().__init__(*words, parent)
        self.record = record
        self._keeping = keeping
        self._is_new = is_new
        self.clashes = Clashes(self)
        self.fields.addRow(self.clashes)

    def value(self) -> R:
        """Return the record as it stands in the fields.

        Raises:
            UserError: a field cannot be read.
        """
        raise NotImplementedError

    def show_part(self, part: Part, record: R) -> None:
        """Put a part of a record into its fields."""
        raise NotImplementedError

    def part_words(self, part: Part, record: R) -> str:
        """Return a part of a record in words; "" where it is empty."""
        return "　".join(filter(None, (_words(getattr(record, name)) for name in part)))

    def act(self) -> None:
        """Store it.

        Raises:
            UserError: both people changed the same field, for which the choice now stands in the dialog.
            FujideskError: it was refused.
        """
        wanted = self.value()
        if self._is_new:
            self._keeping.store(None, wanted)
            return
        stored = self._keeping.stored(self.record)
        self._show_clashes(clashing_parts(self.PARTS, self.record, wanted, stored), stored, wanted)
        mine = changed_parts(self.PARTS, self.record, wanted)
        self._keeping.store(stored, with_parts(stored, wanted, mine))

    def _show_clashes(self, parts: list[Part], stored: R, wanted: R) -> None:
        """Ask which value of each part is to be, and refuse until it is known."""
        self.clashes.clear()
        for part in parts:
            self.clashes.show_clash(
                Clash(
                    self.PARTS[part], self.part_words(part, stored), self.part_words(part, wanted),
                    partial(self._on_chosen, part, stored, keeps=False),
                    partial(self._on_chosen, part, stored, keeps=True),
                )
            )  # fmt: skip
        if parts:
            self.area.ensureWidgetVisible(self.clashes)
            raise UserError(_CHOOSE)

    def _on_chosen(self, part: Part, stored: R, *, keeps: bool) -> None:
        """Take the choice of a part; the last one stores the record."""
        self.record = with_parts(self.record, stored, [part])
        if keeps:
            self.show_part(part, stored)
        if not self.clashes.open_fields:
            self._on_do()


def _words(value: object) -> str:
    """Return a value of a field in words: days in full, lists with 「、」."""
    if isinstance(value, tuple):
        return "、".join(_words(item) for item in value)
    text = str(value)
    return day_in_full(text) if is_day(text) else text
