"""The whole year in the second city: from an empty register to the publication, by data alone (004)."""

import datetime as dt
import shutil

import pytest
from openpyxl import load_workbook

from fujidesk.domain.findings import Severity
from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.domain.meetings import PartKind
from fujidesk.domain.new_projects import Step, StepTaken
from fujidesk.domain.records import Category
from fujidesk.domain.scenes import Words
from fujidesk.paths import user_folders
from fujidesk.plots.wall_pages import wall_pages
from fujidesk.services.adoption import AdoptionOrder
from fujidesk.services.project_adding import AddedProject
from fujidesk.services.sample import make_sample
from fujidesk.services.survey_collect import accept
from fujidesk.services.workspace import open_workspace
from tests.second_city import FIRST_CITYS, fill, foreign_words

YEAR = 2024


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A practice register of 厚木市: made projects, four approved years, the fifth being collected."""
    path = tmp_path_factory.mktemp("city") / "見本.db"
    make_sample(path, range(2021, 2026), profile_key="atsugi")
    return path


@pytest.fixture
def filled(made, tmp_path):
    path = tmp_path / "sample.db"
    shutil.copyfile(made, path)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    yield opened
    opened.close()


def entered(workspace, tmp_path):
    """Enter two projects by hand and two more by the workbook of the empty register."""
    path = tmp_path / "register.xlsx"
    workspace.register_exchange.write_workbook(path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[2]}
    assert "DX" not in heads
    for row, (number, title) in enumerate(
        (("3-1", "利用者認証の強化"), ("4-1", "定型作業の自動化")), start=3
    ):
        sheet.cell(row, heads["番号"]).value = number
        sheet.cell(row, heads["アクションプラン事業"]).value = title
        sheet.cell(row, heads["事業主管課"]).value = "情報政策課"
        sheet.cell(row, heads["分類"]).value = "アクションプラン"
        sheet.cell(row, heads["R6上"]).value = 1
    book.save(path)
    workspace.adding.add(AddedProject("1", "窓口の予約受付", Category.PRIORITY, "市民課"))
    workspace.adding.add(AddedProject("1", "施設予約の見直し", Category.PRIORITY, "市民課、生涯学習課"))
    found = workspace.register_exchange.compare_workbook(path)
    assert found.faults == ()
    workspace.register_exchange.apply(found.differences)
    return [row.number for row in workspace.registry.rows()]


def test_a_year_from_an_empty_register(atsugi_workspace, tmp_path):
    w = atsugi_workspace
    assert entered(w, tmp_path) == ["1-1", "1-2", "3-1", "4-1"]
    sent, back = tmp_path / "sent", tmp_path / "back"
    sent.mkdir()
    back.mkdir()
    issued = w.survey_issue.issue(
        YEAR, sent, [item.entry.department for item in w.surveys.status(YEAR).departments]
    )
    for path in issued.paths:
        if "進捗" in path.name:
            fill(path, back / path.name)
    preview = w.survey_collect.read(sorted(back.iterdir()), YEAR)
    assert [reply.refusal for reply in preview.replies if reply.refusal] == []
    w.survey_collect.apply(preview, accept(preview, "valid"))
    rows = {row.number: row for row in w.evaluation.data().year(YEAR)}
    assert {row.mark for row in rows.values()} == {"B"}, "3 + 3 + 4 points: B from 9 in this city"
    assert w.reports.of_project("1-1")[YEAR].phase_h2 == 2
    w.surveys.approve(YEAR, "最高情報統括責任者（CIO）", day=dt.date(2025, 8, 1))
    assert w.surveys.status(YEAR).round.approval is not None

    hearing = w.hearings.drafted(2025, HearingKind.NEW_PROJECT, "市民課")
    assert "情報主管課" in hearing.attendees
    w.hearings.plan(hearing)
    w.hearings.add_note(hearing.key, NoteKind.REMARK, "窓口の混む時間を調べる")
    values = {
        "title": "証明書の郵送",
        "department": "市民課",
        "purpose": "来庁を減らす",
        "content": "受付を始める",
    }
    key = w.new_projects.add(2025, values, "2025-09-10")
    assert w.new_projects.get(key).category is Category.PRIORITY
    for step, day in (
        (Step.HEARD, "2025-10-10"),
        (Step.REQUESTED, "2025-10-31"),
        (Step.FUNDED, "2026-02-20"),
    ):
        figures = {
            Step.REQUESTED: {"requested_kyen": 800},
            Step.FUNDED: {"assessed_kyen": 750, "settled_kyen": 700},
        }.get(step)
        w.new_projects.take_step(key, StepTaken(step, day, "説明のとおり"), figures)
    adopted = w.new_projects.preview_adoption(key, AdoptionOrder("1", "2026-03-30"))
    assert (adopted.number, adopted.record.category) == ("1-3", Category.PRIORITY)
    assert [found for found in w.check() if found.severity is Severity.FAULT] == []


@pytest.mark.parametrize("meeting", ["committee", "cio", "proposals", "whole-plan"])
def test_packs_of_all_meetings_in_all_formats_speak_the_citys_words(filled, tmp_path, meeting):
    term = filled.profile.meeting(meeting)
    year = 2024 if term.about else 2025
    written = filled.pack_files.write(meeting, year, tmp_path / "pack")
    papers = {".docx"} if PartKind.AGENDA in term.parts else set()
    assert {path.suffix for path in written.paths} >= {".pptx", ".pdf", ".xlsx"} | papers
    assert foreign_words(tmp_path / "pack") == []


def test_the_sheets_are_those_of_the_action_plan(filled):
    data = filled.packs.data("committee", 2024, dt.date(2025, 7, 1))
    pack = filled.packs.of_data(data)
    titles = {part.kind: part.title for part in pack.parts}
    assert titles[PartKind.SHEETS] == "アクションプラン事業の個票"
    sheets = next(part for part in pack.parts if part.kind is PartKind.SHEETS)
    assert len(sheets.blocks) == len(filled.evaluation.data().year(2024)) == 24


def test_survey_register_evaluation_and_publication_speak_the_citys_words(filled, tmp_path):
    out = tmp_path / "papers"
    (out / "survey").mkdir(parents=True)
    names = [item.entry.department for item in filled.surveys.status(2025).departments]
    filled.survey_issue.issue(2025, out / "survey", names[:3])
    filled.register_exchange.write_workbook(out / "register.xlsx")
    filled.timeline.export(filled.timeline.data(), out / "timeline.pdf")
    done = filled.publication.write(2024, out / "public")
    assert (done.folder / "index.html").is_file()
    assert foreign_words(out) == []
    tables = {path.name for path in done.folder.rglob("*.csv")}
    assert "dx-plan-projects-2024.csv" in tables
    assert "dx-plan-upper-plans-2024.csv" not in tables


def test_the_register_comes_back_from_its_workbook_without_a_difference(filled, tmp_path):
    filled.register_exchange.write_workbook(tmp_path / "a.xlsx")
    found = filled.register_exchange.compare_workbook(tmp_path / "a.xlsx")
    assert (found.differences, found.faults, found.unchanged) == ((), (), 24)


def test_a_workbook_of_one_city_is_none_of_the_other(filled, small_workspace, tmp_path):
    from fujidesk.errors import UserError

    small_workspace.register_exchange.write_workbook(tmp_path / "fuji.xlsx")
    with pytest.raises(UserError, match="別の計画の台帳です"):
        filled.register_exchange.compare_workbook(tmp_path / "fuji.xlsx")


def test_the_years_before_and_after_the_turn_are_in_their_terms(filled):
    first, second = filled.profile.terms
    assert (list(first.fiscal_years), list(second.fiscal_years)) == ([2021, 2022, 2023], [2024, 2025, 2026])
    assert filled.profile.half_years[0].label == "R3上"


def test_the_wall_shows_the_columns_of_the_papers_in_the_citys_words(filled):
    """The wall picks columns of the papers by their headings, which are the city's."""
    data = filled.packs.data("whole-plan", 2026, dt.date(2027, 3, 1))
    pack = filled.packs.of_data(data)
    said = {
        item.text for page in wall_pages(pack, data) for item in page.scene.items if isinstance(item, Words)
    }
    assert {"方向性", "アクションプラン事業"} <= said
    assert not any(FIRST_CITYS.search(text) for text in said)
