"""The steps that lock and unlock a year: each says in numbers what it does and asks what it needs."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.settling import ApprovalFacts
from fujidesk.services.survey_approval import REASON_LENGTH
from fujidesk.ui.formats import plain_day
from fujidesk.ui.widgets.basics import button, reading_width, text_label

_LOCKS = (
    "確定すると、この年度の報告・評価・実績の段階は変更できなくなります。"
    "あとで直すときは、理由を書いて承認を解除します。"
)
_BACKED_UP = "確定の前にバックアップを取ります。"
_UNLOCKS = "解除すると、この年度の報告と評価をまた直せるようになります。理由は変更履歴に残ります。"
_ATTENTION = ("未評価", "未回答", "理由のない変動・修正", "確認済でない部署", "解決していない照会",
              "解決していない気づき")  # fmt: skip
_REASON_LINES = 4
_JAPANESE = QLocale(QLocale.Language.Japanese, QLocale.Country.Japan)


class ApprovalDialog(QDialog):
    """Asks for the day and the meeting of the approval. approved(day as ISO, meeting).

    backed_up: a backup is made before, which very large databases do without.
    """

    approved = Signal(str, str)

    def __init__(
        self, facts: ApprovalFacts, profile: PlanProfile, today: dt.date, parent: QWidget,
        *, backed_up: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        year = long_year(facts.fiscal_year)
        self.setWindowTitle(f"{year}の評価の確定")
        self._facts = facts
        self._office = profile.words.office
        latest = QDate(today.year, today.month, today.day)
        self.day = QDateEdit(latest, self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy年M月d日")
        self.day.setLocale(_JAPANESE)
        self.day.calendarWidget().setLocale(_JAPANESE)  # it does not follow its box
        self.day.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        self.day.setMaximumDate(latest)
        self.day.setAccessibleName("承認の日")
        self.meeting = QLineEdit(profile.committees[-1].name, self)
        self.meeting.setAccessibleName("会議の名前・備考")
        self.ok_button = button(f"{facts.projects:,} 事業の評価を確定する", self, primary=True)
        self.no_button = button("やめる", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(
            text_label(
                f"{year}の {facts.projects:,} 事業を{profile.words.approval}として確定します", "heading", self
            )
        )
        layout.addLayout(self._table())
        layout.addWidget(_note(_LOCKS + (_BACKED_UP if backed_up else ""), self))
        layout.addLayout(self._inputs())
        layout.addLayout(_buttons(self.no_button, self.ok_button))
        self.ok_button.clicked.connect(self._on_ok)
        self.no_button.clicked.connect(self.reject)
        self.meeting.setFocus()

    def _table(self) -> QGridLayout:
        """Return the facts, those that ask for attention with a sign and in bold."""
        grid = QGridLayout()
        for row, (word, figure) in enumerate(self._facts.lines_of(self._office)):
            is_open = word in _ATTENTION and not figure.startswith("0 ")
            role = "strong" if is_open else ""
            grid.addWidget(text_label(f"！ {word}" if is_open else word, role, self), row, 0)
            grid.addWidget(text_label(figure, role, self), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(24)
        return grid

    def _inputs(self) -> QGridLayout:
        """Return the fields for day and meeting."""
        grid = QGridLayout()
        for row, (word, field) in enumerate((("承認の日", self.day), ("会議・備考", self.meeting))):
            label = text_label(word, parent=self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _on_ok(self) -> None:
        """Hand day and meeting over."""
        self.approved.emit(self.day.date().toString(Qt.DateFormat.ISODate), self.meeting.text().strip())
        self.accept()


class UnlockDialog(QDialog):
    """Asks why an approval (of an ISO day) is lifted; refuses to without a reason. unlocked(reason)."""

    unlocked = Signal(str)

    def __init__(self, fiscal_year: int, approved_at: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        year = long_year(fiscal_year)
        self.setWindowTitle(f"{year}の承認の解除")
        self.reason = QPlainTextEdit(self)
        self.reason.setAccessibleName("解除する理由")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * _REASON_LINES + 20)
        self.message = text_label("", "error", self, wrap=True)
        self.ok_button = button("承認を解除する", self, primary=True)
        self.no_button = button("やめる", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(text_label(f"{year}の承認（{plain_day(approved_at)}）を解除します", "heading", self))
        layout.addWidget(_note(_UNLOCKS, self))
        label = text_label("解除する理由（必須）", parent=self)
        label.setBuddy(self.reason)
        layout.addWidget(label)
        layout.addWidget(self.reason)
        layout.addWidget(self.message)
        layout.addLayout(_buttons(self.no_button, self.ok_button))
        self.ok_button.clicked.connect(self._on_ok)
        self.no_button.clicked.connect(self.reject)
        self.reason.setFocus()

    def _on_ok(self) -> None:
        """Hand the reason over, or ask for it."""
        reason = self.reason.toPlainText().strip()
        if not reason:
            self.message.setText("解除する理由を書いてください。理由は変更履歴に残ります。")
            self.reason.setFocus()
            return
        if len(reason) > REASON_LENGTH:
            self.message.setText(
                f"理由は {REASON_LENGTH} 文字までにしてください（いま {len(reason)} 文字）。"
            )
            self.reason.setFocus()
            return
        self.unlocked.emit(reason)
        self.accept()


def _note(text: str, parent: QWidget) -> QWidget:
    """Return a sentence wide enough to be read in a few lines."""
    label = text_label(text, parent=parent, wrap=True)
    label.setMinimumWidth(reading_width(label))
    return label


def _buttons(*pressed: QWidget) -> QHBoxLayout:
    """Return buttons at the right end."""
    row = QHBoxLayout()
    row.addStretch(1)
    for each in pressed:
        row.addWidget(each)
    return row
