"""Checks an opened database: the file, and what the register must hold."""

from collections import Counter
from collections.abc import Iterator

from fujidesk.domain.findings import Finding, Severity
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.numbers import measure_of, policy_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.models import sheets, sqlite
from fujidesk.models.engine import Database
from fujidesk.models.failures import translated


def check_database(database: Database, profile: PlanProfile) -> list[Finding]:
    """Return all findings, those about the file first, then by project in the plan's order."""
    with translated(database.path):
        faults = sqlite.faults(database.path, thorough=True)
    found = [Finding(Severity.FAULT, f"データベースの検査: {fault}") for fault in faults]
    with database.reading() as session:
        records = sheets.records(session)
    numbers = Counter(record.number for record in records)
    found += [
        Finding(Severity.FAULT, f"{number}: 同じ事業番号が {count} 回あります。", number)
        for number, count in numbers.items()
        if count > 1
    ]
    for record in records:
        found += _of_project(record, profile)
    return found


def _of_project(record: ProjectRecord, profile: PlanProfile) -> Iterator[Finding]:
    number = record.number
    if policy_of(number) != record.policy or record.measure not in ("", measure_of(number)):
        place = record.measure or record.policy
        yield Finding(Severity.FAULT, f"{number}: 番号と、置かれている {place} が合いません。", number)
    if not record.departments:
        yield Finding(Severity.FAULT, f"{number}: 所管部署がありません。", number)
    given = {cell.when for cell in record.schedule}
    missing = [when for when in profile.half_years if given and when not in given]
    if missing:
        yield Finding(Severity.FAULT, f"{number}: スケジュールの {_listed(missing)} がありません。", number)
    undecided = [cell.when for cell in record.schedule if not cell.settled]
    if undecided:
        text = f"{number}: スケジュールの {_listed(undecided)} が計画書では決まっていません。"
        yield Finding(Severity.OPEN, text, number)


def _listed(half_years: list[HalfYear]) -> str:
    return "、".join(when.label for when in half_years)
