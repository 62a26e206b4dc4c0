"""Rewriting stored rows: only what differs, with versions that notice two editors."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import delete, select

from fujidesk.domain.records import Direction, Indicator, LevelRecord, ScheduleCell
from fujidesk.models import reading, rewriting, sheets
from fujidesk.models.departments import Departments
from fujidesk.models.plan import Measure
from fujidesk.models.project import IndicatorRow, Project, ScheduleCellRow

NOW = "2026-11-21T08:30:00+09:00"


def record_of(session, number="1-1-1"):
    return sheets.sheet(session, number).record


def rewrite(database, after, number="1-1-1"):
    """Bring a stored project to `after` and return how it is read afterwards."""
    with database.writing() as session:
        rows = rewriting.project_rows(session, [number])
        before = record_of(session, number)
        rewriting.ProjectWriter(session, Departments(session), rows[number]).write(before, after, NOW)
    with database.reading() as session:
        return record_of(session, number)


CHANGES = {
    "texts": {"title": "新しい名前", "overview": "", "page": None, "is_dx": False},
    "departments turned round": {"departments": ("市民課", "収納課")},
    "departments all new": {"departments": ("新しい課", "収納課等")},
    "no departments": {"departments": ()},
    "codes exchanged": {"sogo_codes": ("1-2", "1-3"), "keiei_codes": ("A1-1",)},
    "no codes": {"sogo_codes": (), "keiei_codes": ()},
    "indicator": {"indicator": Indicator("増やす", Decimal("1.50"), "件", Direction.AT_LEAST, 2030)},
    "no indicator": {"indicator": Indicator()},
    "actions": {"yearly_actions": {2023: "選び直す", 2026: "まとめる"}},
    "no schedule": {"schedule": (), "actual": ()},
    "one cell": {"schedule": (ScheduleCell(2024, 2, None, ("市民課", "収納課"), settled=False),)},
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_written_is_read_and_the_rest_stays(database, small_content, what):
    after = replace(small_content.projects[0], **CHANGES[what])
    assert rewrite(database, after) == after
    assert rewrite(database, small_content.projects[0]) == small_content.projects[0]
    with database.reading() as session:
        assert record_of(session, "1-1-9") == small_content.projects[1]


def versions(database):
    with database.reading() as session:
        project = session.scalar(select(Project.version).where(Project.number == "1-1-1"))
        cells = session.scalars(select(ScheduleCellRow.version).where(ScheduleCellRow.project_id == 1)).all()
        return project, session.scalar(select(IndicatorRow.version)), sorted(cells)


def test_only_rows_that_differ_count_up(database, small_content):
    first, *others = small_content.projects[0].schedule
    rewrite(database, replace(small_content.projects[0], schedule=(replace(first, phase=3), *others)))
    project, indicator, cells = versions(database)
    assert (project, indicator) == (2, 1)
    assert cells == [1] * 10 + [2]


def test_the_project_counts_up_even_within_one_second(database, small_content):
    for title in ("一", "二"):
        rewrite(database, replace(small_content.projects[0], title=title))
    rewrite(database, replace(small_content.projects[0], title="二"))
    assert versions(database)[0] == 4


def test_cells_that_stay_keep_their_rows(database, small_content):
    def ids():
        with database.reading() as session:
            return session.scalars(select(ScheduleCellRow.id).where(ScheduleCellRow.project_id == 1)).all()

    before = ids()
    rewrite(database, replace(small_content.projects[0], schedule=small_content.projects[0].schedule[:4]))
    assert set(ids()) < set(before)


def test_a_project_that_lost_its_indicator_row_gets_one(database, small_content):
    with database.writing() as session:
        session.execute(delete(IndicatorRow))
    after = replace(small_content.projects[0], indicator=Indicator("減らす", Decimal(3), "分"))
    assert rewrite(database, after).indicator == after.indicator


def test_search_text_and_time_follow(database, small_content):
    rewrite(database, replace(small_content.projects[0], overview="ｺﾝﾋﾞﾆで納める"))
    with database.reading() as session:
        row = session.execute(select(Project.search_text, Project.changed_at).where(Project.id == 1)).one()
    assert "こんびにで納める" in row.search_text
    assert "番号札" not in row.search_text
    assert row.changed_at == NOW


@pytest.mark.parametrize(("code", "parent"), [("1", ""), ("1.1", "1")])
def test_levels_are_rewritten_by_their_code(database, code, parent):
    wanted = LevelRecord(
        code, "題", parent, theme="テーマ", background="背景", issues="課題", direction="方向"
    )
    with database.writing() as session:
        rewriting.update_level(session, wanted)
    with database.reading() as session:
        assert wanted in reading.levels(session)
        assert session.scalar(select(Measure.version).where(Measure.code == "1.5")) == 1
