"""Gathering and writing timelines."""

import datetime as dt
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category, Indicator, LevelRecord, ProjectRecord, ScheduleCell
from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.exchange.profiles import load_profile
from fujidesk.services.timeline import TimelineService

TODAY = dt.date(2026, 11, 21)
LEVELS = (LevelRecord("1", "便利な暮らし"), LevelRecord("1.1", "窓口", "1"), LevelRecord("1.2", "手続", "1"))


def project(number, *, dx=False, category=Category.PRIORITY, phases="1144444444"):
    group = number.rpartition("-")[0].replace("-", ".")
    cells = tuple(
        ScheduleCell(2022 + i // 2, i % 2 + 1, None if mark == "-" else int(mark), ("市民課",))
        for i, mark in enumerate(phases)
    )
    return ProjectRecord(
        number, f"事業{number}", "1", group, category, ("市民課",), dx, schedule=cells,
        indicator=Indicator(text="年間百件とする"),
    )  # fmt: skip


class Register:
    def __init__(self, *projects):
        self.projects = list(projects)

    def records(self):
        return self.projects

    def levels(self):
        return LEVELS


@pytest.fixture(scope="module", name="profile")
def profile_fixture():
    return load_profile("fuji")


@pytest.fixture(name="service")
def service_fixture(profile):
    return TimelineService(
        Register(
            project("1-1-1", dx=True),
            project("1-1-2", category=Category.CONTINUING, phases=""),
            project("1-2-1", dx=True, category=Category.PROMOTION, phases="44--------"),
        ),
        profile,
    )


def numbers(data):
    return [row.number for group in data.groups for row in group.rows]


def test_all_projects_stand_grouped_by_measure_over_the_period(service):
    data = service.data(today=TODAY)
    assert [group.heading for group in data.groups] == ["1.1 窓口", "1.2 手続"]
    assert numbers(data) == ["1-1-1", "1-1-2", "1-2-1"]
    assert data.columns[0] == HalfYear(2022, 1)
    assert len(data.columns) == 10
    assert data.as_of == TODAY
    assert data.report_column is None
    assert data.groups[0].rows[0].plan.phases == "1144444444"
    assert data.groups[0].rows[0].indicator == "年間百件とする"


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"dx_only": True}, ["1-1-1", "1-2-1"]),
        ({"measure": "1.1"}, ["1-1-1", "1-1-2"]),
        ({"category": Category.CONTINUING}, ["1-1-2"]),
        ({"numbers": ["1-2-1", "1-1-2"]}, ["1-1-2", "1-2-1"]),
        ({"numbers": []}, []),
        ({"dx_only": True, "numbers": ["1-1-2"]}, []),
    ],
)
def test_conditions_narrow_what_is_shown(service, chosen, expected):
    assert numbers(service.data(**chosen)) == expected


def test_the_title_says_what_is_shown(service, profile):
    plan = profile.plan_name
    assert service.data(dx_only=True).title == f"{plan} DXロードマップ"
    assert service.data(measure="1.1").title == f"{plan} 1.1 窓口 スケジュール"
    assert service.data(category=Category.PRIORITY).title == f"{plan} 重点事業 スケジュール"
    assert service.data(dx_only=True).with_indicators
    assert not service.data().with_indicators


def test_reached_phases_bring_the_report_date(profile):
    reported = replace(project("1-1-1"), actual=(ScheduleCell(2022, 1, 1), ScheduleCell(2023, 1, 1)))
    data = TimelineService(Register(reported, project("1-1-2")), profile).data(today=TODAY)
    assert data.report_column == 2
    assert data.groups[0].rows[0].slip(2) == -1


def test_reports_of_later_years_can_be_left_out(profile):
    reached = tuple(ScheduleCell(year, 1, 2, ("市民課",)) for year in (2022, 2023, 2024))
    told = TimelineService(Register(replace(project("1-1-1"), actual=reached)), profile)
    assert told.data(today=TODAY).report_column == 4
    until = told.data(today=TODAY, until=2023)
    assert until.report_column == 2
    assert until.groups[0].rows[0].actual.phases.rstrip() == "2 2"


def test_a_plan_with_one_level_groups_by_it(profile):
    flat = replace(project("1-1"), measure="", policy="1")
    assert TimelineService(Register(flat), profile).data().groups[0].heading == "1 便利な暮らし"


def test_equal_schedules_are_kept_once(profile):
    data = TimelineService(Register(*(project(f"1-1-{n}") for n in range(1, 50))), profile).data()
    assert len({id(row.plan) for row in data.groups[0].rows}) == 1


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "PDF"])
def test_files_are_written_whole_and_alone(service, tmp_path, kind):
    path = tmp_path / f"図.{kind}"
    assert service.export(service.data(today=TODAY), path) == (path,)
    assert [item.name for item in tmp_path.iterdir()] == [path.name]
    assert path.stat().st_size > 2000


def test_pictures_of_many_pages_are_numbered_files(profile, tmp_path):
    many = TimelineService(Register(*(project(f"1-1-{n}") for n in range(1, 80))), profile)
    files = many.export(many.data(today=TODAY), tmp_path / "図.svg")
    assert [item.name for item in files] == ["図.svg", "図-2.svg", "図-3.svg"]
    assert sorted(item.name for item in tmp_path.iterdir()) == sorted(item.name for item in files)


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_page_that_is_open_elsewhere_keeps_the_whole_old_print(profile, tmp_path, monkeypatch, kind):
    for name in (f"図.{kind}", f"図-2.{kind}"):
        (tmp_path / name).write_bytes(b"old")
    many = TimelineService(Register(*(project(f"1-1-{n}") for n in range(1, 80))), profile)
    replace_path = Path.replace

    def refuse(self, target):
        if self.name == f"図-2.{kind}" and self.parent != tmp_path:
            raise PermissionError(13, "in use")
        return replace_path(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(MachineError, match=rf"図\.{kind}"):
        many.export(many.data(today=TODAY), tmp_path / f"図.{kind}")
    assert sorted(item.name for item in tmp_path.iterdir()) == [f"図-2.{kind}", f"図.{kind}"]
    assert {item.read_bytes() for item in tmp_path.iterdir()} == {b"old"}


def test_the_plan_is_named_as_the_source(service, profile):
    assert service.data().source == profile.plan_name


class Stopper:
    def step(self, done, total, what):
        if done:
            raise CancelledError


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_stopping_leaves_no_file_and_the_old_one_whole(profile, tmp_path, kind):
    path = tmp_path / f"図.{kind}"
    path.write_bytes(b"old")
    many = TimelineService(Register(*(project(f"1-1-{n}") for n in range(1, 80))), profile)
    with pytest.raises(CancelledError):
        many.export(many.data(today=TODAY), path, progress=Stopper())
    assert [item.name for item in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"


def test_an_unknown_ending_is_a_sentence(service, tmp_path):
    with pytest.raises(UserError, match=r"図\.docx.*\.png、\.svg、\.pdf"):
        service.export(service.data(), tmp_path / "図.docx")
    assert not list(tmp_path.iterdir())


def test_nothing_to_draw_is_a_sentence(service, tmp_path):
    empty = service.data(numbers=[])
    with pytest.raises(UserError, match="書き出す事業がありません"):
        service.export(empty, tmp_path / "図.pdf")
    with pytest.raises(UserError, match="コピーする事業がありません"):
        service.picture(empty)


def test_a_missing_folder_is_a_sentence(service, tmp_path):
    with pytest.raises(MachineError, match="ありません"):
        service.export(service.data(), tmp_path / "none" / "図.pdf")


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="the superuser may write everywhere",
)
def test_a_folder_without_the_right_to_write_is_a_sentence(service, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(MachineError, match="書き込めません"):
        service.export(service.data(), folder / "図.pdf")


@pytest.mark.parametrize("number", [28, 30, 13])
def test_a_full_disk_or_refused_folder_is_a_sentence_and_leaves_nothing(
    service, tmp_path, monkeypatch, number
):
    def refuse(self, data):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("pathlib.Path.write_bytes", refuse)
    with pytest.raises(MachineError, match=r"図\.pdf|書き込めません"):
        service.export(service.data(), tmp_path / "図.pdf")
    assert not list(tmp_path.iterdir())


def test_the_picture_for_the_clipboard_is_a_png(service):
    assert service.picture(service.data(today=TODAY)).startswith(b"\x89PNG")


def test_gathering_does_not_load_matplotlib():
    import subprocess

    code = (
        "import sys, fujidesk.services.timeline\n"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('matplotlib', 'numpy')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path.cwd())
