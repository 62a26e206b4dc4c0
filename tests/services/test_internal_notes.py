"""What is said in hearings stays in the office: no file that leaves the program carries any of it."""

import html
import zipfile
from dataclasses import replace

import pytest

from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.paths import user_folders
from fujidesk.services.sample import fill_sample
from fujidesk.services.workspace import open_workspace

SECRET = "ここだけの話鳳凰"


@pytest.fixture
def space(tmp_path, small_profile, small_content):
    """A filled register with the secret in every text of a hearing, its lines, files and what is being typed."""
    path = tmp_path / "s.db"
    fill_sample(path, [2022, 2023], small_profile, small_content)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    service = opened.hearings
    hearing = replace(
        service.drafted(2023, HearingKind.PRIORITY, "収納課"), title=SECRET, place=SECRET, remark=SECRET,
        attendees=(SECRET,), agenda=(SECRET,), numbers=("1-1-1",), day="2023-11-08",
    )  # fmt: skip
    service.plan(hearing)
    for kind in NoteKind:
        service.add_note(hearing.key, kind, SECRET, department="収納課", number="1-1-1")
    service.keep_draft(hearing.key, SECRET)
    (tmp_path / "添付.txt").write_text(SECRET, encoding="utf-8")
    opened.attachments.add(hearing.key, tmp_path / "添付.txt")
    yield opened
    opened.close()


def register(space, folder):
    space.register_exchange.write_workbook(folder / "台帳.xlsx")
    space.register_exchange.write_json(folder / "台帳.json")
    space.register_exchange.write_csv(folder / "台帳.csv")


def survey(space, folder):
    space.survey_issue.issue(2023, folder)


def questions(space, folder):
    space.oddities.ask(2023, "1-1-1", "効果を教えてください。")
    space.oddities.issue(2023, folder)
    space.oddities.write_workbook(2023, folder / "気づき.xlsx")


def evaluation(space, folder):
    space.evaluation.write_workbook(2022, folder / "評価.xlsx")
    (folder / "評価.json").write_text(space.evaluation.json_text(2022), encoding="utf-8")
    (folder / "報告.json").write_text(space.reports.json_text(2022), encoding="utf-8")


def upper_plans(space, folder):
    space.upper_plans.write_workbook(2023, folder / "上位計画.xlsx")
    (folder / "上位計画.json").write_text(space.upper_plans.json_text(2023), encoding="utf-8")


def holds_secret(path):
    """Tell whether a file, of a zipped one any part, holds the secret; openpyxl writes &#12371; for こ."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            found = [book.read(name) for name in book.namelist()]
    else:
        found = [path.read_bytes()]
    return any(SECRET in html.unescape(part.decode(errors="ignore")) for part in found)


@pytest.mark.parametrize("write", [register, survey, questions, evaluation, upper_plans])
def test_no_file_that_leaves_carries_what_was_said(space, tmp_path, write):
    folder = tmp_path / "out"
    folder.mkdir()
    write(space, folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert not holds_secret(path), path.name


def test_the_offices_own_files_do_carry_it_so_that_the_search_above_means_something(space, tmp_path):
    space.hearing_files.write_all_minutes(2023, tmp_path / "m")
    space.hearing_files.write_todos(tmp_path / "m" / "宿題.xlsx")
    (own,) = (hearing.key for hearing in space.hearings.of_year(2023) if hearing.title == SECRET)
    (minutes,) = (tmp_path / "m").glob(f"*{own}*")
    for path in (minutes, tmp_path / "m" / "宿題.xlsx"):
        assert holds_secret(path), path.name
