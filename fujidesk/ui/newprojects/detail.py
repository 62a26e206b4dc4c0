"""Everything of one new project: its fields, costs per year, its steps, and what can be done with it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.new_project_rules import (
    FIGURE_NAMES,
    allowed_steps,
    current_step,
    is_open,
    take_back_refusal,
)
from fujidesk.domain.new_projects import NewProject, Step, step_name
from fujidesk.domain.office_values import field_value
from fujidesk.domain.plan_words import PlanWords
from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import FujideskError
from fujidesk.ui.formats import short_day
from fujidesk.ui.forms.builder import Form
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.forms.editors import LineEditor
from fujidesk.ui.forms.fields import FieldChoice, FieldKind, FieldRecord
from fujidesk.ui.newprojects.hearing_links import HearingLinks
from fujidesk.ui.newprojects.words import READ_ONLY
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, InlineMessage, StatePill, button, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout
from fujidesk.ui.widgets.scroll_page import scroll_page

_YEARS_ON = 3
"""Years after a proposal, and after the plan, for which costs can be typed."""
COST = "cost."
"""Begins the form's field of a year's cost: "cost.2027"."""
_TEXTS = (
    ("purpose", "目的"), ("content", "内容"), ("schedule", "スケジュール"), ("effects", "期待される効果"),
    ("risks", "リスク・課題"), ("support", "必要な支援"),
)  # fmt: skip


_DX = FieldRecord(
    "is_dx", "DX", FieldKind.CHOICE, columns=6,
    choices=(FieldChoice(True, "DX"), FieldChoice(False, "DX以外")),
)  # fmt: skip


class Detail(QWidget):
    """Shows one new project. changed(field, value shown before, value): the owner answers `mark` or `refuse`.

    step_chosen(Step), take_back_chosen, important_chosen(bool), remove_chosen, open_chosen(number), closed.
    """

    changed = Signal(str, object, object)
    step_chosen = Signal(object)
    take_back_chosen = Signal()
    important_chosen = Signal(bool)
    remove_chosen = Signal()
    open_chosen = Signal(str)
    closed = Signal()

    def __init__(self, profile: PlanProfile, places: Mapping[str, str], theme: Theme,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        """Build it; places: code → title of the levels that a project may stand under."""
        super().__init__(parent)
        self._profile, self._places, self._theme = profile, places, theme
        self._project: NewProject | None = None
        self.title = text_label("", "heading", self, wrap=True)
        self.pill = StatePill(parent=self)
        self.message = InlineMessage(self)
        words = profile.words
        self.step_buttons = {step: button(f"{step_name(step, words)}へ…", self) for step in Step}
        self.important_button = button("重要事項", self)
        self.back_button = button("最後の段階を取り消す", self)
        self.remove_button = button("削除", self)
        self.open_button = button("個票を開く", self)
        self.close_button = button("閉じる", self)
        self.history = text_label("", "", self, wrap=True)
        self.hearings = HearingLinks(self)
        self.form = Form(self._records(), self)
        self._lay_out()
        self._connect()

    def _records(self) -> list[FieldRecord]:
        """Return the fields."""
        kind = FieldKind
        first, last = self._profile.first_year, self._profile.last_year + _YEARS_ON
        categories = tuple(FieldChoice(term.category.value, term.name) for term in self._profile.categories)
        places = (FieldChoice(code, f"{code} {title}") for code, title in self._places.items())
        measures = (FieldChoice("", "未定"), *places)
        return [
            FieldRecord("title", "事業名", kind.NAME, required=True),
            FieldRecord("department", "提案する部署", kind.LINE, required=True),
            FieldRecord("category", "事業分類", kind.CHOICE, columns=6, choices=categories),
            *([_DX] if self._profile.has_dx else []),
            FieldRecord("measure", f"登載を見込む{self._profile.words.lower}", kind.CHOICE, choices=measures),
            *(FieldRecord(name, word, kind.TEXT) for name, word in _TEXTS),
            *(_amount(f"{COST}{year}", f"経費 {short_year(year)}") for year in range(first, last + 1)),
            *(_amount(name, word) for name, word in FIGURE_NAMES.items()),
            FieldRecord("remark", "備考", kind.TEXT, mark="内部"),
        ]  # fmt: skip

    def show_project(self, project: NewProject, note: str, *, may_write: bool) -> None:
        """Show a project; note: what is to be known of its form."""
        other = self._project is None or self._project.key != project.key
        if other and self._project is not None:
            self.form.flush()
        self._project = project
        self.title.setText(f"{project.key} {project.title}")
        important = "・重要事項" if project.is_important else ""
        self.pill.show_state(f"{step_name(current_step(project), self._profile.words)}{important}", "accent")
        self.message.show_message(note, "care")
        values = form_values(project)
        if other:
            self.form.start(values, {})
        else:
            self.form.update_values(values)
        years = {year for year, _ in project.costs} | set(
            range(project.fiscal_year, project.fiscal_year + _YEARS_ON + 1)
        )
        self.form.show_only(frozenset(
            key for key in values if not key.startswith(COST) or int(key.removeprefix(COST)) in years
        ))  # fmt: skip
        self._lock(project, may_write=may_write)
        self.history.setText(_history(project, self._profile.words))
        self._show_buttons(project, may_write=may_write)

    def offer_departments(self, names: Sequence[str]) -> None:
        """Offer departments while one is typed; others can be typed, too."""
        editor = self.form.field("department").editor
        if isinstance(editor, LineEditor):
            editor.setCompleter(ListCompleter(names, editor))

    def _lock(self, project: NewProject, *, may_write: bool) -> None:
        """Let be typed what may be: nothing where the file is read only, the remark alone once adopted."""
        adopted = current_step(project) is Step.ADOPTED
        self.form.set_read_only(not may_write or adopted)
        self.form.field("remark").editor.set_locked(not may_write)
        said = f"計画に登載済みです。内容は台帳の {project.number} で直してください。" if adopted else ""
        self.form.setToolTip(said if may_write else READ_ONLY)

    @property
    def key(self) -> str:
        """The project shown, "" where there is none."""
        return "" if self._project is None else self._project.key

    def _show_buttons(self, project: NewProject, *, may_write: bool) -> None:
        """Show the steps that may come next, and what else may be done."""
        allowed, reason = allowed_steps(project), "" if may_write else READ_ONLY
        for step, made in self.step_buttons.items():
            made.setVisible(step in allowed)
            made.setEnabled(may_write)
            made.setToolTip(reason)
        self.important_button.setText("重要事項から外す" if project.is_important else "重要事項にする")
        self.important_button.setVisible(is_open(project))
        for made, refusal in (
            (self.important_button, ""), (self.back_button, take_back_refusal(project)),
            (self.remove_button, f"{project.number} として登載済みです。" if project.number else ""),
        ):  # fmt: skip
            made.setEnabled(may_write and not refusal)
            made.setToolTip(reason or refusal)
        self.open_button.setVisible(bool(project.number))

    def _lay_out(self) -> None:
        """Put the title on top; buttons, steps taken and fields scroll below it."""
        card = Card(self)
        inner = QVBoxLayout(card)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        flow = FlowLayout()
        self.step_buttons[Step.DECLINED].setText("見送り…")
        self.step_buttons[Step.ADOPTED].setText("計画に登載…")
        for widget in (self.pill, *self.step_buttons.values(), self.important_button, self.open_button):
            flow.addWidget(widget)
        inner.addLayout(head)
        body = QWidget(self)
        fields = QVBoxLayout(body)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addLayout(flow)
        fields.addWidget(self.message)
        fields.addWidget(text_label("経過", "strong", body))
        fields.addWidget(self.history)
        last = QHBoxLayout()
        last.addWidget(self.back_button)
        last.addStretch(1)
        last.addWidget(self.remove_button)
        fields.addLayout(last)
        fields.addWidget(self.hearings)
        fields.addWidget(self.form)
        fields.addStretch(1)
        scroll = scroll_page(body, card)
        scroll.viewport().setAutoFillBackground(False)  # the card's ground shows through
        body.setAutoFillBackground(False)
        inner.addWidget(scroll, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def _connect(self) -> None:
        """Hand on what the user wants."""
        self.form.committed.connect(self._on_committed)
        for made in self.step_buttons.values():
            made.clicked.connect(self._on_step)
        self.important_button.clicked.connect(self._on_important)
        self.back_button.clicked.connect(self.take_back_chosen)
        self.remove_button.clicked.connect(self.remove_chosen)
        self.open_button.clicked.connect(self._on_open)
        self.close_button.clicked.connect(self.closed)
        QShortcut(QKeySequence("Ctrl+S"), self, self._store_all)

    def mark(self, field: str, value: JsonValue) -> None:
        """Hear that an edit was stored."""
        self.form.field(field).mark_saved(value)

    def refuse(self, field: str, error: FujideskError) -> None:
        """Hear that an edit was not stored, and why."""
        if self._project is not None:
            self.form.field(field).refuse(str(error), form_values(self._project).get(field))

    def refuse_conflict(self, field: str, stored: NewProject) -> None:
        """Hear that somebody else changed the value; it is overwritten only on Ctrl+S."""
        self.form.field(field).refuse_conflict(form_values(stored).get(field))

    def _on_committed(self, field: str, before: object, value: object) -> None:
        """Hand an edit on."""
        self.changed.emit(field, before, value)

    def _store_all(self) -> None:
        """Store everything typed, also over values that came in meanwhile, as Ctrl+S asks for."""
        self.form.flush(force=True)

    def _on_step(self) -> None:
        """Hand on which step was chosen."""
        self.step_chosen.emit(next(step for step, item in self.step_buttons.items() if item is self.sender()))

    def _on_important(self) -> None:
        """Turn the mark round."""
        if self._project is not None:
            self.important_chosen.emit(not self._project.is_important)

    def _on_open(self) -> None:
        """Open the project that it has become."""
        if self._project is not None:
            self.open_chosen.emit(self._project.number)


def _amount(name: str, word: str) -> FieldRecord:
    """Return the field of an amount in 千円; internal."""
    return FieldRecord(name, f"{word}（千円）", FieldKind.AMOUNT, columns=6, mark="内部")


def form_values(project: NewProject) -> dict[str, JsonValue]:
    """Return the values of the form's fields, costs of the years around the project one by one."""
    names = ("title", "department", "category", "measure", "is_dx", *(name for name, _ in _TEXTS), "remark",
             "requested_kyen", "assessed_kyen", "settled_kyen")  # fmt: skip
    values = {name: field_value(project, name) for name in names}
    costs = dict(project.costs)
    years = {*costs, *range(project.fiscal_year, project.fiscal_year + 6)}
    return values | {f"{COST}{year}": costs.get(year) for year in sorted(years)}


def changed_values(project: NewProject, field: str, value: JsonValue) -> dict[str, JsonValue]:
    """Return what an edit of the form sets: a year's cost is a part of all of them."""
    if field == "is_dx":
        return {field: value is True}
    if not field.startswith(COST):
        return {field: "" if value is None and not field.endswith("_kyen") else value}
    costs: dict[int, JsonValue] = dict(project.costs)
    costs[int(field.removeprefix(COST))] = value
    return {"costs": [[year, kyen] for year, kyen in sorted(costs.items()) if kyen is not None]}


def _history(project: NewProject, words: PlanWords) -> str:
    """Return the steps, one a line, the first at the top."""
    lines = []
    for taken in project.steps:
        reason = f"　{taken.reason}" if taken.reason else ""
        lines.append(f"{short_day(taken.day)}　{step_name(taken.step, words)}{reason}")
    return "\n".join(lines) if lines else "まだありません。"
