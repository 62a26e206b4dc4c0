"""The April survey: who is asked, until when, how far each department is, and the approval of a year.

All that is written goes through `services.edits`. Who leads a project follows the plan (001: 進捗段階に応じた
所管部署) until the office chooses otherwise or the workbook has been sent: from then on a reorganisation does
not change any more who was asked.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.replies import KeptFile, ProblemList, Proposal
from fujidesk.domain.reports import StatusReport, report_change
from fujidesk.domain.sample_mark import marked
from fujidesk.domain.survey_values import entry_value
from fujidesk.domain.surveys import (
    Assignment,
    EntryState,
    SurveyEntry,
    SurveyRound,
    SurveyStatus,
    entry_key,
)
from fujidesk.errors import UserError
from fujidesk.models import reports, survey_files, survey_rows
from fujidesk.models.engine import Database
from fujidesk.services.assignments import asked_assignments, keeping_leads
from fujidesk.services.edits import EditService
from fujidesk.services.survey_approval import SurveyApproval, round_change
from fujidesk.services.survey_letters import reminder
from fujidesk.services.survey_status import survey_status


class SurveyService:
    """Reads and changes the rounds of the survey."""

    def __init__(
        self,
        database: Database,
        edits: EditService,
        profile: PlanProfile,
        back_up: Callable[[Progress], None],
        *,
        is_sample: bool = False,
    ) -> None:
        self._database = database
        self._edits = edits
        self._profile = profile
        self._approval = SurveyApproval(database, edits, back_up)
        self._is_sample = is_sample

    def status(self, fiscal_year: int, today: dt.date | None = None) -> SurveyStatus:
        """Return the round with every department that is asked, overdue ones first, then in the plan's order.

        today: the day on which the deadline may be over; None: the day it is.
        """
        with self._database.reading() as session:
            return survey_status(session, fiscal_year, today or _today())

    def rounds(self) -> dict[int, SurveyRound]:
        """Return the rounds of which anything is stored, by fiscal year."""
        with self._database.reading() as session:
            return {year: held.record for year, held in survey_rows.rounds(session).items()}

    def assignments(self, fiscal_year: int) -> dict[str, Assignment]:
        """Return who is asked about each project that runs in the year: number → lead and 関係課."""
        with self._database.reading() as session:
            return asked_assignments(session, fiscal_year)

    # The round and who leads

    def set_round(
        self,
        fiscal_year: int,
        deadline: str | None = None,
        contact: str | None = None,
        *,
        seen: SurveyRound | None = None,
    ) -> Changes:
        """Set deadline (ISO date, "" for none) and contact; None leaves what is stored.

        seen: the round as it was shown to whoever sets it; None: as it is stored now.

        Raises:
            UserError: the deadline is no date.
            EditConflictError: what is set is not as it was seen: somebody else has changed it.
        """
        held = seen
        if held is None:
            with self._database.reading() as session:
                held = survey_rows.round_of(session, fiscal_year)
        given = {"deadline": deadline, "contact": contact}
        changes = [
            round_change(held, name, value) for name, value in given.items() if value is not None
        ]  # fmt: skip
        return self._edits.apply(changes, f"{long_year(fiscal_year)}の調査の設定")

    def set_leader(
        self, fiscal_year: int, department: str, leader: str, *, seen: str | None = None
    ) -> Changes:
        """Name the 情報化推進リーダー of a department.

        seen: who was shown to whoever sets it; None: who is stored now.

        Raises:
            UserError: there is no such department.
            EditConflictError: it is not as it was seen.
        """
        (entry,) = self._entries(fiscal_year, [department])
        if seen is not None:
            entry = replace(entry, leader=seen)
        label = f"{department} の{self._profile.words.leader}"
        return self._edits.apply([_entry_change(entry, "leader", leader)], label)

    def set_lead(self, fiscal_year: int, number: str, department: str, *, seen: str | None = None) -> Changes:
        """Choose the department that is asked about a project; "" follows the plan again.

        seen: the choice that was shown to whoever sets it; None: what is stored now.

        Raises:
            UserError: there is no such department or project.
            YearLockedError: the year is approved.
            EditConflictError: it is not as it was seen.
        """
        with self._database.reading() as session:
            known = survey_rows.department_ids(session)
            lead = reports.leads(session, fiscal_year).get(number, "")
        if department and department not in known:
            raise UserError(f"部署「{department}」は登録されていません。部署の名前を確かめてください。")
        held = StatusReport(number, fiscal_year, lead=lead if seen is None else seen)
        return self._edits.apply([report_change(held, "lead", department)], f"{number} の回答する部署")

    # The departments' progress

    def mark_sent(self, fiscal_year: int, names: Collection[str], day: dt.date) -> Changes:
        """Note that the workbooks went out to departments, and keep who is asked about their projects.

        A department that has answered stays 提出 or 確認済 when its workbook is sent again; one that was sent
        back is asked again.

        Raises:
            UserError: there is no such department.
            YearLockedError: the year is approved.
        """
        self._approval.refuse_locked(fiscal_year, "送付済にする")
        changes = []
        for entry in self._entries(fiscal_year, names):
            if entry.state in (EntryState.UNSENT, EntryState.SENT_BACK):
                changes.append(_entry_change(entry, "state", EntryState.SENT))
            changes.append(_entry_change(entry, "sent_at", day.isoformat()))
        with self._database.reading() as session:
            changes += keeping_leads(session, fiscal_year, names)
        return self._edits.apply(changes, f"{_named(names)} への送付")

    def mark_reminded(self, fiscal_year: int, names: Collection[str], day: dt.date) -> Changes:
        """Note that departments were reminded.

        Raises:
            UserError: there is no such department.
        """
        entries = self._entries(fiscal_year, names)
        changes = [_entry_change(entry, "reminded_at", day.isoformat()) for entry in entries]
        return self._edits.apply(changes, f"{_named(names)} への督促")

    def send_back(self, fiscal_year: int, names: Collection[str], day: dt.date, reason: str) -> Changes:
        """Send the answers of departments back, with the reason.

        Raises:
            UserError: there is no reason, or a department has not answered yet.
            YearLockedError: the year is approved, so that no other answer could be taken in.
        """
        if not reason.strip():
            raise UserError("差戻しの理由を入力してください。部署に伝える内容です。")
        self._approval.refuse_locked(fiscal_year, "差し戻す")
        entries = self._entries(fiscal_year, names)
        self._refuse_unanswered(entries, "差し戻す")
        changes = [
            change
            for entry in entries
            for change in (
                _entry_change(entry, "state", EntryState.SENT_BACK),
                _entry_change(entry, "sent_back_at", day.isoformat()),
                _entry_change(entry, "note", reason.strip()),
            )
        ]
        return self._edits.apply(changes, f"{_named(names)} への差戻し")

    def confirm(self, fiscal_year: int, names: Collection[str], day: dt.date) -> Changes:
        """Accept the answers of departments.

        Raises:
            UserError: a department has not answered yet.
        """
        entries = self._entries(fiscal_year, names)
        self._refuse_unanswered(entries, "確認済にする")
        changes = [
            change
            for entry in entries
            for change in (
                _entry_change(entry, "state", EntryState.CONFIRMED),
                _entry_change(entry, "confirmed_at", day.isoformat()),
            )
        ]
        return self._edits.apply(changes, f"{_named(names)} の確認")

    def _refuse_unanswered(self, entries: Iterable[SurveyEntry], what: str) -> None:
        """Refuse what only an answer can have; answers that the office typed count as well."""
        waiting = [
            entry for entry in entries if entry.state in (EntryState.UNSENT, EntryState.SENT)
        ]  # fmt: skip
        if not waiting:
            return
        status = self.status(waiting[0].fiscal_year)
        answered = {line.entry.department for line in status.departments if line.answered}
        for entry in waiting:
            if entry.department not in answered:
                raise UserError(
                    f"{entry.department} の回答はまだ届いていないため、{what}ことはできません。"
                    "回答を取り込むか、個票に入力してください。"
                )

    def reminder_text(self, fiscal_year: int, names: Collection[str]) -> str:
        """Return the text of a mail that asks departments for what is missing, one part a department."""
        status = self.status(fiscal_year)
        with self._database.reading() as session:
            titles = survey_rows.titles(session)
        lines = [line for line in status.departments if line.entry.department in names]
        return marked(reminder(status.round, lines, titles, self._profile), self._is_sample)

    # Approval, see `services.survey_approval`

    def approve(
        self, fiscal_year: int, note: str, progress: Progress | None = None, day: dt.date | None = None
    ) -> Changes:
        """Lock a year's results as the headquarters approved them; see `SurveyApproval.approve`."""
        return self._approval.approve(fiscal_year, note, progress or NoProgress(), day)

    def unlock(self, fiscal_year: int, reason: str, progress: Progress | None = None) -> Changes:
        """Lift the approval of a year; see `SurveyApproval.unlock`."""
        return self._approval.unlock(fiscal_year, reason, progress or NoProgress())

    # What came in

    def files(self, fiscal_year: int) -> list[KeptFile]:
        """Return the returns that are kept of a round, the newest first."""
        with self._database.reading() as session:
            return survey_files.files(session, fiscal_year)

    def problem_lists(self, fiscal_year: int) -> dict[str, ProblemList]:
        """Return what is still open in the newest return of each department that has returned any."""
        with self._database.reading() as session:
            return survey_files.problem_lists(session, fiscal_year)

    def proposals(self, fiscal_year: int) -> list[Proposal]:
        """Return the new projects that departments proposed in a round."""
        with self._database.reading() as session:
            return survey_files.proposals(session, fiscal_year)

    def save_file(self, file_id: int, path: Path) -> None:
        """Write a return out again, byte for byte as it came in.

        Raises:
            UserError: nothing is kept under this id.
            MachineError: the file cannot be written.
        """
        from fujidesk.exchange.atomic import replace_with_bytes  # late: not every start writes files

        with self._database.reading() as session:
            found = survey_files.content(session, file_id)
        if found is None:
            raise UserError("この回答のファイルは保存されていません。一覧を開き直してください。")
        replace_with_bytes(path, found[1])

    # What is stored

    def _entries(self, fiscal_year: int, names: Collection[str]) -> list[SurveyEntry]:
        """Return departments in the round as stored."""
        with self._database.reading() as session:
            stored = survey_rows.entries(session, (fiscal_year,))
        return [
            found.record if (found := stored.get((fiscal_year, name))) else SurveyEntry(fiscal_year, name)
            for name in names
        ]


def _today() -> dt.date:
    """Return the day it is, by the user's clock."""
    return dt.datetime.now().astimezone().date()


def _named(names: Collection[str]) -> str:
    """Return departments for the label of a step: one by its name, several by the first and their number."""
    first = next(iter(names), "")
    return first if len(names) < 2 else f"{first} ほか {len(names) - 1} 課"


def _entry_change(entry: SurveyEntry, name: str, after: str) -> FieldChange:
    """Return the edit that sets one value of a department in a round."""
    key = entry_key(entry.fiscal_year, entry.department)
    return FieldChange(Entity.ENTRY, key, name, entry_value(entry, name), str(after))
