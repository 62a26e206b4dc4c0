"""Checks an opened database: the file, and what the register must hold.

A FAULT is what the program never writes (other hands, a bad disk); OPEN is what the plan document or the
office has left undecided. Nothing is mended: each finding is a sentence that says where to look.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from fujidesk.domain.findings import Finding, Severity
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.numbers import measure_of, policy_of
from fujidesk.domain.office_values import RECORD_TYPES
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.revisions import Revision
from fujidesk.errors import MachineError
from fujidesk.models import (
    building,
    finding,
    hearing_store,
    journaling,
    office_rows,
    reports,
    sheets,
    snapshots,
    survey_files,
    survey_rows,
)
from fujidesk.models.engine import Database


def check_plans(database: Database) -> list[Finding]:
    """Return all findings: about the file, then plan by plan, each named where there are several.

    A plan that cannot be read is a finding of its own and hides no other.

    Raises:
        MachineError: the file itself cannot be read.
    """
    faults = database.faults()
    found = [Finding(Severity.FAULT, f"データベースの検査: {' '.join(fault.split())}") for fault in faults]
    plans = database.plans()
    for plan in plans:
        try:
            of_plan = _of_plan(database.of_plan(plan.id))
        except MachineError as error:
            text = f"{error}この計画の検査は、ここで終わりました。"
            of_plan = [Finding(Severity.FAULT, text)]
        if len(plans) > 1:
            of_plan = [replace(item, text=f"{plan.label} {item.text}") for item in of_plan]
        found += of_plan
    return found


def _of_plan(database: Database) -> list[Finding]:
    """Return the findings of one plan: by project in the plan's order, about survey, hearings and history."""
    with database.reading() as session:
        profile = building.stored_profile(session)
    records, found = _readable(database)
    numbers = Counter(record.number for record in records)
    found += [
        Finding(Severity.FAULT, f"{number}: 同じ事業番号が {count} 回あります。", number)
        for number, count in numbers.items()
        if count > 1
    ]
    moved = _moved(database)
    for record in records:
        found += _of_project(record, profile, moved.get(record.number, ""))
    return (
        found
        + _of_survey(database, profile)
        + _of_office(database)
        + _of_snapshots(database)
        + _of_history(database)
    )


def _of_history(database: Database) -> list[Finding]:
    """Return where the change history is not what was written."""
    with database.reading() as session:
        fault = journaling.broken_chain(session)
    if fault is None:
        return []
    when = f"（{fault.at[:16].replace('T', ' ')}）" if fault.at else ""
    return [
        Finding(
            Severity.FAULT,
            f"変更の履歴が、{fault.place:,} 件目{when}で記録したときと違います：{fault.why}。"
            "バックアップと比べ、庁内のシステム担当へお知らせください。",
        )
    ]


def _of_snapshots(database: Database) -> list[Finding]:
    """Return what was laid before a meeting and is no longer what it was."""
    with database.reading() as session:
        damaged = snapshots.damaged(session, snapshots.all_snapshots(session))
    return [
        Finding(
            Severity.FAULT,
            f"会議資料の控え {key} の{f'「{name}」' if name else 'データ'}が、なくなったか変わっています。"
            "バックアップから戻してください。",
        )
        for key, name in damaged
    ]


def _of_office(database: Database) -> list[Finding]:
    """Return what is wrong with the office's own records: unreadable values, changed attachments.

    Each kind is read by itself, so that one bad value does not hide the others.
    """
    found = []
    for kind in RECORD_TYPES.values():
        try:
            with database.reading() as session:
                office_rows.records(session, kind)
        except MachineError as error:
            found.append(Finding(Severity.FAULT, str(error)))
    with database.reading() as session:
        damaged = hearing_store.damaged(session)
    return found + [
        Finding(
            Severity.FAULT,
            f"ヒアリング {hearing} の添付「{name}」の中身が、なくなったか変わっています。"
            "バックアップから戻してください。",
        )
        for hearing, name in damaged
    ]


def _of_survey(database: Database, profile: PlanProfile) -> list[Finding]:
    """Return what is wrong with the answers of the survey: values that nobody writes, bytes that changed."""
    found = []
    for read in (
        partial(reports.year_reports, years=profile.fiscal_years),
        survey_rows.rounds,
        survey_rows.entries,
        partial(survey_rows.inquiries, numbers=None, years=None),
    ):
        try:
            with database.reading() as session:
                read(session)
        except MachineError as error:
            found.append(Finding(Severity.FAULT, str(error)))
    with database.reading() as session:
        changed = survey_files.changed(session)
    return found + [
        Finding(Severity.FAULT, f"届いた回答「{name}」の内容が、受け取った時と違います。") for name in changed
    ]


def _readable(database: Database) -> tuple[list[ProjectRecord], list[Finding]]:
    """Return the projects that can be read, in the plan's order, and a finding for each that cannot."""
    # all at once first: one by one takes as many statements as there are projects, for the rare damaged file
    try:
        with database.reading() as session:
            return sheets.records(session), []
    except MachineError:
        with database.reading() as session:
            numbers = finding.numbers(session)
    records, unreadable = [], []
    for number in numbers:
        try:
            with database.reading() as session:
                records += sheets.records(session, [number])
        except MachineError:
            text = f"{number}: 読めない値があります。バックアップから戻してください。"
            unreadable.append(Finding(Severity.FAULT, text, number))
    return records, unreadable


def _moved(database: Database) -> dict[str, str]:
    """Return where decisions moved projects to, by number: the code of the newest level.

    A moved project keeps its number (001, 3.2), which then names another place than the one it stands at.
    Empty where the changes cannot be read; that is a finding of its own.
    """
    try:
        with database.reading() as session:
            revisions = office_rows.records(session, Revision)
    except MachineError:
        return {}
    effects = (effect for item in sorted(revisions, key=lambda item: item.day) for effect in item.effects)
    return {effect.key: str(effect.after) for effect in effects if effect.field == "measure"}


def _of_project(record: ProjectRecord, profile: PlanProfile, moved_to: str) -> Iterator[Finding]:
    """Yield what is wrong with one project, or left open by the plan; moved_to: "" where nothing moved it.

    Faults of place and departments come first, then what is open in the schedule.
    """
    number = record.number
    place = record.measure or record.policy
    is_home = policy_of(number) == record.policy and record.measure in ("", measure_of(number))
    if not is_home and place != moved_to:
        yield Finding(Severity.FAULT, f"{number}: 番号と、置かれている {place} が合いません。", number)
    if not record.departments:
        yield Finding(Severity.FAULT, f"{number}: {profile.words.department}がありません。", number)
    given = {cell.when for cell in record.schedule}
    missing = [when for when in profile.half_years if given and when not in given]
    if missing:
        # The screen allows a half-year to be left unsaid (記載なし); it is told, but it is no fault.
        yield Finding(Severity.OPEN, f"{number}: スケジュールの {_listed(missing)} がありません。", number)
    undecided = [cell.when for cell in record.schedule if not cell.settled]
    if undecided:
        text = f"{number}: スケジュールの {_listed(undecided)} が計画書では決まっていません。"
        yield Finding(Severity.OPEN, text, number)


def _listed(half_years: list[HalfYear]) -> str:
    """Return half-years as a list to read: 「R8上、R8下」."""
    return "、".join(when.label for when in half_years)
