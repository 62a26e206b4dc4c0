"""The page 計画の比較: choosers, sections, export and print, by real keys and clicks."""

from functools import partial

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from fujidesk.domain.changes import Changes, Entity
from fujidesk.domain.plan_comparison import Section
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError, MachineError
from fujidesk.paths import user_folders
from fujidesk.services.plan_comparison import PlanComparisonService
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.plancompare.page import PlanComparisonPage
from tests.two_plans import NEXT, SECOND_CITY, with_three_plans


@pytest.fixture
def space(small_database, small_profile, small_content, tmp_path):
    with_three_plans(small_database, small_profile, small_content)
    opened = open_workspace(small_database, user_folders(tmp_path / "p"), plan="1")
    yield opened
    opened.close()


@pytest.fixture
def fresh(qtbot, space, context):
    made = PlanComparisonPage(space, context)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def page(qtbot, fresh):
    """The page with another city's plan at its right."""
    right = fresh.choosers[1]
    right.setFocus()
    qtbot.keyClick(right, Qt.Key.Key_End)
    assert right.currentData() == SECOND_CITY
    right.clearFocus()
    return fresh


def test_at_first_the_plan_of_the_window_stands_beside_the_one_of_its_line(fresh):
    assert [chooser.currentData() for chooser in fresh.choosers] == [1, NEXT]


def texts(card):
    return [[cell.text for cell in row.cells] for row in card.table.figures.rows]


def heads(card):
    return [column.title for column in card.table.figures.columns]


def press(qtbot, page, section):
    qtbot.mouseClick(page.chips[section], Qt.MouseButton.LeftButton)


def test_the_plan_of_the_window_stands_beside_another_one(page):
    assert [chooser.currentData() for chooser in page.choosers] == [1, SECOND_CITY]
    assert page.section is Section.STRUCTURE
    assert heads(page.left)[:3] == ["番号", "基本方針・情報化施策", "事業数"]
    assert heads(page.right)[1] == "施策の方向性"
    assert ["　1.1", "　手続", "2", ""] in texts(page.left)
    assert len(texts(page.right)) == 4


def test_another_plan_is_chosen_with_the_keyboard(qtbot, page):
    right = page.choosers[1]
    right.setFocus()
    qtbot.keyClick(right, Qt.Key.Key_Up)
    assert right.currentData() == NEXT
    assert heads(page.right)[1] == "基本方針・情報化施策"
    assert "3 事業" in page.right.heading.text()


def test_the_same_plan_on_both_sides_changes_places(qtbot, page):
    left = page.choosers[0]
    left.setFocus()
    qtbot.keyClick(left, Qt.Key.Key_End)
    assert [chooser.currentData() for chooser in page.choosers] == [SECOND_CITY, 1]
    assert heads(page.left)[1] == "施策の方向性"


def test_sections_are_chosen_and_time_is_aligned(qtbot, page):
    press(qtbot, page, Section.PHASES)
    assert len(texts(page.left)) == len(texts(page.right)) == 12
    assert texts(page.left)[10][:2] == ["6年目 上期", "―"]
    assert texts(page.right)[0][:2] == ["1年目 上期", "R3上"]
    page.chips[Section.GRADES].setFocus()
    qtbot.keyClick(page.chips[Section.GRADES], Qt.Key.Key_Space)
    assert [row[1] for row in texts(page.left)][1:3] == ["R5（回答なし）", "R6（回答なし）"]
    for section in (Section.OUTLINE, Section.CATEGORIES):
        press(qtbot, page, section)
        assert texts(page.left)
        assert texts(page.right)


def test_the_page_says_how_to_get_another_plan_where_there_is_one(qtbot, small_workspace, context):
    page = PlanComparisonPage(small_workspace, context)
    qtbot.addWidget(page)
    page.show()
    assert page.alone.isVisible()
    assert "計画を加える…" in page.alone.text()
    assert not page.export.isVisible()
    small_workspace.plan_adding.add("atsugi", NoProgress())
    page.reload(Changes(everything=True))
    assert not page.alone.isVisible()
    assert [chooser.currentData() for chooser in page.choosers] == [1, 2]


def test_it_is_written_as_a_workbook(qtbot, page, reporter, tmp_path, choose_file, monkeypatch):
    path = tmp_path / "comparison.xlsx"
    choose_file(path)
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    assert "構成" in load_workbook(path).sheetnames
    assert str(path) in reporter.notes[-1]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_a, **_k: ("", "")))
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    assert len(reporter.notes) == 1


def test_both_lists_are_printed_under_the_names_of_their_plans(qtbot, page, previews):
    qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(previews.shown))
    words = " ".join(text for place in range(len(previews.shown[-1][1])) for text in previews.texts(place))
    assert "第四次富士市情報化計画（R4〜R8）" in words
    assert "厚木市情報化推進計画" in words


@pytest.fixture
def works(page):
    """The titles of the works that are begun."""
    begun = []
    page._context.tasks.started.connect(begun.append)
    return begun


def test_out_of_sight_nothing_is_read(page, space, works):
    from fujidesk.domain.changes import FieldChange

    page.hide()
    change = FieldChange(Entity.LEVEL, "1.1", "title", "手続", "届出")
    page.reload(space.edits.apply([change], "名称の変更"))
    page.reload(Changes(everything=True))
    assert works == []
    page.show()
    assert works == ["計画の比較の読み込み"]
    assert ["　1.1", "　届出", "2", ""] in texts(page.left)
    page.hide()
    page.show()
    assert len(works) == 1, "nothing changed meanwhile"


def test_what_the_comparison_does_not_show_is_not_read(page, works):
    page.reload(Changes(office=frozenset(Entity) - {Entity.PLAN_DRAFT}))
    assert works == []


@pytest.mark.parametrize(
    "changes",
    [
        Changes(everything=True), Changes(numbers=frozenset({"1-1-1"})), Changes(levels=frozenset({"1.1"})),
        Changes(years=frozenset({2022})), Changes(office=frozenset({Entity.PLAN_DRAFT})),
    ],
)  # fmt: skip
def test_what_the_comparison_shows_is_read_anew(page, works, changes):
    page.reload(changes)
    assert works == ["計画の比較の読み込み"]


def test_a_page_that_was_not_seen_yet_reads_nothing(qtbot, space, context):
    begun = []
    context.tasks.started.connect(begun.append)
    page = PlanComparisonPage(space, context)
    qtbot.addWidget(page)
    page.reload(Changes(everything=True))
    assert begun == []


@pytest.fixture
def waiting(page, monkeypatch):
    """Works that wait until they are called, as those of the worker do."""
    run, asked = page._context.tasks.run, []
    monkeypatch.setattr(page._context.tasks, "run", lambda *work: asked.append(partial(run, *work)))
    return asked


def choose(qtbot, page, side, key):
    page.choosers[side].setFocus()
    qtbot.keyClick(page.choosers[side], key)


def chosen(page):
    return [chooser.currentData() for chooser in page.choosers]


def test_sides_change_places_with_what_was_chosen_before_the_tables_show_it(qtbot, page, waiting):
    choose(qtbot, page, 0, Qt.Key.Key_Down)
    assert chosen(page) == [NEXT, SECOND_CITY]
    choose(qtbot, page, 0, Qt.Key.Key_End)
    assert chosen(page) == [SECOND_CITY, NEXT]
    for work in waiting:
        work()
    assert [part.plan.id for part in (page._found.left, page._found.right)] == [SECOND_CITY, NEXT]


@pytest.mark.parametrize("error", [CancelledError(), MachineError("読めません。")])
def test_choosers_name_what_the_tables_show_after_a_read_that_failed(
    qtbot, page, reporter, monkeypatch, waiting, error
):
    def fails(*_):
        raise error

    before = texts(page.left)
    page._read_sides.pop(NEXT)  # read when the page was opened
    monkeypatch.setattr(PlanComparisonService, "side", fails)
    choose(qtbot, page, 0, Qt.Key.Key_Down)
    waiting.pop()()
    assert reporter.errors == [error]
    assert chosen(page) == [1, SECOND_CITY]
    assert texts(page.left) == before
    monkeypatch.undo()
    page.hide()
    page.show()
    assert [plan.id for plan in page._pair.pair] == [1, SECOND_CITY]


def test_a_newer_choice_stays_where_the_one_before_it_was_stopped(qtbot, page, reporter, waiting):
    choose(qtbot, page, 0, Qt.Key.Key_Down)
    choose(qtbot, page, 1, Qt.Key.Key_Home)
    assert chosen(page) == [NEXT, 1]
    first, second = waiting
    first.args[3](CancelledError())
    assert chosen(page) == [NEXT, 1]
    second()
    assert "第五次" in page.left.table.accessibleName()


def test_reading_can_be_stopped_between_the_plans(page, context):
    class Stopped(NoProgress):
        def step(self, *_):
            raise CancelledError

    with pytest.raises(CancelledError):
        page._gather(page._pair.pair, {}, Stopped())


def test_a_plan_that_went_is_chosen_no_more(qtbot, page):
    choose(qtbot, page, 0, Qt.Key.Key_Down)
    plans = [plan for plan in page._workspace.plan_comparison.plans() if plan.id != NEXT]
    page._pair.offer(plans, (1, SECOND_CITY))
    assert chosen(page) == [1, SECOND_CITY]


def copied(card):
    card.table.copy()
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


def test_counts_are_copied_and_printed_without_the_columns_of_their_bars(qtbot, page, previews):
    assert copied(page.left)[0] == ["番号", "基本方針・情報化施策", "事業数"]
    press(qtbot, page, Section.CATEGORIES)
    assert copied(page.left)[0] == ["分類", "事業数"]
    assert [len(part.blocks[0].columns) for part in page._printed()] == [2, 2]


def test_grades_are_copied_in_words(qtbot, space, context):
    report = space.reports.of_year(2022)["1-1-1"]
    scores = {"score_progress": 5, "score_cost": 5, "score_content": 5}
    space.reports.store(report, {"status": "running", **scores}, "回答")
    page = PlanComparisonPage(space, context)
    qtbot.addWidget(page)
    page.show()
    press(qtbot, page, Section.GRADES)
    assert copied(page.left)[1] == ["1年目", "R4（承認前）", "S 1、未回答 2"]


def test_a_change_of_the_register_is_shown(page, space):
    from fujidesk.domain.changes import Entity, FieldChange

    change = FieldChange(Entity.LEVEL, "1.1", "title", "手続", "届出")
    page.reload(space.edits.apply([change], "名称の変更"))
    assert ["　1.1", "　届出", "2", ""] in texts(page.left)
