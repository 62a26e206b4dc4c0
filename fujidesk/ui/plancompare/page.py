"""計画の比較: two plans of the database side by side; a page of 計画・体制 that only shows.

Both sides have their chooser; what is read of a plan is kept until something changes, and read only where
the page is in sight.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QStackedLayout, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes, Entity
from fujidesk.domain.plan_choice import StoredPlan, beside
from fujidesk.domain.plan_comparison import SECTION_NAMES, ComparedPlan, PlanComparison, Section
from fujidesk.domain.printed import PrintedPart
from fujidesk.domain.progress import Progress
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.plancompare.choosers import SIDES, PlanChoosers
from fujidesk.ui.plancompare.rows import side_columns, side_rows
from fujidesk.ui.printed_lists import PrintedLists, card_part
from fujidesk.ui.save_dialog import ask_target, file_stem
from fujidesk.ui.widgets.basics import Chip, button, text_label
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.flow_layout import FlowRow
from fujidesk.ui.widgets.list_card import ListCard
from fujidesk.ui.widgets.split_body import SplitBody

_ALONE = (
    "このデータベースには、計画が 1 つだけです。比べるには、メニュー（F10）の「計画を加える…」でほかの計画を"
    "加えるか、「次期計画」の頁で承認した案を「計画にする…」で計画にしてください。"
)


class PlanComparisonPage(QWidget):
    """The page: chips of the sections, a card a plan."""

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._read_sides: dict[int, ComparedPlan] = {}
        self._found: PlanComparison | None = None
        self._is_old = True
        self._turn = 0
        theme = context.theme
        self._tools = FlowRow(self)
        self._group = QButtonGroup(self)
        self.chips = {section: self._chip(section) for section in Section}
        self.export = button("Excel に書き出す…", self._tools)
        self.print_button = button("印刷…", self._tools)
        self.left, self.right = (self._card(side) for side in SIDES)
        self._pair = PlanChoosers((self.left, self.right), self)
        self.choosers = self._pair.boxes
        self._pair.chosen.connect(self._read)
        PrintedLists(workspace, context, self, self.print_button, self._printed)
        self.alone = text_label(_ALONE, parent=self, wrap=True)
        self.alone.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._body = SplitBody(theme, self.left, self.right, self)
        self._body.share(1, 1)
        self._scroll = self._body.scrolled(self)
        self._lay_out()
        self._space()
        theme.changed.connect(self._space)
        self.chips[Section.STRUCTURE].setChecked(True)
        self._group.buttonClicked.connect(self._show)
        self.export.clicked.connect(self._on_export)

    @property
    def section(self) -> Section:
        """What is compared."""
        return next(section for section, chip in self.chips.items() if chip.isChecked())

    def reload(self, changes: Changes) -> None:
        """Read anew what a change touched: projects, levels, answers, and plans that came or went.

        Out of sight it is read when the page comes back.
        """
        is_touched = changes.everything or changes.numbers or changes.levels or changes.years
        if is_touched or Entity.PLAN_DRAFT in changes.office:
            self._is_old = True
            if self.isVisible():
                self._offer()

    def set_fiscal_year(self, _year: int) -> None:
        """Show all years of both plans, whichever is chosen."""

    def _offer(self) -> None:
        """Offer the plans that there are, read anew; the plan of the window stands at the left at first."""
        self._is_old = False
        self._read_sides.clear()
        plans = self._workspace.plan_comparison.plans()
        is_alone = len(plans) < 2
        self._tools.setVisible(not is_alone)
        self._stack.setCurrentWidget(self.alone if is_alone else self._scroll)
        if is_alone:
            self._found = None  # nothing that is not shown any more is printed
            self._turn += 1
            return
        open_one = self._workspace.plan
        own = next((plan for plan in plans if open_one is not None and plan.id == open_one.id), plans[0])
        self._pair.offer(plans, (own.id, beside(plans, own).id))
        self._read()

    def _read(self) -> None:
        """Read beside the window what was not read yet; only the newest answer counts."""
        self._turn += 1
        work = partial(self._gather, self._pair.pair, dict(self._read_sides))
        done, failed = partial(self._on_read, self._turn), partial(self._on_failed, self._turn)
        self._context.tasks.run("計画の比較の読み込み", work, done, failed)

    def _gather(
        self, plans: tuple[StoredPlan, StoredPlan], known: dict[int, ComparedPlan], progress: Progress
    ) -> PlanComparison:
        """Read, to be stopped before each plan; in the worker's thread."""
        service, sides = self._workspace.plan_comparison, []
        for at, plan in enumerate(plans):
            progress.step(at, len(plans), plan.label)
            sides.append(known.get(plan.id) or service.side(plan))
        return PlanComparison(*sides)

    def _on_read(self, turn: int, found: PlanComparison) -> None:
        """Show what was read last."""
        if turn == self._turn:
            self._found = found
            self._read_sides |= {side.plan.id: side for side in (found.left, found.right)}
            self._show()

    def _on_failed(self, turn: int, error: Exception) -> None:
        """Tell it, choose again what the tables show, and try anew when the page comes back."""
        if turn == self._turn:
            self._is_old = True
            if self._found is not None:
                self._pair.choose((self._found.left.plan.id, self._found.right.plan.id))
        self._context.reporter.show(error)

    def _show(self) -> None:
        """Fill both tables with the chosen section."""
        found, section = self._found, self.section
        if found is None:
            return
        sides = zip((self.left, self.right), (found.left, found.right), found.tables(section), strict=True)
        for card, side, table in sides:
            card.table.is_sample = side.is_sample
            card.table.show_rows(side_rows(section, table), side_columns(section, table))
            card.table.setAccessibleName(f"{side.plan.label} {SECTION_NAMES[section]}")
            card.say(f"{len(side.projects):,} 事業", table.note)

    def _on_export(self) -> None:
        """Ask for a file and write the comparison beside the window."""
        sides = self._pair.pair
        name = f"{file_stem('計画の比較')}.xlsx"
        target = ask_target(self, "計画の比較を書き出す", name, ".xlsx", "Excelブック (*.xlsx)")
        if target is not None:
            work = partial(self._write, target, sides)
            self._context.tasks.run("計画の比較の書き出し", work, self._on_written)

    def _write(self, target: Path, sides: tuple[StoredPlan, StoredPlan], progress: Progress) -> Path:
        """Write; in the worker's thread."""
        today = self._context.clock.today()
        self._workspace.plan_comparison.write_workbook(target, sides, today, progress)
        return target

    def _on_written(self, target: Path) -> None:
        """Say where the file is."""
        self._context.reporter.inform(f"計画の比較を書き出しました：{target}")

    def _printed(self) -> list[PrintedPart]:
        """Return both lists as they show; results before their approval are for the office alone."""
        found = self._found
        if found is None:
            return []
        sides = zip((self.left, self.right), (found.left, found.right), strict=True)
        return [
            replace(card_part(card, internal=found.is_internal), title=self._title(side))
            for card, side in sides
        ]

    def _title(self, side: ComparedPlan) -> str:
        """Return the title of a printed side, with the mark of made-up answers."""
        title = f"計画の比較　{SECTION_NAMES[self.section]}　{side.plan.label}"
        return f"{title}（{SAMPLE_WORD}）" if side.is_sample else title

    def _chip(self, section: Section) -> Chip:
        """Return the chip of a section."""
        chip = Chip(SECTION_NAMES[section], self._tools)
        self._group.addButton(chip)
        self._tools.add(chip)
        return chip

    def _card(self, side: str) -> ListCard:
        """Return the card of a side."""
        return ListCard(FigureTable(f"{side}の計画", self._context.theme, self), self._context.theme, self)

    def _lay_out(self) -> None:
        """Put the chips over both cards, or what to do first in their place."""
        self._tools.add(self.export)
        self._tools.add(self.print_button)
        self._stack = QStackedLayout()
        for widget in (self._scroll, self.alone):
            self._stack.addWidget(widget)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._tools)
        self._outer.addLayout(self._stack, 1)
        self.setFocusProxy(self.chips[Section.STRUCTURE])

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._context.theme.gap
        self._outer.setContentsMargins(gap(16), gap(4), gap(16), gap(12))
        self._outer.setSpacing(gap(8))
        self._tools.set_gap(gap(8))

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the page was out of sight."""
        super().showEvent(event)
        if self._is_old:
            self._offer()
