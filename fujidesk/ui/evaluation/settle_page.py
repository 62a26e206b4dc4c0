"""評価の確定: departments' and office's scores side by side, and the approval that locks the year."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.settling import Settlement, approval_facts
from fujidesk.ui.evaluation.allowing import READ_ONLY, allow
from fujidesk.ui.evaluation.cards import choice_box
from fujidesk.ui.evaluation.loading import FoundScores
from fujidesk.ui.evaluation.office_panel import OfficePanel
from fujidesk.ui.evaluation.settle_rows import ALL, choices, narrowed, settle_columns, settle_row
from fujidesk.ui.formats import plain_day
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, InlineMessage, button, text_label
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.split_body import SplitBody


class SettlePage(QWidget):
    """approve_chosen, unlock_chosen: the office wants to. save_chosen: scores. opened: a project."""

    approve_chosen = Signal()
    unlock_chosen = Signal()
    save_chosen = Signal(object)
    opened = Signal(str)

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._found: FoundScores | None = None
        self._items: dict[str, Settlement] = {}
        self._may_write = False
        self.banner = InlineMessage(self)
        self.unlock_button = self.banner.add_button("承認を解除…")
        self._heading = text_label("評価の確定", "heading", self)
        self._note = text_label("読み込んでいます…", "note", self, wrap=True)
        self.approve_button = button(f"{profile.words.approval}として確定…", self, primary=True)
        self.choice = choice_box(choices(profile.words.office).items(), "確定する評価を絞り込む", self)
        self.table = FigureTable("評価の確定", theme, self, whole_rows=True)
        self.panel = OfficePanel(profile, theme, self)
        self._lay_out()
        self._connect()
        self._space()

    @property
    def about(self) -> str:
        """What the list is narrowed to, in words."""
        return f"{self.choice.currentText()}　{self.table.figures.rowCount():,} 事業"

    def show_waiting(self) -> None:
        """Say that the scores are being read."""
        self._note.setText("読み込んでいます…")

    def show_found(self, found: FoundScores, *, read_only: bool) -> None:
        """Show the scores of a year; an approved year can be read but not changed."""
        self._found = found
        approval = found.status.round.approval
        self._may_write = approval is None and not read_only
        self._items = {item.number: item for item in found.settlements}
        year = long_year(found.fiscal_year)
        facts = approval_facts(found.fiscal_year, found.settlements, found.status)
        told = "、".join(f"{word} {figure}" for word, figure in facts.lines_of(self._profile.words.office))
        self._note.setText(f"{year} ・ 全 {facts.projects:,} 事業 ・ {told}")
        if approval is None:
            self.banner.show_message("")
        else:
            note = f"（{approval.note}）" if approval.note else ""
            self.banner.show_message(
                f"{year}は{plain_day(approval.at[:10])}に{self._profile.words.approval}として確定しています{note}。"
                "報告と評価を直すには、理由を書いて承認を解除してください。",
                "info",
            )
        for pressed in (self.unlock_button, self.approve_button):
            allow(pressed, READ_ONLY if read_only else "")
        self.approve_button.setVisible(approval is None)
        self._refill()

    def narrow(self, choice: str) -> None:
        """Narrow the list, see `settle_rows.choices`."""
        self.choice.setCurrentIndex(max(self.choice.findData(choice), 0))

    def flush(self) -> None:
        """Store what was typed and is complete."""
        self.panel.flush()

    def _refill(self) -> None:
        """Show the rows that pass the choice."""
        if self._found is None:
            return
        drafts = self.panel.drafts
        kept = narrowed(self._found.settlements, str(self.choice.currentData() or ALL))
        self.table.show_rows(
            (settle_row(item, self._profile, has_draft=item.number in drafts) for item in kept),
            settle_columns(self._profile),
        )
        self._show_current()

    def _show_current(self) -> None:
        """Show the project stood on in the panel."""
        self.panel.show_item(self._items.get(self.table.current_number()), may_write=self._may_write)

    def _on_row(self, row: int) -> None:
        """Show another project; complete scores of those left are stored when the table is at rest."""
        if row >= 0:
            self._show_current()
            QTimer.singleShot(0, self, self._store_left)

    def _store_left(self) -> None:
        """Store the complete drafts of projects that were left."""
        self.panel.flush(shown_too=False)

    def _on_drafted(self, number: str) -> None:
        """Show beside the project whether it has scores that are not stored."""
        item = self._items.get(number)
        if item is not None:
            row = settle_row(item, self._profile, has_draft=number in self.panel.drafts)
            self.table.figures.replace_row(row)

    def hideEvent(self, event: QHideEvent) -> None:
        """Store what is complete before another page or tab comes."""
        super().hideEvent(event)
        self.flush()

    def _lay_out(self) -> None:
        """Put the list into a card at the left, the panel at the right, the banner over both."""
        card = Card(self)
        self._head, self._inner = QHBoxLayout(), QVBoxLayout(card)
        self._head.addWidget(self._heading)
        self._head.addStretch(1)
        self._head.addWidget(self.choice)
        self._head.addWidget(self.approve_button)
        self._inner.addLayout(self._head)
        self._inner.addWidget(self._note)
        self._inner.addWidget(self.table, 1)
        self._body = SplitBody(self._theme, card, self.panel, self)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.banner)
        self._outer.addWidget(self._body.scrolled(self), 1)

    def _connect(self) -> None:
        """Wire list, panel and buttons."""
        self.choice.currentIndexChanged.connect(self._refill)
        self.table.row_changed.connect(self._on_row)
        self.table.opened.connect(self.opened)
        self.panel.opened.connect(self.opened)
        self.panel.save_chosen.connect(self.save_chosen)
        self.panel.drafted.connect(self._on_drafted)
        self.approve_button.clicked.connect(self.approve_chosen)
        self.unlock_button.clicked.connect(self.unlock_chosen)
        self._theme.changed.connect(self._space)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._outer.setContentsMargins(gap(16), 0, gap(16), gap(12))
        self._outer.setSpacing(gap(8))
        self._inner.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._inner.setSpacing(gap(8))
        self._head.setSpacing(gap(8))
