"""What the office's evaluation is entered into: three rows of buttons, the reason, what became of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import INTERNAL_FIELDS, OFFICE_SCORE_FIELDS, SCORE_FIELDS, answer_label
from fujidesk.ui.forms.score_editor import ScoreEditor
from fujidesk.ui.forms.text_editor import TextEditor
from fujidesk.ui.project.report_fields import INTERNAL, score_words
from fujidesk.ui.widgets.basics import text_label

Scores = tuple[int | None, int | None, int | None]
"""①進捗 ②経費 ③取組内容; None where the office leaves the department's score."""
_SAME = "部署のとおり"


class OfficeBody(QWidget):
    """Editors only: it knows no report and stores nothing."""

    left = Signal()
    """A score was given or the reason was left."""
    typed = Signal()
    given_up = Signal()

    def __init__(self, profile: PlanProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._state = QLabel("", self)
        self._message = QLabel("", self)
        self.reason = TextEditor(self)
        self.editors: list[ScoreEditor] = []
        self._boxes = [self._boxed(name, profile) for name in OFFICE_SCORE_FIELDS]
        self._grid = QGridLayout()
        self._build()

    @property
    def message(self) -> str:
        """The sentence about what is not stored; "" where nothing is wrong."""
        return self._message.text()

    def fill(self, figures: list[str], reason: str, *, modified: bool = False) -> None:
        """Show three figures, "" for none, and a reason; modified: entered here and not stored."""
        for editor, figure in zip(self.editors, figures, strict=True):
            editor.show_text(figure, modified=modified)
        self.reason.show_text(reason, modified=modified)

    def figures(self) -> list[str]:
        """Return the three figures as they are chosen, "" for none."""
        return [editor.shown_text() for editor in self.editors]

    def scores(self) -> Scores:
        """Return the scores as they are chosen."""
        progress, cost, content = (int(figure) if figure else None for figure in self.figures())
        return progress, cost, content

    def is_dirty(self) -> bool:
        """Tell whether something here is not stored."""
        return self.reason.is_modified() or any(editor.is_modified() for editor in self.editors)

    def say(self, state: str, sentence: str) -> None:
        """Show what became of the last edit and, where it is not stored, why, also to screen readers."""
        self._state.setText(state)
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        self.reason.setAccessibleDescription(sentence)

    def set_locked(self, locked: bool) -> None:
        """Let all be read but not changed."""
        for editor in self._all():
            editor.set_locked(locked)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put every score on a row of its own, or the three side by side."""
        for place, box in enumerate(self._boxes):
            self._grid.removeWidget(box)
            self._grid.addWidget(box, place if narrow else 0, 0 if narrow else place)
            self._grid.setColumnStretch(place, 0 if narrow and place else 1)

    def set_inset(self, right_px: int) -> None:
        """Leave so much free at the right of the scores, so that they stand beneath the department's."""
        self._grid.setContentsMargins(0, 0, right_px, 0)

    def _build(self) -> None:
        """Lay out heading, scores, reason and the sentence; let all editors speak as one."""
        self._state.setProperty("role", "note")
        self._message.setProperty("role", "error")
        self._message.setWordWrap(True)
        self._message.hide()
        self.reason.setAccessibleName(answer_label("office_reason", self._profile))
        self.reason.set_hint("部署の評価と違う点数を付けた理由")
        head = QHBoxLayout()
        head.addWidget(text_label(f"{self._profile.words.office}の評価", "strong", self))
        head.addStretch(1)
        head.addWidget(self._state)
        self._grid.setHorizontalSpacing(12)
        self.set_narrow(narrow=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._grid)
        for part in (
            text_label(answer_label("office_reason", self._profile), "note", self),
            self.reason,
            self._message,
        ):
            column.addWidget(part)
        for editor in self._all():
            editor.left.connect(self.left)
            editor.given_up.connect(self.given_up)
        self.reason.typed.connect(self.typed)

    def _all(self) -> list[ScoreEditor | TextEditor]:
        """Return all editors."""
        return [*self.editors, self.reason]

    def _boxed(self, name: str, profile: PlanProfile) -> QWidget:
        """Make a score with its label, marked where it is internal."""
        box = QWidget(self)
        words = {item.value: item.text for item in score_words(name, profile)}
        editor = ScoreEditor(answer_label(name, profile), words, box, none=_SAME)
        self.editors.append(editor)
        own = SCORE_FIELDS[OFFICE_SCORE_FIELDS.index(name)]
        top = QHBoxLayout()
        top.addWidget(text_label(answer_label(own, profile), "note", box))
        if name in INTERNAL_FIELDS:
            top.addWidget(text_label(INTERNAL, "internal", box))
        top.addStretch(1)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addWidget(editor)
        return box
