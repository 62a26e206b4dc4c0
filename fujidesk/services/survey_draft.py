"""Changes of the survey worked out on records first and stored afterwards, as `services.draft` does.

Also knows what an approval locks: the answers and phases of a year whose results went to the headquarters
stay as they were approved until the approval is lifted with a reason.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.fields import field_label
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.oddities import Inquiry
from fujidesk.domain.reports import STORED_FIELDS, StatusReport, report_change, report_value, report_with
from fujidesk.domain.survey_values import (
    entry_value,
    entry_with,
    inquiry_of,
    inquiry_value,
    parts_of_entry_key,
    round_value,
    round_with,
)
from fujidesk.domain.survey_words import japanese_day
from fujidesk.domain.survey_years import locked_years
from fujidesk.domain.surveys import SurveyEntry, SurveyRound
from fujidesk.errors import EditConflictError, UserError, YearLockedError
from fujidesk.models import survey_rows
from fujidesk.models.schema import inquiry, status_report, survey_entry, survey_round
from fujidesk.models.survey_rows import EntryKey, InquiryKey, ReportKey, Rewritten, Stored
from fujidesk.services.survey_values import SurveyValues, subject

SHOWN_LENGTH = 30
"""Characters of a stored value that the sentence about a conflict quotes."""
_Key = TypeVar("_Key")
_Record = TypeVar("_Record", StatusReport, SurveyRound, SurveyEntry, Inquiry)


class _Shelf(Generic[_Key, _Record]):
    """The rows of one table that a step touches, as they are and as they will be; None: no row."""

    def __init__(self, stored: Mapping[_Key, Stored[_Record]]) -> None:
        self._stored: Mapping[_Key, Stored[_Record]] = stored
        self._wanted: dict[_Key, _Record | None] = {}

    def get(self, key: _Key) -> _Record | None:
        """Return the record as the changes so far have left it."""
        if key in self._wanted:
            return self._wanted[key]
        found = self._stored.get(key)
        return None if found is None else found.record

    def present(self) -> list[_Key]:
        """Return the keys of the rows that there will be."""
        return [key for key in {**self._stored, **self._wanted} if self.get(key) is not None]

    def put(self, key: _Key, record: _Record | None) -> None:
        """Let the record be this one; None: no row."""
        self._wanted[key] = record

    def rewritten(self) -> Iterator[tuple[_Key, int | None, _Record | None]]:
        """Yield what differs from what is stored: key, version that was read (None: none), record."""
        for key, wanted in self._wanted.items():
            stored = self._stored.get(key)
            if wanted != (None if stored is None else stored.record):
                yield key, None if stored is None else stored.version, wanted


class SurveyDraft:
    """The reports, rounds, departments and inquiries that a step touches.

    All of them are read at the beginning, in the session of the write, so that what is compared stays true
    until the commit; rounds in any case, because each change must know whether its year is approved.
    """

    def __init__(self, session: Session, values: SurveyValues, changes: Sequence[FieldChange]) -> None:
        self._session = session
        self._values = values
        removed = {item.key for item in changes if item.entity is Entity.PROJECT and item.field == "*"}
        asked = [item for item in changes if item.entity in (Entity.REPORT, Entity.INQUIRY)]
        numbers = {item.key for item in asked} | removed
        years = None if removed else {_dated(item)[0] for item in asked}
        self._numbers = survey_rows.project_ids(session, numbers)
        self._reports = _Shelf[ReportKey, StatusReport](survey_rows.reports(session, numbers, years))
        self._inquiries = _Shelf[InquiryKey, Inquiry](survey_rows.inquiries(session, numbers, years))
        self._rounds = _Shelf[int, SurveyRound](survey_rows.rounds(session))
        has_entries = any(item.entity is Entity.ENTRY for item in changes)
        self._departments = survey_rows.department_ids(session) if has_entries else {}
        self._entries = _Shelf[EntryKey, SurveyEntry](survey_rows.entries(session) if has_entries else {})
        self._steps: dict[Entity, Callable[[FieldChange], FieldChange | None]] = {
            Entity.REPORT: self._change_report,
            Entity.ROUND: self._change_round,
            Entity.ENTRY: self._change_entry,
            Entity.INQUIRY: self._change_inquiry,
        }

    def change(self, change: FieldChange, *, has_project: bool | None = None) -> FieldChange | None:
        """Make one change in the draft; None when it changes nothing.

        Args:
            change: of one of `SURVEY_ENTITIES`.
            has_project: whether earlier changes of the step leave a project of this number; None: they say
                nothing of it.

        Raises:
            EditConflictError: the value before is not what is stored.
            UserError: there is no such project or department.
        """
        is_known = change.key in self._numbers if has_project is None else has_project
        if change.entity in (Entity.REPORT, Entity.INQUIRY) and not is_known:
            raise UserError(f"事業番号 {change.key} の事業はありません。削除されていないか確かめてください。")
        return self._steps[change.entity](change)

    def _change_report(self, change: FieldChange) -> FieldChange | None:
        """Set one value of a report; its row is made with the first one, and stays when it is emptied."""
        year, name = _dated(change)
        held = self._reports.get((change.key, year)) or StatusReport(change.key, year)
        wanted = report_with(held, name, change.after)
        seen = report_value(report_with(held, name, change.before), name)
        made = self._compared(change, report_value(held, name), seen, report_value(wanted, name))
        if made is not None:
            self._reports.put((change.key, year), wanted)
        return made

    def _change_round(self, change: FieldChange) -> FieldChange | None:
        """Set one value of a round."""
        year = int(change.key)
        held = self._rounds.get(year) or SurveyRound(year)
        wanted = round_with(held, change.field, change.after)
        seen = round_value(round_with(held, change.field, change.before), change.field)
        stored = round_value(held, change.field)
        made = self._compared(change, stored, seen, round_value(wanted, change.field))
        if made is not None:
            self._rounds.put(year, wanted)
        return made

    def _change_entry(self, change: FieldChange) -> FieldChange | None:
        """Set one value of a department in a round."""
        key = parts_of_entry_key(change.key)
        if key is None or key[1] not in self._departments:
            raise UserError(f"「{change.key}」という送付先はありません。部署の名前を確かめてください。")
        held = self._entries.get(key) or SurveyEntry(*key)
        wanted = entry_with(held, change.field, change.after)
        seen = entry_value(entry_with(held, change.field, change.before), change.field)
        stored = entry_value(held, change.field)
        made = self._compared(change, stored, seen, entry_value(wanted, change.field))
        if made is not None:
            self._entries.put(key, wanted)
        return made

    def _change_inquiry(self, change: FieldChange) -> FieldChange | None:
        """Make, change or take out one inquiry."""
        year, rule = _dated(change)
        key = (change.key, year, rule)
        held, wanted = self._inquiries.get(key), inquiry_of(*key, change.after)
        seen = inquiry_value(inquiry_of(*key, change.before))
        made = self._compared(change, inquiry_value(held), seen, inquiry_value(wanted))
        if made is not None:
            self._inquiries.put(key, wanted)
        return made

    def _compared(
        self, change: FieldChange, stored: JsonValue, seen: JsonValue, after: JsonValue
    ) -> FieldChange | None:
        """Return the change with the values as they are stored; None when it changes nothing.

        A value that is stored already is no conflict, whoever stored it.
        """
        if stored == after:
            return None
        if seen == stored:
            return replace(change, before=stored, after=after)
        text = " ".join(self._values.described(change.field, stored).split())
        raise EditConflictError(
            f"{subject(change)} の「{field_label(change.field)}」は、先に別の変更がありました。"
            f"いまの値は「{text[:SHOWN_LENGTH]}{'…' if len(text) > SHOWN_LENGTH else ''}」です。"
            "最新の内容を確かめてから、やり直してください。"
        )

    def going_with(self, number: str, years: Sequence[int]) -> Iterator[FieldChange]:
        """Yield the changes that empty reports and inquiries of a project which is about to be removed.

        So its history tells what went with it, and undo brings it back. years: those of the plan.

        Raises:
            YearLockedError: a year in which it was reported on is approved.
        """
        for year in years:
            held = self._reports.get((number, year))
            emptying = [] if held is None else list(_emptying(held))
            if emptying:
                self._refuse_approved(year, f"{number} は削除できません。")
            yield from emptying
        for key in [key for key in self._inquiries.present() if key[0] == number]:
            value = inquiry_value(self._inquiries.get(key))
            yield FieldChange(Entity.INQUIRY, number, f"{key[1]}.{key[2]}", value, None)

    def refuse_locked(self, change: FieldChange) -> None:
        """Refuse a change of what an approval locks: a year's reports and the phases reached in it.

        Raises:
            YearLockedError: the year is approved; says since when, and what to do.
        """
        for year in sorted(locked_years(change)):
            what = f"の「{field_label(change.field)}」は変更できません。"
            if change.field == "*":
                what = "は削除できません。" if change.after is None else "は登録できません。"
            self._refuse_approved(year, f"{subject(change)} {what}")

    def _refuse_approved(self, year: int, refusal: str) -> None:
        """Refuse what changes the results of a year that is approved; refusal: the first sentence."""
        held = self._rounds.get(year)
        if held is not None and held.approval is not None:
            raise YearLockedError(
                f"{refusal}{long_year(year)}の結果は {japanese_day(held.approval.at)}に承認されています。"
                "「評価」の「評価の確定」で承認を解除してから、やり直してください。"
            )

    def store(self) -> None:
        """Write what the changes came to; after the projects, whose ids the rows need.

        Rows of a project that is gone went with it.
        """
        reports, inquiries = list(self._reports.rewritten()), list(self._inquiries.rewritten())
        numbers = {key[0] for key, _, _ in reports} | {key[0] for key, _, _ in inquiries}
        ids = survey_rows.project_ids(self._session, numbers) if numbers else {}
        survey_rows.write(
            self._session, status_report,
            [
                Rewritten(_of_project(ids, *key), version, survey_rows.report_columns(record))
                for key, version, record in reports
                if record is not None and key[0] in ids
            ],
        )  # fmt: skip
        survey_rows.write(
            self._session, inquiry,
            [
                Rewritten(_of_project(ids, *key), version, survey_rows.inquiry_columns(record))
                for key, version, record in inquiries
                if key[0] in ids
            ],
        )  # fmt: skip
        self._store_rounds()

    def _store_rounds(self) -> None:
        """Write rounds and the departments in them."""
        rounds = [
            Rewritten({"fiscal_year": year}, version, survey_rows.round_columns(record))
            for year, version, record in self._rounds.rewritten()
            if record is not None
        ]
        survey_rows.write(self._session, survey_round, rounds)
        entries = [
            Rewritten(
                {"fiscal_year": year, "department_id": self._departments[name]},
                version,
                survey_rows.entry_columns(record),
            )
            for (year, name), version, record in self._entries.rewritten()
            if record is not None
        ]
        survey_rows.write(self._session, survey_entry, entries)


def _of_project(ids: Mapping[str, int], number: str, year: int, rule: str | None = None) -> dict[str, Any]:
    """Return the key columns of a row that hangs on a project."""
    key: dict[str, Any] = {"project_id": ids[number], "fiscal_year": year}
    return key if rule is None else {**key, "rule": rule}


def _emptying(report: StatusReport) -> Iterator[FieldChange]:
    """Yield the changes that empty a report."""
    for name in STORED_FIELDS:
        if report_value(report, name) not in (None, ""):
            yield report_change(report, name, None)


def _dated(change: FieldChange) -> tuple[int, str]:
    """Return fiscal year and name of the field of a report or inquiry; it has been checked."""
    year, _, name = change.field.partition(".")
    return int(year), name
