"""What is said in hearings stays in the office: no file that leaves the program carries any of it."""

import datetime as dt
import html
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader

from fujidesk.domain.charts import ChartName
from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.paths import user_folders
from fujidesk.plots.wall_pages.pages import wall_pages
from fujidesk.services.sample import fill_sample
from fujidesk.services.workspace import open_workspace

SECRET = "ここだけの話鳳凰"
TODAY = dt.date(2024, 7, 10)


@pytest.fixture
def bare(tmp_path, small_profile, small_content):
    """A filled register."""
    path = tmp_path / "s.db"
    fill_sample(path, [2022, 2023], small_profile, small_content)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    yield opened
    opened.close()


@pytest.fixture
def space(bare, tmp_path):
    """A filled register with the secret in every text of a hearing, its lines, files and what is being typed."""
    plant(bare, tmp_path)
    return bare


def plant(space, folder):
    """Say the secret in a hearing on a project and on a new project, in all that a hearing holds."""
    service = space.hearings
    proposed = space.new_projects.all(2023)[0].key
    hearing = replace(
        service.drafted(2023, HearingKind.PRIORITY, "収納課"), title=SECRET, place=SECRET, remark=SECRET,
        attendees=(SECRET,), agenda=(SECRET,), numbers=("1-1-1",), new_projects=(proposed,),
        day="2023-11-08",
    )  # fmt: skip
    service.plan(hearing)
    for kind in NoteKind:
        service.add_note(hearing.key, kind, SECRET, department="収納課", number="1-1-1")
    space.note_drafts.keep(hearing.key, SECRET)
    (folder / "添付.txt").write_text(SECRET, encoding="utf-8")
    space.attachments.add(hearing.key, folder / "添付.txt")


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


def timeline(space, folder):
    data = space.timeline.data()
    for kind in ("png", "svg", "pdf"):
        space.timeline.export(data, folder / f"タイムライン.{kind}")


def revisions(space, folder):
    for year in (2022, 2023):
        space.revisions.write_workbook(year, folder / f"変更_{year}.xlsx")
        (folder / f"変更_{year}.json").write_text(space.revisions.json_text(year), encoding="utf-8")


def people(space, folder):
    space.people_files.write_members(TODAY, folder / "構成員.xlsx")
    (folder / "構成員.json").write_text(space.people_files.members_json(TODAY), encoding="utf-8")
    for year in (2022, 2023):
        space.people_files.write_trainings(year, folder / f"研修_{year}.xlsx")


def new_projects(space, folder):
    space.new_projects.write_workbook(2023, folder / "新規事業.xlsx")
    space.new_projects.write_workbook(2023, folder / "新規事業（経費なし）.xlsx", costs=False)
    (folder / "新規事業.json").write_text(space.new_projects.json_text(2023), encoding="utf-8")


def packs(space, folder):
    """Write the papers of every meeting that the profile knows, in every format, and its pages of the wall."""
    for term in space.profile.meetings:
        space.pack_files.on(TODAY).write(term.key, 2023, folder / term.key)
        pages = wall_pages(space.packs.pack(term.key, 2023, TODAY), space.packs.data(term.key, 2023, TODAY))
        (folder / f"壁_{term.key}.txt").write_text(repr(pages), encoding="utf-8")


def charts(space, folder):
    for name, chart in space.charts.all(2023, TODAY).items():
        for kind in ("png", "svg", "pdf"):
            space.charts.export(chart, folder / f"{name.value}.{kind}")
    strip = space.charts.chart(ChartName.STRIP, 2023, "1-1-1", TODAY)
    space.charts.export(strip, folder / "strip.svg")


def publication(space, folder):
    for year in (2022, 2023):
        space.publication.write(year, folder / f"公開_{year}", today=TODAY)


def plan_book(space, folder):
    space.plan_book.write(folder / "計画書.docx", TODAY)


def whole_plan(space, folder):
    space.whole_plan.write_workbook(folder / "計画全体.xlsx", 2023)
    (folder / "計画全体.json").write_text(space.whole_plan.json_text(2023), encoding="utf-8")


def holds(path, words):
    """Tell whether a file, of a zipped one any part, holds words; openpyxl writes &#12371; for こ."""
    if path.suffix == ".pdf":
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
        return words in "".join(text.split())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            found = [book.read(name) for name in book.namelist()]
    else:
        found = [path.read_bytes()]
    return any(words in html.unescape(part.decode(errors="ignore")) for part in found)


LEAVING = (
    register, survey, questions, evaluation, upper_plans, timeline, revisions, people, new_projects, packs,
    charts, publication, plan_book, whole_plan,
)  # fmt: skip
"""What leaves the office, or may."""


@pytest.mark.parametrize("write", LEAVING)
def test_no_file_that_leaves_carries_what_was_said(space, tmp_path, write):
    folder = tmp_path / "out"
    folder.mkdir()
    write(space, folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert not holds(path, SECRET), path.name


@pytest.mark.parametrize("write", [timeline, charts])
def test_a_picture_is_the_same_whatever_was_said(bare, tmp_path, write):
    """What stands in a picture cannot be searched; so it is drawn before and after."""
    drawn = []
    for name in ("before", "after"):
        folder = tmp_path / name
        folder.mkdir()
        write(bare, folder)
        drawn.append({path.name: path.read_bytes() for path in folder.glob("*.png")})
        if name == "before":
            plant(bare, tmp_path)
    assert drawn[0]
    assert drawn[0] == drawn[1]


def test_the_search_finds_what_does_stand_in_papers(space, tmp_path):
    """Else the tests above would pass with files that cannot be read."""
    timeline(space, tmp_path)
    packs(space, tmp_path)
    for name in ("タイムライン.pdf", "タイムライン.svg", "壁_honbu.txt"):
        assert holds(tmp_path / name, "窓口の案内番号"), name
    for ending in ("pdf", "xlsx", "pptx"):
        (paper,) = (tmp_path / "honbu").glob(f"*.{ending}")
        assert holds(paper, "窓口の案内番号"), paper.name


def test_the_offices_own_files_do_carry_it_so_that_the_search_above_means_something(space, tmp_path):
    space.hearing_files.write_all_minutes(2023, tmp_path / "m")
    space.hearing_files.write_todos(tmp_path / "m" / "宿題.xlsx")
    (own,) = (hearing.key for hearing in space.hearings.of_year(2023) if hearing.title == SECRET)
    (minutes,) = (tmp_path / "m").glob(f"*{own}*")
    for path in (minutes, tmp_path / "m" / "宿題.xlsx"):
        assert holds(path, SECRET), path.name
