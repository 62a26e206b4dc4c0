"""The draft in a city with one level above its projects and words of its own."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.next_plan.records import Fate
from fujidesk.paths import user_folders
from fujidesk.services.next_plan_orders import CarryOrder
from fujidesk.services.workspace import create_database, open_workspace
from fujidesk.ui.nextplan.tree_model import RowId

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def city(tmp_path):
    path = tmp_path / "atsugi.db"
    create_database(path, "atsugi")
    with closing(open_workspace(path, user_folders(tmp_path / "profile"))) as opened:
        yield opened


@pytest.fixture
def page(make_page, city):
    made = make_page(city)
    made.start.start_button.click()
    plan = city.next_plan
    order = CarryOrder(Fate.NEW, (), ("新しい事業",), "1", "国の指針", ("情報政策課",))
    made.reload(plan.carry(plan.draft(), order))
    made.desk.tree.setFocus()
    return made


def titles(city):
    return [level.title for level in city.next_plan.draft().levels]


def test_its_words_are_on_the_page(page):
    tools, rows = page.desk.tools, page.desk.tree.rows
    assert tools.buttons["add_level"].text() == "方向性を加える…"
    assert rows.headerData(4, Qt.Orientation.Horizontal) == "事業主管課"
    assert not page.desk.side.project.form.field("is_dx").isVisible()


def test_the_period_is_as_long_as_that_of_its_plan(city, page):
    draft = city.next_plan.draft()
    assert (draft.fiscal_year, draft.last_year) == (2027, 2032)


def test_levels_step_among_each_other_with_their_projects(qtbot, city, page):
    first, second = titles(city)[:2]
    page.desk.tree.go_to(RowId("level", "1"))
    qtbot.keyClick(page.desk.tree, Qt.Key.Key_Down, ALT)
    assert titles(city)[:2] == [second, first]
    (project,) = city.next_plan.projects(city.next_plan.draft())
    assert project.level == "2"


def test_a_level_is_added_at_the_end(qtbot, city, page, asked, write):
    qtbot.mouseClick(page.desk.tools.buttons["add_level"], LEFT)
    dialog = asked()
    assert dialog.asked["parent"].count() == 1
    write(dialog.asked["name"], "新しい方向性")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert city.next_plan.draft().levels[-1].code == "5"
    assert titles(city)[-1] == "新しい方向性"


def test_numbers_follow_the_one_level_and_the_draft_is_approved(qtbot, city, page, asked):
    qtbot.mouseClick(page.desk.tools.buttons["renumber"], LEFT)
    assert page.desk.tools.approve_button.isEnabled(), page.desk.tools.approve_button.toolTip()
    qtbot.mouseClick(page.desk.tools.approve_button, LEFT)
    dialog = asked()
    assert any("CIOの承認" in label.text() for label in dialog.findChildren(type(dialog.message)))
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert city.next_plan.draft().is_approved
