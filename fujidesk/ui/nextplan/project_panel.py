"""The chosen project of the draft: where it comes from, its fields, its schedule, what was said to it."""

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fujidesk.domain.fiscal import half_years
from fujidesk.domain.next_plan.records import FATE_NAMES, DraftComment, DraftProject, PlanDraft
from fujidesk.domain.office_values import value_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.forms.editors import LineEditor
from fujidesk.ui.nextplan.comments import Comments
from fujidesk.ui.nextplan.forms import project_fields, project_records
from fujidesk.ui.nextplan.phase_table import PhaseTable
from fujidesk.ui.nextplan.record_panel import RecordPanel
from fujidesk.ui.nextplan.words import READ_ONLY, project_words
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label


class ProjectPanel(RecordPanel):
    """said(key, text): a comment."""

    said = Signal(str, str)

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(project_records(profile), theme, parent)
        self._profile = profile
        self._about = ""
        self.phases = PhaseTable(profile.phases, theme, self)
        self._phase_word = text_label("スケジュール", "strong", self)
        self.comments = Comments(theme, self)
        at = self.box.indexOf(self.form)
        self.box.addWidget(self.comments)
        self.box.addStretch(1)
        self.box.insertWidget(at, self.phases)
        self.box.insertWidget(at, self._phase_word)
        self.phases.changed.connect(self._on_phases)
        self.comments.said.connect(self._on_said)

    def show_project(
        self, draft: PlanDraft, project: DraftProject, sources: Mapping[str, str], lock: str
    ) -> None:
        """Show a project; sources: number → title of the plan in force."""
        if self.show_record(project.key, value_of(project), lock):
            self.comments.clear()
        self.form.show_only(project_fields(project, self._profile))
        self.title.setText(project_words(project))
        froms = "、".join(f"{number} {sources.get(number, '')}" for number in project.sources)
        self._about = FATE_NAMES[project.fate] + (f"　もとの事業：{froms}" if froms else "")
        self.phases.show_phases(
            project.phases, half_years(draft.fiscal_year, draft.last_year), locked=bool(lock)
        )
        for widget in (self.phases, self._phase_word):
            widget.setVisible(project.is_in_plan)

    def show_comments(self, comments: Sequence[DraftComment], today: dt.date, *, read_only: bool) -> None:
        """Show what was said to the project; an approved draft can still be talked about."""
        own = [item for item in comments if item.subject == self.key]
        self.note.setText(f"{self._about}　意見 {len(own)} 件（下）" if own else self._about)
        self.comments.show_comments(own, today, READ_ONLY if read_only else "")

    def offer_departments(self, names: Sequence[str]) -> None:
        """Offer departments while one is typed."""
        editor = self.form.field("departments").editor
        if isinstance(editor, LineEditor):
            editor.setCompleter(ListCompleter(names, editor))

    def _on_phases(self, phases: str) -> None:
        """Hand a changed schedule on like any field."""
        self.committed.emit(self.key, "phases", phases)

    def _on_said(self, text: str) -> None:
        """Hand a comment on."""
        self.said.emit(self.key, text)
