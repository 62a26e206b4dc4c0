"""The counts of ホーム, each by the database."""

import pytest

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category
from fujidesk.models import counting, journaling
from fujidesk.models.project import IndicatorRow, Project, ScheduleCellRow, YearlyAction


def summary(database):
    with database.reading() as session:
        return counting.summary(session)


def test_counts_of_the_small_register(database):
    found = summary(database)
    assert found.projects == 3
    assert found.categories == {Category.PRIORITY: 1, Category.PROMOTION: 1, Category.CONTINUING: 1}
    assert (found.dx, found.departments) == (1, 3)
    assert (found.open_half_years, found.open_numbers) == (2, ("1-1-1",))
    assert found.phases[HalfYear(2022, 1)] == {2: 1, 4: 1}
    assert found.phases[HalfYear(2022, 2)] == {2: 1, None: 1}
    assert found.phases[HalfYear(2026, 2)] == {4: 1}
    assert list(found.phases) == sorted(found.phases)
    assert (found.open_disagreements, found.imported_at) == (0, "")


def test_reached_cells_count_neither_as_planned_nor_as_open(database):
    before = summary(database)
    with database.writing() as session:
        session.add(
            ScheduleCellRow(
                project_id=2, kind="actual", fiscal_year=2023, half=1, phase=1, settled=False, departments=[]
            )
        )
    assert summary(database) == before


@pytest.mark.parametrize("kept", ["overview", "indicator", "action", None])
def test_texts_are_imported_when_any_of_the_sheets_has_one(database, kept):
    with database.writing() as session:
        project = session.get_one(Project, 1)
        indicator = session.get_one(IndicatorRow, 1)
        if kept != "overview":
            project.overview = ""
        if kept != "indicator":
            indicator.text = ""
        if kept != "action":
            for year in (2022, 2023):
                session.delete(session.get_one(YearlyAction, (1, year)))
    assert summary(database).texts_imported is (kept is not None)


def test_only_open_disagreements_are_counted(database):
    from fujidesk.domain.changes import Disagreement

    kept = [
        Disagreement(number, "title", (), "名", "違います。", settled=settled)
        for number, settled in (("1-1-1", True), ("1-1-9", False), ("1-5-10", False))
    ]
    with database.writing() as session:
        journaling.replace_disagreements(session, kept)
    assert summary(database).open_disagreements == 2


def test_an_empty_register_counts_nothing(tmp_path, small_profile, small_content):
    from dataclasses import replace

    from fujidesk.models.engine import FileDatabase
    from fujidesk.services.maintenance import build_database

    build_database(tmp_path / "empty.db", small_profile, replace(small_content, projects=()))
    database = FileDatabase(tmp_path / "empty.db")
    found = summary(database)
    database.close()
    assert (found.projects, found.categories, found.phases, found.texts_imported) == (0, {}, {}, False)
