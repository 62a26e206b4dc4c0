"""The office's scores of one project, beside the department's and last year's, with the reason.

What differs from the department's scores, or moved by 2 or more, is stored with a reason only. What is typed
is never lost: a project that is left without its reason keeps its scores as a draft until it is completed.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.report_rows import NO_SCORES, Scores
from fujidesk.domain.reports import StatusReport, score_label
from fujidesk.domain.settling import Settlement, missing_reason
from fujidesk.ui.evaluation.allowing import allow, lock_reason
from fujidesk.ui.evaluation.settle_rows import NOT_GIVEN
from fujidesk.ui.forms.score_editor import ScoreEditor
from fujidesk.ui.forms.text_editor import TextEditor
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, InlineMessage, button, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout
from fujidesk.ui.widgets.grade_chip import GradeChip, mark_of

_Words = dict[JsonValue, str]
_SCORE_PX = 26
_NO_CHANGE = "点か理由を変えると押せます"
_NO_OWN = "部署と違う点があるときに押せます"
_NOTHING = "一覧で事業を選ぶと、部署の評価とその修正をここで比べられます。"


@dataclass(frozen=True)
class OfficeScores:
    """What the office says of a project: its scores (None: as the department) and why."""

    item: Settlement
    scores: Scores
    reason: str

    @property
    def number(self) -> str:
        """The project."""
        return self.item.number

    @property
    def is_change(self) -> bool:
        """Whether anything differs from what is stored."""
        stored = self.item.report
        return self.scores != stored.office_scores or self.reason != stored.office_reason

    @property
    def after(self) -> StatusReport:
        """The report as it would be."""
        progress, cost, content = self.scores
        return replace(self.item.report, office_progress=progress, office_cost=cost, office_content=content,
                       office_reason=self.reason)  # fmt: skip

    @property
    def fault(self) -> str:
        """Why the scores cannot be stored as they are, "" where they can."""
        missing = missing_reason(self.after, self.item.before)
        return f"{missing}。理由を書いてから保存してください。" if missing else ""


class OfficePanel(Card):
    """save_chosen: complete scores. opened: the project's sheet. drafted: a draft came or went."""

    save_chosen = Signal(object)
    opened = Signal(str)
    drafted = Signal(str)

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._item: Settlement | None = None
        self._drafts: dict[str, OfficeScores] = {}
        self._may_write = True
        self._showing = False
        self.title = text_label(_NOTHING, "heading", self, wrap=True)
        self.editors = [self._editor(place) for place in range(len(profile.scores))]
        self._last = [text_label("", parent=self) for _ in profile.scores]
        self._own = [text_label("", parent=self) for _ in profile.scores]
        self.result, self._sum = GradeChip(theme, parent=self), text_label("", "strong", self)
        self._labels: list[QLabel] = []
        self._why = text_label("", parent=self, wrap=True)
        self.reason = TextEditor(self, least_lines=3)
        self.reason.setAccessibleName(f"{self._profile.words.office}の評価の理由")
        self.message = InlineMessage(self)
        self.save_button = button("保存する", self, primary=True)
        self.own_button = button("部署と同じにする", self)
        self.open_button = button("個票を開く", self)
        self._lay_out()
        self._connect()
        self.show_item(None, may_write=False)
        self._space()

    @property
    def drafts(self) -> frozenset[str]:
        """The numbers of the projects whose scores are typed and not stored."""
        return frozenset(self._drafts)

    def show_item(self, item: Settlement | None, *, may_write: bool) -> None:
        """Show a project, with what was typed for it before; None: none is selected."""
        self._item, self._may_write = item, may_write
        self._page.setVisible(item is not None)
        for shown in (self.save_button, self.own_button, self.open_button):
            shown.setVisible(item is not None)
        self.message.show_message("")
        if item is None:
            self.title.setText(_NOTHING)
            return
        self.title.setText(f"{item.number}　{item.title}")
        draft = self._drafts.get(item.number)
        if draft is not None:  # what is stored may have changed meanwhile
            draft = replace(draft, item=item)
        self._show_scores(item, draft)
        for editor in self.editors:
            editor.set_locked(not may_write)
        self.reason.set_locked(not may_write)
        self._show_result()

    def flush(self, *, shown_too: bool = True) -> None:
        """Store the drafts that are complete; those that lack a reason stay.

        shown_too: also that of the project shown, which one may still be at.
        """
        shown = self._item.number if self._item is not None else ""
        for number, draft in list(self._drafts.items()):
            if self._may_write and not draft.fault and (shown_too or number != shown):
                self._forget(number)
                self.save_chosen.emit(draft)

    def said(self) -> OfficeScores | None:
        """Return what the panel says; None where no project is shown."""
        if self._item is None:
            return None
        progress, cost, content = (
            int(editor.shown_text()) if editor.shown_text() else None for editor in self.editors
        )
        return OfficeScores(self._item, (progress, cost, content), self.reason.shown_text().strip())

    def _editor(self, place: int) -> ScoreEditor:
        """Make the buttons of one score, with the official words."""
        term = self._profile.scores[place]
        words: _Words = {score: term.steps[score] for score in sorted(term.steps)}
        name = f"{score_label(self._profile, place)}（{self._profile.words.office}）"
        return ScoreEditor(name, words, self, none="部署の評価のとおり")

    def _show_scores(self, item: Settlement, draft: OfficeScores | None) -> None:
        """Fill figures, editors and texts."""
        self._showing = True
        report, before = item.report, item.before
        last = before.scores if before is not None else NO_SCORES
        office = draft.scores if draft is not None else report.office_scores
        for place, editor in enumerate(self.editors):
            self._last[place].setText(_figure(last[place]))
            self._own[place].setText(_figure(report.self_scores[place]))
            editor.show_text("" if office[place] is None else str(office[place]))
        self.reason.show_text(draft.reason if draft is not None else report.office_reason)
        self._why.setText(report.score_reason or "部署からの理由はありません。")
        self._showing = False

    def _show_result(self) -> None:
        """Show total and grade as they would be, and what is missing."""
        said = self.said()
        if said is None:
            return
        mark = mark_of(said.after, self._profile)
        known = [score for score in said.after.scores if score is not None]
        self.result.show_mark(mark)
        self._sum.setText(f"合計 {sum(known)}" if len(known) == len(self.editors) else "合計 －")
        fault = said.fault
        self.message.show_message(fault, "care")
        locked = lock_reason(may_write=self._may_write)
        allow(self.save_button, locked or ("" if said.is_change else _NO_CHANGE))
        own = any(score is not None for score in said.scores)
        allow(self.own_button, locked or ("" if own else _NO_OWN))

    def _on_edited(self) -> None:
        """Show what the change would do; keep it as a draft until it is stored."""
        said = self.said()
        if self._showing or said is None:
            return
        self._show_result()
        if said.is_change:
            self._keep(said)
        else:
            self._forget(said.number)

    def _on_save(self) -> None:
        """Store the scores, or say what is missing and go there."""
        said = self.said()
        if said is None or not said.is_change:
            return
        fault = said.fault
        if fault:
            self.message.show_message(fault, "bad")
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._forget(said.number)
        self.save_chosen.emit(said)

    def _on_own(self) -> None:
        """Take the office's scores away; the reason stays until it is deleted."""
        for editor in self.editors:
            editor.show_text("", modified=True)
        self._on_edited()

    def _on_open(self) -> None:
        """Ask for the sheet of the project."""
        if self._item is not None:
            self.opened.emit(self._item.number)

    def _keep(self, said: OfficeScores) -> None:
        """Keep what was typed."""
        is_new = said.number not in self._drafts
        self._drafts[said.number] = said
        if is_new:
            self.drafted.emit(said.number)

    def _forget(self, number: str) -> None:
        """Drop the draft of a project."""
        if self._drafts.pop(number, None) is not None:
            self.drafted.emit(number)

    def _connect(self) -> None:
        """Wire editors and buttons."""
        for editor in self.editors:
            editor.typed.connect(self._on_edited)
        self.reason.textChanged.connect(self._on_edited)
        self.save_button.clicked.connect(self._on_save)
        self.own_button.clicked.connect(self._on_own)
        self.open_button.clicked.connect(self._on_open)
        self._theme.changed.connect(self._space)

    def _lay_out(self) -> None:
        """Put a grid of scores over the texts, in a page that scrolls, and the buttons below."""
        self._page = QWidget(self)
        self._column, self._grid = QVBoxLayout(self._page), QGridLayout()
        for place, word in enumerate(("", "前年度", "部署", self._profile.words.office)):
            self._grid.addWidget(text_label(word, "note", self), 0, place)
        for place, term in enumerate(self._profile.scores):
            name = score_label(self._profile, place) + ("（内部）" if term.internal else "")
            cells = (text_label(name, parent=self), self._last[place], self._own[place])
            self._labels += cells
            for column, label in enumerate(cells):
                self._grid.addWidget(label, place + 1, column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self.editors[place], place + 1, 3)
        self._grid.setColumnStretch(3, 1)
        result = QHBoxLayout()
        result.addWidget(text_label("総合評価", parent=self))
        result.addWidget(self.result)
        result.addWidget(self._sum)
        result.addStretch(1)
        self._column.addLayout(self._grid)
        self._column.addLayout(result)
        self._column.addWidget(text_label("部署の評価の理由", "note", self))
        self._column.addWidget(self._why)
        self._column.addWidget(text_label(f"{self._profile.words.office}の評価の理由", "note", self))
        self._column.addWidget(self.reason)
        self._column.addWidget(self.message)
        self._column.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.title)
        self._outer.addWidget(_scrolled(self._page, self), 1)
        self._buttons = FlowLayout()
        for pressed in (self.save_button, self.own_button, self.open_button):
            self._buttons.addWidget(pressed)
        self._outer.addLayout(self._buttons)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._outer.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._outer.setSpacing(gap(8))
        self._column.setContentsMargins(0, 0, gap(4), 0)
        self._column.setSpacing(gap(8))
        self._grid.setHorizontalSpacing(gap(12))
        self._grid.setVerticalSpacing(gap(8))
        self._buttons.set_gap(gap(8))
        for label in self._labels:  # as high as the buttons beside them
            label.setMinimumHeight(gap(_SCORE_PX))
        self.setMinimumWidth(self._theme.gap(390))


def _figure(score: int | None) -> str:
    """Return a score, － where there is none."""
    return NOT_GIVEN if score is None else str(score)


def _scrolled(page: QWidget, parent: QWidget) -> QScrollArea:
    """Return a page that scrolls on the card's surface."""
    scroll = QScrollArea(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(page)
    page.setAutoFillBackground(False)
    scroll.viewport().setAutoFillBackground(False)
    return scroll
