"""Another plan chosen in the running program: the window closes and opens on it."""

import argparse
import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fujidesk import app as program
from fujidesk.domain.changes import Changes, Entity
from fujidesk.domain.plan_choice import Standing
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import UserError
from fujidesk.opening import opened_database
from fujidesk.paths import user_folders
from fujidesk.services.maintenance import build_database
from fujidesk.services.workspace import open_workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.clock import Clock
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.help.window import HelpWindow
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.plan_commands import Opening, PlanCommands, last_choice
from fujidesk.ui.report import Reporter
from fujidesk.ui.tasks import TaskRunner
from fujidesk.ui.window_menu import WindowMenu
from tests.two_plans import NEXT, NEXT_NAME, SECOND_CITY, with_three_plans

pytestmark = pytest.mark.usefixtures("windows_freed")

TODAY = dt.date(2026, 6, 15)
MOST_LOOKS = 500


@pytest.fixture
def path(small_database, small_profile, small_content):
    return with_three_plans(small_database, small_profile, small_content)


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


@pytest.fixture
def start(qapp, theme, path, folders):
    """Run the program on the database until it is closed; returns its exit code."""

    def run(*steps, plan="", today="", read_only=False):
        options = argparse.Namespace(
            db=path, read_only=read_only, quit_when_ready=False, plan=plan, today=today
        )
        day = dt.date.fromisoformat(today) if today else None
        clock = Clock(day, real=lambda: TODAY)
        context = ScreenContext(
            theme, TaskRunner(qapp), Reporter(qapp), SettingsStore(folders.settings), clock
        )
        office = Office(*steps)
        code = program._run_windows(qapp, opened_database(options, folders), context, options, folders)
        office.timer.stop()
        assert not office.steps
        return code

    return run


class Office:
    """Uses the windows as they appear: `steps` are called with the window, one after the other."""

    def __init__(self, *steps):
        self.steps = list(steps)
        self.timer = QTimer()
        self.timer.setInterval(20)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        self.looks = 0

    def look(self):
        self.looks += 1
        if self.looks > MOST_LOOKS:
            QApplication.exit(1)  # a step that is never done; the test says so
        shown = [item for item in QApplication.topLevelWidgets() if isinstance(item, MainWindow)]
        shown = [item for item in shown if item.isVisible() and not item._context.tasks.busy]
        if self.steps and shown and shown[0].plans.wanted is None:
            step = self.steps.pop(0)
            if step(shown[0]) is False:
                self.steps.insert(0, step)


def see(seen):
    """Note the plan of the window, and how it is marked."""

    def look(window):
        seen.append((window._workspace.plan.id, window.plans.standing()))

    return look


def choose(plan):
    """Choose a plan in the header with the keyboard."""

    def press(window):
        box = window._header.plans
        box.showPopup()
        box.activated.emit(box.findData(plan))

    return press


def close(window):
    window.close()


def test_another_plan_opens_in_place_of_the_window_and_back(start, path, folders):
    seen = []
    steps = [see(seen), choose(NEXT), see(seen), choose(SECOND_CITY), see(seen), choose(1), see(seen), close]
    assert start(*steps) == 0
    assert seen == [
        (1, Standing.IN_FORCE), (NEXT, Standing.COMING), (SECOND_CITY, Standing.IN_FORCE),
        (1, Standing.IN_FORCE),
    ]  # fmt: skip
    assert not list(path.parent.glob("*.lock"))


def test_the_last_choice_is_opened_at_the_next_start_and_an_option_comes_before_it(start):
    seen = []
    start(choose(NEXT), see(seen), close)
    start(see(seen), close)
    start(see(seen), close, plan=str(SECOND_CITY))
    start(see(seen), close)
    assert [plan for plan, _ in seen] == [NEXT, NEXT, SECOND_CITY, NEXT]


def test_the_plan_in_force_is_no_choice_that_would_outlast_it(start, folders, path):
    seen = []
    start(choose(NEXT), choose(1), see(seen), close)
    assert SettingsStore(folders.settings).group("plans") == {str(path): ""}


def test_the_plan_in_force_of_another_city_is_a_choice(start):
    seen = []
    start(choose(SECOND_CITY), close)
    start(see(seen), choose(1), close)
    start(see(seen), close)
    assert seen == [(SECOND_CITY, Standing.IN_FORCE), (1, Standing.IN_FORCE)]


def test_a_choice_of_a_plan_that_is_gone_is_forgotten(start, folders, path):
    settings = SettingsStore(folders.settings)
    settings.put_group("plans", {str(path): "2 atsugi R9〜R13"})
    settings.save()
    seen = []
    start(see(seen), close)
    assert seen == [(1, Standing.IN_FORCE)]


def test_a_day_set_for_training_opens_the_plan_of_that_day_and_remembers_nothing(start, folders):
    seen = []
    start(see(seen), choose(1), see(seen), close, today="2027-04-01")
    assert seen == [(NEXT, Standing.IN_FORCE), (1, Standing.FORMER)]
    assert SettingsStore(folders.settings).group("plans") == {}


def test_a_reader_chooses_too(start):
    seen = []
    start(choose(NEXT), see(seen), close, read_only=True)
    assert seen == [(NEXT, Standing.COMING)]


def go_back(backup=None):
    """Go back to a backup, that of the present state where none is given."""

    def restore(window):
        space = window._workspace
        window.backups.draft = space.prepare_restore(backup or space.back_up())
        window.close()

    return restore


def test_the_plan_that_was_open_stays_open_after_going_back_to_a_backup(start):
    seen = []
    start(go_back(), see(seen), close, plan=str(NEXT))
    start(choose(NEXT), go_back(), see(seen), close, today="2026-06-16")
    assert [plan for plan, _ in seen] == [NEXT, NEXT]


def test_where_the_backup_lacks_the_plan_that_was_open_it_is_said(
    start, tmp_path, small_profile, small_content, monkeypatch
):
    build_database(tmp_path / "one.db", small_profile, small_content)
    said = []
    monkeypatch.setattr(Reporter, "inform", lambda _self, text: said.append(text))
    seen = []
    start(choose(NEXT), go_back(tmp_path / "one.db"), see(seen), close)
    assert [plan for plan, _ in seen] == [1]
    assert "その時点に計画「第五次富士市情報化計画（R9〜R13）」はないので、" in said[0]


def test_what_is_being_typed_is_kept_in_its_own_plan(qtbot, start, path, folders, write):
    def type_title(window):
        window.open_project("1-1-1")
        field = window.open_tab("project").view.field("title").editor
        field.setFocus()
        field.selectAll()
        write(field, "打ちかけの名前")

    start(type_title, choose(NEXT), close)
    reader = open_workspace(path, folders, read_only=True, plan="1")
    assert reader.registry.sheet("1-1-1").record.title == "打ちかけの名前"
    other = reader.turned_to(NEXT)
    assert other.registry.sheet("1-1-1").record.title == "窓口の案内番号"
    other.close()


def test_a_project_that_was_found_is_opened_in_its_plan(start):
    seen = []

    def found(window):
        window.plans.open(Opening(SECOND_CITY, project="1-1", said="見つけました。"))

    def look(window):
        seen.append((window._workspace.plan.id, window._screens.current))

    start(found, look, close)
    assert seen == [(SECOND_CITY, "project")]


def dismiss(_window):
    """Close the message; not yet, as long as there is none."""
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        return False
    dialog.reject()
    return True


@pytest.mark.parametrize("gone", [{"hearing": "R9-001"}, {"project": "9-9-9"}], ids=["hearing", "project"])
def test_what_was_removed_since_it_was_found_is_told_in_the_window(start, gone):
    seen = []

    def found(window):
        window.plans.open(Opening(NEXT, **gone))

    assert start(found, dismiss, see(seen), close) == 0
    assert seen == [(NEXT, Standing.COMING)]


def test_a_plan_that_cannot_be_read_leaves_the_window_on_its_own(start, monkeypatch):
    from fujidesk.services.workspace import Workspace

    def unreadable(self, _plan):
        raise UserError("計画を読めません。")

    monkeypatch.setattr(Workspace, "turned_to", unreadable)
    seen = []

    start(choose(NEXT), dismiss, see(seen), close)
    assert seen == [(1, Standing.IN_FORCE)]


@pytest.fixture
def window(qtbot, path, folders, context, calendar):
    calendar.day = TODAY
    space = open_workspace(path, folders, day=TODAY)
    made = MainWindow(space, context)
    qtbot.addWidget(made)
    made.show()
    yield made
    space.close()


def test_the_menu_offers_the_plans_with_the_one_of_the_window_ticked(qtbot, window):
    menu = window.findChild(WindowMenu)
    plans = next(action.menu() for action in menu.actions() if action.text() == "計画を選ぶ")
    plans.aboutToShow.emit()
    assert [(action.text(), action.isChecked()) for action in plans.actions()][:2] == [
        ("第四次富士市情報化計画（R4〜R8）", True), (f"{NEXT_NAME}（R9〜R13）", False),
    ]  # fmt: skip
    plans.actions()[1].trigger()
    assert window.plans.wanted == Opening(NEXT)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_choosing_the_plan_of_the_window_in_the_menu_leaves_it_as_it_is(window):
    menu = window.findChild(WindowMenu)
    plans = next(action.menu() for action in menu.actions() if action.text() == "計画を選ぶ")
    plans.aboutToShow.emit()
    plans.actions()[0].trigger()
    assert window.plans.wanted is None
    assert window.isVisible()


def test_the_title_tells_the_plans_apart(window):
    assert "R4〜R8" in window.windowTitle()


def test_one_plan_offers_no_choice(qtbot, small_workspace, context):
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    assert "計画を選ぶ" not in [action.text() for action in window.findChild(WindowMenu).actions()]
    assert window._header.plans is None
    assert "R4〜R8" not in window.windowTitle()


def test_f1_on_the_choice_opens_its_place_in_the_manual(qtbot, window):
    window.activateWindow()
    window._header.plans.setFocus()
    qtbot.waitUntil(window._header.plans.hasFocus)
    qtbot.keyClick(window._header.plans, Qt.Key.Key_F1)
    helped = next(made for made in window.children() if isinstance(made, HelpWindow))
    assert helped.topic == "keikaku.md#計画を選ぶ"
    helped.close()


def test_a_plan_that_came_is_offered_at_once(qtbot, small_workspace, context):
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    window.show()
    assert window._header.plans is None
    small_workspace.plan_adding.add("atsugi", NoProgress())
    window.broadcast(Changes(office=frozenset({Entity.PLAN_DRAFT})))
    box = window._header.plans
    assert "2 計画" in box.toolTip()
    box.showPopup()
    assert [box.itemData(index) for index in range(box.count())] == [1, 2]
    box.hidePopup()
    assert "計画を選ぶ" in [action.text() for action in window.findChild(WindowMenu).actions()]


def test_a_plan_that_went_is_offered_no_more(qtbot, small_workspace, context, monkeypatch):
    small_workspace.plan_adding.add("atsugi", NoProgress())
    small_workspace.reread_plans()
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    window.show()
    assert window._header.plans is not None
    one = small_workspace.plans[:1]
    monkeypatch.setattr(small_workspace, "reread_plans", lambda: setattr(small_workspace, "plans", one))
    window.broadcast(Changes(office=frozenset({Entity.PLAN_DRAFT})))
    assert window._header.plans is None
    assert window._header._plan.isVisible()
    texts = [action.text() for action in window.findChild(WindowMenu).actions()]
    assert not {"計画を選ぶ", "すべての計画から検索"} & set(texts)
    monkeypatch.undo()
    small_workspace.reread_plans()
    window.plans._offer()
    assert window._header.plans.isVisible()


def test_the_mark_follows_the_day_that_holds(window):
    assert not window._header._standing.isVisible()
    window.practise(dt.date(2027, 4, 1))
    assert window._header._standing.text() == "前の計画"


def test_nothing_is_opened_while_work_goes_on(window, context, monkeypatch):
    monkeypatch.setattr(type(context.tasks), "busy", property(lambda _self: True))
    box = window._header.plans
    box.showPopup()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert "作業が終わってから" in str(context.reporter.errors[0])
    assert (box.currentData(), window.plans.wanted, window.isVisible()) == (1, None, True)


def test_a_choice_is_of_its_own_database(window, context):
    commands = PlanCommands(window._workspace, context, window)
    commands._remember(window._workspace.plans[1])
    assert last_choice(window._workspace, context.settings, TODAY).id == NEXT
    context.settings.put_group("plans", {str(window._workspace.path): 3})
    assert last_choice(window._workspace, context.settings, TODAY) is None
