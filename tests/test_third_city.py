"""A third city of another shape, made in the editor's way: six phases, three grades, three years, no facts."""

import datetime as dt
import shutil
from dataclasses import replace

import pytest

from fujidesk.domain.findings import Severity
from fujidesk.domain.history_lines import history_line
from fujidesk.domain.meetings import PartKind
from fujidesk.domain.new_projects import Step, StepTaken
from fujidesk.domain.next_plan.arranging import Place
from fujidesk.domain.progress import NoProgress
from fujidesk.domain.records import Category, LevelRecord
from fujidesk.errors import UserError
from fujidesk.paths import user_folders
from fujidesk.services.profile_editing import faults_of, save_values
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import open_workspace
from tests.second_city import foreign_words
from tests.third_city import FIXED_WORDS, third_city


@pytest.fixture(scope="module")
def profile_file(tmp_path_factory):
    """Save the profile of a city that there is not."""
    values = third_city()
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


def test_no_word_of_the_first_city_on_any_paper(made, tmp_path):
    db = tmp_path / "own.db"
    shutil.copyfile(made, db)
    own = open_workspace(db, user_folders(tmp_path / "profile"))
    try:
        papers = _papers(own, tmp_path / "papers")
    finally:
        own.close()
    assert {path.suffix for path in papers.rglob("*")} >= {".xlsx", ".docx", ".html", ".csv", ".json", ".txt"}
    assert foreign_words(papers, FIXED_WORDS) == []


def _papers(own, folder):
    """Write everything that the program can write of a year."""
    (folder / "forms").mkdir(parents=True)
    for term in own.profile.meetings:
        own.pack_files.write(term.key, 2025 if term.about else 2026, folder / term.key)
    own.publication.write(2025, folder / "public")
    own.register_exchange.write_workbook(folder / "register.xlsx")
    names = [line.entry.department for line in own.surveys.status(2026).departments]
    own.survey_issue.issue(2026, folder / "forms", names)
    own.evaluation.write_workbook(2025, folder / "evaluation.xlsx")
    own.oddities.write_workbook(2025, folder / "oddities.xlsx")
    (folder / "oddities.json").write_text(own.oddities.json_text(2025), encoding="utf-8")
    own.hearing_files.write_all_minutes(2025, folder / "minutes")
    own.hearing_files.write_todos(folder / "todos.xlsx")
    own.new_projects.write_workbook(2025, folder / "new.xlsx")
    (folder / "new.json").write_text(own.new_projects.json_text(2025), encoding="utf-8")
    own.revisions.write_workbook(2025, folder / "changes.xlsx")
    own.plan_book.write(folder / "plan.docx", dt.date(2026, 6, 1))
    (folder / "draft.txt").write_text("\n".join(_draft_texts(own)), encoding="utf-8")
    own.next_plan.write_table(own.next_plan.draft(), folder / "table.xlsx", dt.date(2027, 4, 1))
    lines = [history_line(entry, own.profile) for entry in own.history.recent(10_000)]
    (folder / "history.txt").write_text("\n".join(map(repr, lines)), encoding="utf-8")
    return folder


def _draft_texts(own):
    """Yield what is said of a draft with every kind of fault, and of what changed in it."""
    draft = own.next_plan.draft()  # that of the practice data
    own.next_plan.take_version(draft, "初め", dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    own.next_plan_tree.set_levels(
        draft, (*draft.levels, LevelRecord("1.1", "", "1"), LevelRecord("2.2", "", "2"))
    )
    first = own.next_plan.projects(draft)[0]
    own.next_plan.change_project(first, replace(first, level="9.9", departments=()))
    draft = own.next_plan.draft()
    yield from (problem.sentence for problem in own.next_plan.problems(draft))
    yield from map(repr, own.next_plan.since(own.next_plan.versions(draft)[0]))
    for step in (lambda: own.next_plan_tree.remove_level(draft, "1"),
                 lambda: own.next_plan_tree.place(draft, [first.key], Place("1")),
                 lambda: own.next_plan_tree.move_level(draft, "1.2", Place("")),
                 lambda: own.new_projects.take_step("R8-001", StepTaken(Step.EXPLAINED, "2026-06-10", ""))):  # fmt: skip
        with pytest.raises(UserError) as told:
            step()
        yield str(told.value)


def test_its_printed_plan_is_read_back_without_a_difference(city, tmp_path):
    city.plan_book.write(tmp_path / "plan.docx", dt.date(2026, 6, 1))
    found = city.plan_import.read([tmp_path / "plan.docx"], NoProgress())
    assert (found.differences, found.disagreements) == ((), ())


def test_a_city_without_priorities_shows_its_first_category_to_the_meetings(tmp_path):
    values = third_city()
    kept = {item["key"]: item for item in values["categories"]}
    values["categories"] = [
        kept["promotion"],
        {**kept["priority"], "key": "continuing", "name": "続ける取組"},
    ]
    save_values(tmp_path / "own.toml", values)
    make_sample(tmp_path / "own.db", [2025], profile_key=tmp_path / "own.toml")
    own = open_workspace(tmp_path / "own.db", user_folders(tmp_path / "profile"), read_only=True)
    try:
        made = own.packs.pack(own.profile.meetings[2].key, 2025, dt.date(2026, 7, 1))
        (part,) = [part for part in made.parts if part.kind is PartKind.SHEETS]
        running = [row for row in own.registry.rows() if row.category is Category.PROMOTION]
        assert {block.number for block in part.blocks} <= {row.number for row in running}
        assert part.blocks
        assert own.pack_files.write(own.profile.meetings[2].key, 2025, tmp_path / "pack").paths
        assert (own.publication.write(2025, tmp_path / "public").folder / "index.html").is_file()
    finally:
        own.close()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda values: values["categories"][0].update(key="urgent"), "categories（1 番目）の key"),
        (lambda values: values["scores"][1]["steps"].pop("5"), "scores（2 番目）の steps"),
        (lambda values: values["hearings"].pop(), "hearings に other"),
        (lambda values: values["hearings"][1].update(agenda=[]), "hearings（2 番目）の agenda"),
    ],
)
def test_what_the_program_cannot_do_is_refused_with_its_place(change, place):
    values = third_city()
    change(values)
    (told,) = faults_of(values)
    assert place in told
