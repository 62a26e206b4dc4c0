"""The fields of the sheet: which there are by category, and the card that holds them.

The plan document prints other fields for each category (002, 個票の見方; see the plan profile). Its
sentences do not ship: until it was imported the card says so and offers the import.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.describing import DIRECTION_NAMES
from fujidesk.domain.fields import values_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.ui.forms.builder import Form
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.forms.editors import LineEditor
from fujidesk.ui.forms.fields import FieldChoice, FieldKind, FieldRecord
from fujidesk.ui.forms.text_editor import TextEditor
from fujidesk.ui.widgets.basics import Card, InlineMessage

if TYPE_CHECKING:
    from fujidesk.domain.changes import JsonValue

_DIRECTIONS = (
    FieldChoice(None, "（なし）"),
    *(FieldChoice(item.value, name) for item, name in DIRECTION_NAMES.items()),
)
FIELDS = (
    FieldRecord("summary", "要約", hint="この事業を一文で"),
    FieldRecord("overview", "事業概要"),
    FieldRecord("purpose", "事業の目的"),
    FieldRecord("effects", "期待される効果"),
    FieldRecord("challenges", "達成課題"),
    FieldRecord("related", "その他関連する計画・事業"),
    FieldRecord("indicator.text", "施策指標等"),
    FieldRecord("indicator.figure", "目標値", FieldKind.FIGURE, "例: 3,000", 3),
    FieldRecord("indicator.unit", "単位", FieldKind.LINE, "例: 件", 3),
    FieldRecord("indicator.direction", "目標の向き", FieldKind.CHOICE, "", 3, choices=_DIRECTIONS),
    FieldRecord("indicator.due_year", "目標年度", FieldKind.YEAR, "例: R8", 3),
    FieldRecord("sogo_codes", "総合計画 施策番号", FieldKind.LIST, "例: A3-3、B1-2", 6),
    FieldRecord("keiei_codes", "行政経営プラン 取組番号", FieldKind.LIST, "例: 1-5-17", 6),
    FieldRecord("departments", "所管部署", FieldKind.LIST, "例: 収納課、デジタル推進課", 9),
    FieldRecord("page", "頁", FieldKind.PAGE, "例: 98", 3),
)  # fmt: skip
"""All fields of the sheet but title, category and DX (in the header) and schedule, in reading order."""
PLAN_TEXTS = ("overview", "purpose", "effects", "challenges", "related")
"""Texts that come with the plan document; they do not ship."""
_ALWAYS = frozenset({"summary", "departments", "page"})
_IMPORT_HINT = "計画書を取り込むと本文が入ります"


def fields_in_words(profile: PlanProfile) -> tuple[FieldRecord, ...]:
    """Return all fields of the sheet, named as the city names them."""
    word = profile.words.department
    return tuple(replace(item, label=word) if item.key == "departments" else item for item in FIELDS)


def fields_of(record: ProjectRecord, profile: PlanProfile) -> frozenset[str]:
    """Return the keys of the fields that a project's sheet shows.

    Those of its category (002, 個票の見方), and any other that holds a value, so that nothing stored is
    hidden. A 継続 project that is DX has its 施策指標 in the roadmap.
    """
    given = set(profile.category_fields(record.category))
    if record.is_dx:
        given.add("indicator")
    values = values_of(record)
    keys = {item.key for item in FIELDS}
    of_category = {key for key in keys if key in given or key.partition(".")[0] in given}
    filled = {key for key in keys if values.get(key) not in (None, "", [])}
    return frozenset(_ALWAYS | of_category | filled)


def has_plan_texts(record: ProjectRecord) -> bool:
    """Tell whether the plan document's texts of a project are in the register."""
    return any(getattr(record, name) for name in PLAN_TEXTS)


class TextFields(Card):
    """The card with the sheet's fields."""

    committed = Signal(str, object, object)
    import_requested = Signal()

    def __init__(self, profile: PlanProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._missing = InlineMessage(self)
        self._import = self._missing.add_button("計画書を取り込む…")
        self._import.clicked.connect(self.import_requested)
        self._form = Form(fields_in_words(profile), self)
        self._form.committed.connect(self.committed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self._missing)
        layout.addWidget(self._form)
        layout.addStretch(1)

    @property
    def form(self) -> Form:
        """The fields."""
        return self._form

    def set_departments(self, names: Sequence[str]) -> None:
        """Offer these departments while one is typed."""
        editor = self._form.field("departments").editor
        if isinstance(editor, LineEditor):
            editor.setCompleter(ListCompleter(names, editor))

    def set_read_only(self, read_only: bool) -> None:
        """Let the fields be read but not changed."""
        self._form.set_read_only(read_only)
        self._import.setEnabled(not read_only)

    def start(self, record: ProjectRecord, drafts: Mapping[str, str]) -> None:
        """Show another project."""
        self._show_parts(record)
        self._form.start(values_of(record), drafts)

    def update_record(self, record: ProjectRecord) -> None:
        """Show what is stored of the same project now."""
        self._show_parts(record)
        values: Mapping[str, JsonValue] = values_of(record)
        self._form.update_values(values)

    def _show_parts(self, record: ProjectRecord) -> None:
        """Show the category's fields, and what to do where the plan's texts are missing."""
        self._form.show_only(fields_of(record, self._profile))
        has_texts = has_plan_texts(record)
        what = "（いまは要約のみ）" if record.summary else ""
        self._missing.show_message("" if has_texts else f"{_IMPORT_HINT}{what}")
        overview = self._form.field("overview").editor
        if isinstance(overview, TextEditor):
            overview.set_hint("" if has_texts else f"（{_IMPORT_HINT}）")
