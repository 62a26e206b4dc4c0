"""The dialog of both imports: read, look at what it would change, choose, take it over as one step.

It has two pages: work under way, and what was found. Reading and writing run beside the window.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import Progress
from fujidesk.services.import_report import write_report
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.imports.choose_dialog import ChooseDialog
from fujidesk.ui.imports.difference_model import difference_rows
from fujidesk.ui.imports.difference_view import DifferenceView
from fujidesk.ui.imports.finding_models import DISAGREEMENT_HEADINGS, FAULT_HEADINGS, disagreement_texts
from fujidesk.ui.imports.findings_tab import FindingsTab
from fujidesk.ui.imports.sources import Done, ImportFindings, ImportSource, PlanSource, RegisterSource
from fujidesk.ui.save_dialog import ask_target
from fujidesk.ui.widgets.basics import Card, text_label

_ROOMY_PX = 560
"""Below this height (at 100 % text) the figures above the table are written small."""
REPORT_FILES = "Excelブック (*.xlsx);;JSON (*.json)"


def open_plan_import(
    parent: QWidget, workspace: Workspace, context: ScreenContext, paths: Sequence[Path], done: Done
) -> "ImportDialog":
    """Read plan documents and let the user choose what to take; done is told what was written."""
    return _open(PlanSource(workspace, paths), parent, workspace.profile, context, done)


def open_register_import(
    parent: QWidget, workspace: Workspace, context: ScreenContext, path: Path, done: Done
) -> "ImportDialog":
    """Read an edited register workbook and let the user choose what to take."""
    return _open(RegisterSource(workspace, path), parent, workspace.profile, context, done)


def _open(
    source: ImportSource, parent: QWidget, profile: PlanProfile, context: ScreenContext, done: Done
) -> "ImportDialog":
    """Open the dialog over its window and begin to read."""
    dialog = ImportDialog(source, profile, context, done, parent)
    dialog.open()
    dialog.start()
    return dialog


class ImportDialog(ChooseDialog):
    """Shows work under way, then the findings of a file; freed when closed.

    Findings that can only be read (disagreements, faults) have tabs of their own beside the table of ticks.
    Taking over closes the dialog: what was taken is one step, and the status line says how to undo it.
    """

    def __init__(
        self, source: ImportSource, profile: PlanProfile, context: ScreenContext, done: Done, parent: QWidget
    ) -> None:
        """Make the page of findings; `start` begins to read.

        Args:
            source: which kind of file is read, and what it means to take something over.
            profile: of the plan, for values in words.
            context: looks, long work, messages.
            done: told what was written.
            parent: the window.
        """
        super().__init__(source.title, "結果を保存…", context, parent)
        self._source = source
        self._profile = profile
        self._done = done
        self._findings: ImportFindings | None = None
        self._view = DifferenceView(context.theme, self)
        self._build()
        self._connect()

    def start(self) -> None:
        """Begin to read."""
        self.do_work(self._source.reading, self._source.read, self._on_read)

    # Layout

    def _build(self) -> None:
        """Add the page of findings and size the dialog to its window."""
        head = QWidget(self)
        self._overview = QHBoxLayout(head)
        self._overview.setContentsMargins(0, 0, 0, 0)
        self._overview.setSpacing(self._context.theme.gap(12))
        # In its tab from the beginning: a child outside every layout would show on the page of progress.
        self._tabs.addTab(self._view, "台帳との違い")
        self._tabs.setAccessibleName("取り込みの結果")
        self._found_page = self.add_page(self.findings_page(head, self._tabs))
        self.fill_window()

    def _connect(self) -> None:
        """Let buttons and ticks reach the dialog."""
        self.guard(self._view.ticks)
        self._apply.clicked.connect(self._on_apply)
        self._save.clicked.connect(self._on_save)
        self._view.accepted_changed.connect(self._show_accepted)

    # Findings

    def _on_read(self, findings: ImportFindings) -> None:
        """Show what was found, ready to be chosen from."""
        self._findings = findings
        self._show_overview(findings)
        self._advice.show_message(findings.advice, "care")
        self.show_page(self._found_page)
        self._add_tabs(findings)
        (self._view if findings.differences else self._tabs).setFocus()

    def _show_overview(self, found: ImportFindings) -> None:
        """Show the counts above the table, and the names of the files."""
        figures = [("新規", found.new_count), ("変更", found.changed_count), ("同じ", found.unchanged)]
        if found.changed_levels:
            figures.append(("区分の説明", found.changed_levels))
        if found.disagreements:
            figures.append(("文書の食い違い", len(found.disagreements)))
        if found.faults:
            figures.append(("直すところ", len(found.faults)))
        if found.missing:
            figures.append(("文書にない事業", found.missing))
        role = "figure" if self.height() >= self._context.theme.px(_ROOMY_PX) else "strong"
        for name, count in figures:
            self._overview.addWidget(_figure(name, count, role, self))
        names = text_label("、".join(found.sources), "note", self, wrap=True)
        self._overview.addWidget(names, 1)

    def _add_tabs(self, found: ImportFindings) -> None:
        """Fill the table of differences; add tabs for what can only be read."""
        rows = difference_rows(found.differences, found.titles, self._profile)
        self._view.set_rows(rows, self._source.accepted_at_first)
        self._tabs.setTabText(0, f"台帳との違い {len(rows):,}")
        theme = self._context.theme
        if found.disagreements:
            widths = (72, 170, 72, 150, 420)
            tab = FindingsTab("文書の食い違い", DISAGREEMENT_HEADINGS, widths, theme, self)
            tab.set_rows(*disagreement_texts(found.disagreements))
            self._tabs.addTab(tab, f"文書の食い違い {len(found.disagreements):,}")
        if found.faults:
            tab = FindingsTab("直すところ", FAULT_HEADINGS, (160, 72), theme, self)
            tab.set_rows(found.faults, [f"シート「{s}」{c}\n{text}" for s, c, text in found.faults])
            place = self._tabs.addTab(tab, f"直すところ {len(found.faults):,}")
            if not rows:
                self._tabs.setCurrentIndex(place)

    def _show_accepted(self, count: int) -> None:
        """Let the button say what it will do, in numbers.

        Disagreements of a plan document are worth keeping even where no value is taken.
        """
        if count:
            self._apply.setText(f"選んだ {count:,} 件を反映する")
        elif self._source.keeps_findings():
            self._apply.setText("値は変えずに食い違いの記録を残す")
        else:
            self._apply.setText("反映する項目がありません")
        self._apply.setEnabled(bool(count) or self._source.keeps_findings())

    def _on_apply(self) -> None:
        """Write what is ticked, as one step."""
        accepted = self._view.accepted()
        done = partial(self._on_applied, len(accepted))
        self.do_work("台帳に反映しています", partial(self._source.apply, accepted), done)

    def _on_applied(self, count: int, changes: Changes) -> None:
        """Say what was written, how to take it back, and close."""
        self._done(changes)
        text = "食い違いの記録を残しました。台帳の値は変えていません。"
        if count:
            text = f"{count:,} 件を台帳に反映しました。Ctrl+Z で元に戻せます。"
        self._context.reporter.inform(text)
        self.accept()

    def _on_save(self) -> None:
        """Ask for a place and save what was found."""
        path = ask_target(self, "結果の保存", "取り込み結果.xlsx", ".xlsx", REPORT_FILES, (".json",))
        if path is None or self._findings is None:
            return
        report, profile = self._findings.report, self._profile

        def write(_progress: Progress) -> Path:
            """Write beside the window; gives the file's place back for the note."""
            write_report(report, path, profile)
            return path

        self._context.tasks.run("結果の保存", write, self._on_saved)

    def _on_saved(self, path: Path) -> None:
        """Say where the result lies now."""
        self._context.reporter.inform(f"取り込みの結果を保存しました：{path}")


def _figure(name: str, count: int, role: str, parent: QWidget) -> Card:
    """Return a small card with a count; role: how large the figure is written."""
    card = Card(parent)
    row = QHBoxLayout(card)
    row.setContentsMargins(12, 6, 12, 6)
    row.addWidget(text_label(name, "note", card))
    row.addWidget(text_label(f"{count:,}", role, card))
    card.setAccessibleName(f"{name} {count:,} 件")
    return card
