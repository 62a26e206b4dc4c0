"""A made-up register of any size, of the same shape as the real one; the same every time."""

import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import (
    Category,
    DepartmentRecord,
    Indicator,
    LevelRecord,
    ProjectRecord,
    RegisterContent,
    ScheduleCell,
)
from fujidesk.exchange.profiles import load_profile
from fujidesk.services.maintenance import build_database

DEPARTMENTS = tuple(f"試験第{place}課" for place in range(1, 71))
WORDS = ("窓口", "電子申請", "地図", "予約", "納付", "防災", "学校", "健康", "統計", "通報", "図書", "道路")
COURSES = ("4444444444", "1234444444", "3444444444", "1111112222", "2222------", "1122333444")


def _record(place: int, levels: int, profile: PlanProfile) -> ProjectRecord:
    policy, measure = place % levels % 3 + 1, place % levels // 3 + 1
    category = tuple(Category)[place % 3]
    department = DEPARTMENTS[place % len(DEPARTMENTS)]
    words = f"{WORDS[place % 12]}と{WORDS[place // 12 % 12]}"
    course = COURSES[place % len(COURSES)] if place % 5 else ""
    return ProjectRecord(
        f"{policy}-{measure}-{place // levels + 1}",
        f"{words}の試験事業 第{place}号",
        str(policy),
        f"{policy}.{measure}",
        category,
        (department,),
        is_dx=place % 3 == 0,
        page=place % 900 + 1,
        summary=f"{words}の手間を減らすために作った見本の説明文です",
        overview=f"{words}について、見本として置いた本文です。" * 4,
        purpose=f"{words}の目的を書いた見本の本文です。" * 2,
        effects=f"{words}の効果を書いた見本の本文です。" * 2,
        indicator=Indicator(f"{words}の件数を{place}件にする。"),
        schedule=tuple(
            ScheduleCell(when.fiscal_year, when.half, int(mark) if mark != "-" else None, (department,))
            for when, mark in zip(profile.half_years, course, strict=False)
        ),
    )


def build(path: Path, projects: int) -> None:
    """Make a database file with that many projects under fifteen measures."""
    profile = load_profile("fuji")
    build_database(path, profile, content(projects, profile))


def build_answered(path: Path, projects: int) -> None:
    """Make such a file with made-up answers for every project in every year of the plan.

    The answers are put into the tables as they are: a history of millions of lines is not what is measured.
    """
    build(path, projects)
    years = load_profile("fuji").fiscal_years
    with closing(sqlite3.connect(path)) as connection, connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM project ORDER BY position")]
        connection.executemany(
            "INSERT INTO status_report (plan_id, project_id, fiscal_year, lead, status, action, "
            "indicator_value, score_progress, score_cost, score_content) "
            "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_answers(place, id_, year) for place, id_ in enumerate(ids) for year in years),
        )
        connection.executemany(
            "INSERT INTO schedule_cell (plan_id, project_id, kind, fiscal_year, half, phase) "
            "VALUES (1, ?, 'actual', ?, ?, ?)",
            (
                (id_, year, half, min(4, year - years[0] + 1))
                for id_ in ids
                for year in years
                for half in (1, 2)
            ),
        )


def _answers(place: int, id_: int, year: int) -> tuple[object, ...]:
    """Return the answers of a project and year: most are scored, some stopped, some without a score."""
    turn = place * 7 + year * 3
    status = "stopped" if turn % 41 == 0 else "done" if turn % 53 == 0 else "running"
    scores = (turn % 5 + 1, turn % 3 + 2, None if turn % 29 == 0 else turn // 5 % 4 + 2)
    lead = DEPARTMENTS[place % len(DEPARTMENTS)]  # as issuing the workbooks notes it
    return id_, year, lead, status, f"見本の取組内容 {turn}", str(turn % 90), *scores


def content(projects: int, profile: PlanProfile) -> RegisterContent:
    """Return a register of that many projects under fifteen measures."""
    measures = [(policy, measure) for measure in range(1, 6) for policy in range(1, 4)]
    levels = [LevelRecord(str(policy), f"試験方針{policy}") for policy in range(1, 4)]
    levels += [LevelRecord(f"{p}.{m}", f"試験施策{p}.{m}", str(p)) for p, m in measures]
    records = (_record(place, len(measures), profile) for place in range(projects))
    return RegisterContent(
        tuple(levels),
        tuple(DepartmentRecord(name) for name in DEPARTMENTS),
        tuple(islice(records, projects)),
    )
