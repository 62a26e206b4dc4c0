"""`fujidesk sample`: a database of its own with made-up answers, for training and pictures.

Never fills a file that is there: made-up answers among real ones could not be told apart again. The answers
go through `services.edits` like any other, with a clock of their own, so that history, rounds and locked
years look as they will, and the same command gives the same content whenever it is run.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import STANDARD_PROFILE, PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import RegisterContent
from fujidesk.domain.reports import ANSWER_FIELDS, OFFICE_FIELDS, StatusReport, report_change, report_value
from fujidesk.domain.sample_mark import SAMPLE_FACT
from fujidesk.domain.sample_office import SampleOffice, sample_offices
from fujidesk.domain.sample_projects import sample_projects
from fujidesk.domain.sample_rounds import SampleYear, sample_years, years_text
from fujidesk.domain.survey_values import approval_value, entry_value, inquiry_value
from fujidesk.domain.surveys import ENTRY_FIELDS, SurveyEntry, entry_key
from fujidesk.errors import UserError
from fujidesk.models import journaling, sqlite
from fujidesk.models.engine import Database, FileDatabase
from fujidesk.models.failures import translated
from fujidesk.services.edits import Editor, EditService
from fujidesk.services.maintenance import build_database, refuse_taken
from fujidesk.services.sample_office import OfficeFilling

_PC = "練習用"
_JAPAN = dt.timezone(dt.timedelta(hours=9))


def make_sample(
    path: Path,
    years: Sequence[int],
    progress: Progress | None = None,
    profile_key: str | Path = STANDARD_PROFILE,
) -> None:
    """Make a database of a city's plan, and fill it with made-up answers.

    A city whose profile brings no projects gets made-up ones, too.

    Args:
        path: a file that is not there yet.
        years: fiscal years of the plan; the last one is being collected, those before it are approved.
        progress: told of each year.
        profile_key: of a profile that ships, or the path of a profile's file.

    Raises:
        UserError: the path is taken, a year lies outside the plan, or there is no such profile.
        MachineError: the folder cannot be written to.
        CancelledError: the user stopped it; nothing is left behind.
    """
    from fujidesk.services.plan_start import plan_start  # late: only `sample` and `init` need it

    profile, content = plan_start(profile_key)
    if not content.projects:
        content = sample_projects(profile, content.levels)
    fill_sample(path, years, profile, content, progress)


def fill_sample(
    path: Path,
    years: Sequence[int],
    profile: PlanProfile,
    content: RegisterContent,
    progress: Progress | None = None,
) -> None:
    """Like `make_sample`, for any register; phases that it says were reached give way to made-up ones.

    Raises:
        UserError: as `make_sample`.
        MachineError: as `make_sample`.
        CancelledError: as `make_sample`.
    """
    _refuse_years(years, profile)
    content = replace(content, projects=tuple(replace(item, actual=()) for item in content.projects))
    draft = path.with_name(f"{path.name}.draft")
    with translated(path):
        refuse_taken(path)
        sqlite.remove_draft(draft)
        try:
            build_database(draft, profile, content)
            made = sample_years(content, profile, years)
            offices = sample_offices(content, profile, years)
            _fill(draft, made, offices, progress or NoProgress())
            refuse_taken(path)
            draft.rename(path)
        finally:
            sqlite.remove_draft(draft)


def _refuse_years(years: Sequence[int], profile: PlanProfile) -> None:
    """Refuse years that the plan does not cover."""
    first, last = profile.first_year, profile.last_year
    outside = [year for year in years if year not in profile.fiscal_years]
    if outside or not years:
        which = f"{long_year(outside[0])}は計画の期間の外です。" if outside else "年度がありません。"
        raise UserError(f"{which}{long_year(first)}から{long_year(last)}までを指定してください。")


def _fill(
    path: Path, found: Sequence[SampleYear], offices: Sequence[SampleOffice], progress: Progress
) -> None:
    """Mark the file and write the years, earliest first; a year of the office comes before its round."""
    database = FileDatabase(path)
    filling = OfficeFilling(database)
    try:
        with database.writing() as session:
            marked = years_text([year.round.fiscal_year for year in found])
            journaling.keep_fact(session, SAMPLE_FACT, marked)
        for done, year in enumerate(found):
            progress.step(done, len(found), f"{long_year(year.round.fiscal_year)}の回答")
            _write_office(database, filling, offices[done])
            _write_year(database, offices[done].profile, year)
        for office in offices[len(found) :]:
            _write_office(database, filling, office)
        progress.step(len(found), len(found), "データベースを仕上げています")
    finally:
        database.close()
    sqlite.leave_single_file(path)


def _write_year(database: Database, profile: PlanProfile, year: SampleYear) -> None:
    """Write a round as it would have gone: opened in April, answered until May, approved in July."""
    fiscal_year = year.round.fiscal_year
    opened = dt.datetime(fiscal_year + 1, 4, 3, 9, tzinfo=_JAPAN)
    steps: tuple[tuple[int, str, Iterable[FieldChange]], ...] = (
        (0, "調査の期限と連絡先", _round_changes(year)),
        (40, "進捗状況報告の取り込み", [change for report in year.reports for change in _answers(report)]),
        (42, "調査の進み", [change for entry in year.entries for change in _entry_changes(entry)]),
        (45, "照会", _inquiry_changes(year)),
        (98, "評価の承認", _approval(year)),
    )
    for days, label, changes in steps:
        at = opened + dt.timedelta(days=days)
        editor = Editor(profile.words.office, _PC, _still(at), _key(f"{fiscal_year}-{days}"))
        EditService(database, profile, editor).apply(list(changes), label)


def _write_office(database: Database, filling: OfficeFilling, office: SampleOffice) -> None:
    """Write what the office has kept until the day of its year."""
    at = dt.datetime.combine(office.today, dt.time(17), tzinfo=_JAPAN)
    editor = Editor(
        office.profile.words.office, _PC, _still(at), _serial_keys(f"office-{office.fiscal_year}")
    )
    filling.write(office, EditService(database, office.profile, editor))


def _serial_keys(text: str) -> Callable[[], str]:
    """Return what gives the steps of a year keys one after the other."""
    serial = count(1)
    return lambda: f"sample-{text}-{next(serial)}"


def _still(at: dt.datetime) -> Callable[[], dt.datetime]:
    """Return a clock that stands."""
    return lambda: at


def _key(text: str) -> Callable[[], str]:
    """Return what gives every step the same key."""
    return lambda: f"sample-{text}"


def _round_changes(year: SampleYear) -> Iterator[FieldChange]:
    """Yield the edits that open a round."""
    key = str(year.round.fiscal_year)
    yield FieldChange(Entity.ROUND, key, "deadline", "", year.round.deadline)
    yield FieldChange(Entity.ROUND, key, "contact", "", year.round.contact)


def _approval(year: SampleYear) -> Iterator[FieldChange]:
    """Yield the edit that locks the year, where it is approved."""
    if year.round.approval is not None:
        value = approval_value(year.round.approval)
        yield FieldChange(Entity.ROUND, str(year.round.fiscal_year), "approval", None, value)


def _answers(report: StatusReport) -> Iterator[FieldChange]:
    """Yield the edits that make an empty report this one."""
    empty = StatusReport(report.number, report.fiscal_year)
    for name in (*ANSWER_FIELDS, *OFFICE_FIELDS):
        value = report_value(report, name)
        if value not in (None, ""):
            yield report_change(empty, name, value)


def _inquiry_changes(year: SampleYear) -> Iterator[FieldChange]:
    """Yield the edits that make the year's questions."""
    for item in year.inquiries:
        field = f"{item.fiscal_year}.{item.rule}"
        yield FieldChange(Entity.INQUIRY, item.number, field, None, inquiry_value(item))


def _entry_changes(entry: SurveyEntry) -> Iterator[FieldChange]:
    """Yield the edits that bring a department where it is in the round."""
    empty = SurveyEntry(entry.fiscal_year, entry.department)
    key = entry_key(entry.fiscal_year, entry.department)
    for name in ENTRY_FIELDS:
        before, after = entry_value(empty, name), entry_value(entry, name)
        if before != after:
            yield FieldChange(Entity.ENTRY, key, name, before, after)
