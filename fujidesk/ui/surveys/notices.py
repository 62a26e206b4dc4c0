"""What the office should know before anything else: where to begin, that the year is fixed, what came in.

At most two messages stand over the round: one about its state, one about new files. A button is in a message
only where it is the next thing to do.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.fiscal import long_day, long_year
from fujidesk.domain.surveys import EntryState, SurveyStatus, survey_day
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import InlineMessage

# The second person to open the register reads only: the first one's lock holds.
READ_ONLY = "読み取り専用で開いているため、変更できません。"


class Notices(QWidget):
    """Messages over the round, hidden while there is nothing to say.

    issue_chosen: make the workbooks. arrived_chosen(paths): look at the new files of the watched folder.
    """

    issue_chosen = Signal()
    arrived_chosen = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new: list[Path] = []
        self._state = InlineMessage(self)
        self._issue = self._state.add_button("調査票を作る…")
        self._arrived = InlineMessage(self)
        look = self._arrived.add_button("内容を見る")
        self._issue.clicked.connect(self.issue_chosen)
        look.clicked.connect(self._on_look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.gap(6))
        layout.addWidget(self._state)
        layout.addWidget(self._arrived)
        self.hide()

    def show_round(self, status: SurveyStatus, today: dt.date, *, read_only: bool) -> None:
        """Say where a round begins, that the year is not over, or that it is fixed.

        Args:
            status: of the round.
            today: by which a year is over or not.
            read_only: whether nothing can be written.
        """
        text, kind, begins = _message(status, today, read_only=read_only)
        self._issue.setVisible(begins)
        self._state.show_message(text, kind)
        self._show()

    def show_arrived(self, paths: Sequence[Path]) -> None:
        """Say how many new files lie in the watched folder; none hides the message."""
        self._new = list(paths)
        names = "、".join(path.name for path in self._new[:3])
        more = " ほか" if len(self._new) > 3 else ""
        text = f"新しい回答 {len(self._new)} 件（{names}{more}）。内容を見てから取り込みます。"
        self._arrived.show_message(text if self._new else "", "good")
        self._show()

    def _on_look(self) -> None:
        """Ask for the preview of the new files."""
        new = self._new
        self.show_arrived(())
        self.arrived_chosen.emit(new)

    def _show(self) -> None:
        """Take no room while there is nothing to say: the round moves up to the top."""
        self.setVisible(bool(self._state.text() or self._arrived.text()))


def forbidden_reason(status: SurveyStatus, *, read_only: bool) -> str:
    """Return why a round cannot be changed; "" where it can."""
    approval = status.round.approval
    if approval is not None:
        return f"承認により確定（{_day(approval.at)}）。変えるには「評価」で確定を解除してください。"
    return READ_ONLY if read_only else ""


def _message(status: SurveyStatus, today: dt.date, *, read_only: bool) -> tuple[str, str, bool]:
    """Return sentence and kind of the message, and whether the button that begins belongs to it.

    What forbids most comes first: a fixed year, then reading only. A round that has begun needs no word. The
    survey begins on 1 April after the year (001, 図表6-2), but preparing it earlier is allowed.
    """
    year = status.round.fiscal_year
    approval = status.round.approval
    if approval is not None:
        note = f"：{approval.note}" if approval.note else ""
        sentence = f"承認により確定（{_day(approval.at)}{note}）。"
        return f"{sentence}変えるには「評価」で確定を解除してください。", "good", False
    if read_only:
        return READ_ONLY, "info", False
    if status.count(EntryState.UNSENT) < len(status.departments):
        return "", "info", False
    if today < survey_day(year):
        sentence = f"{long_year(year)}は{long_day(survey_day(year) - dt.timedelta(days=1))}まで続きます。"
        return f"{sentence}準備はできますが、調査は年度が終わってから始めます。", "care", False
    sentence = f"{long_year(year)}の調査はまだ始まっていません。"
    return (
        f"{sentence}提出期限と連絡先を入れて、{len(status.departments)} 課の調査票を作ってください。",
        "info",
        True,
    )


def _day(at: str) -> str:
    """Return the day of an ISO time in full."""
    return long_day(dt.datetime.fromisoformat(at).date())
