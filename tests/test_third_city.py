"""A third city of another shape, made in the editor's way: six phases, three grades, three years, no facts."""

import datetime as dt

import pytest

from fujidesk.domain.findings import Severity
from fujidesk.paths import user_folders
from fujidesk.resources import resource
from fujidesk.services.profile_editing import faults_of, save_values, values_of_file
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import open_workspace


@pytest.fixture(scope="module")
def profile_file(tmp_path_factory):
    """Change the profile of 富士市 into that of a city that there is not."""
    values = values_of_file(resource("profiles", "fuji.toml"))
    del values["facts"]
    values.update(
        key="umibe", city="海辺市", plan_name="海辺市デジタル計画", first_year=2025, last_year=2027,
        level_names=["柱", "取組の方向"],
        terms=[{"name": "第1期", "first_year": 2025, "last_year": 2025},
               {"name": "第2期", "first_year": 2026, "last_year": 2027}],
        levels=[{"code": "1", "title": "暮らし"}, {"code": "1.1", "title": "窓口"}, {"code": "1.2", "title": "学び"},
                {"code": "2", "title": "市役所"}, {"code": "2.1", "title": "仕事"}],
        phases=[{"number": n, "name": f"段階{n}", "short_name": f"段{n}"} for n in range(1, 7)],
        grades=[{"grade": "優", "minimum": 12}, {"grade": "良", "minimum": 9}, {"grade": "可", "minimum": 3}],
        categories=values["categories"][:2],
        period_marks=[{"row": "計画", "sign": "▲", "title": "見直し", "years": [1, 1]}],
    )  # fmt: skip
    values["words"].update(upper="柱", lower="方向")
    assert faults_of(values) == ()
    path = tmp_path_factory.mktemp("third") / "umibe.toml"
    save_values(path, values)
    return path


@pytest.fixture(scope="module")
def made(profile_file):
    path = profile_file.with_name("見本.db")
    make_sample(path, [2025, 2026], profile_key=profile_file)
    return path


@pytest.fixture
def city(made, tmp_path):
    opened = open_workspace(made, user_folders(tmp_path / "profile"), read_only=True)
    yield opened
    opened.close()


def test_its_projects_stand_under_its_levels_with_its_phases(city):
    rows = city.registry.rows()
    assert {row.measure for row in rows} == {"1.1", "1.2", "2.1"}
    assert max(char for row in rows for char in row.phases if char.isdigit()) == "6"
    assert [found for found in city.check() if found.severity is Severity.FAULT] == []
    marks = {row.mark for row in city.evaluation.data().year(2025)}
    assert marks & {"優", "良", "可"}
    assert not marks & set("SABCD")


def test_all_its_papers_are_made(city, tmp_path):
    for term in city.profile.meetings:
        year = 2025 if term.about else 2026
        kinds = {path.suffix for path in city.pack_files.write(term.key, year, tmp_path / term.key).paths}
        assert kinds >= {".pptx", ".pdf", ".xlsx"}
    assert (city.publication.write(2025, tmp_path / "public").folder / "index.html").is_file()
    city.register_exchange.write_workbook(tmp_path / "register.xlsx")
    found = city.register_exchange.compare_workbook(tmp_path / "register.xlsx")
    assert (found.differences, found.faults, found.unchanged) == ((), (), 24)
    city.timeline.export(city.timeline.data(today=dt.date(2026, 6, 1)), tmp_path / "timeline.pdf")
    assert (tmp_path / "timeline.pdf").is_file()
