"""ホーム: what to do first, figures that open their lists, last changes."""

import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QScrollArea

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.fields import values_of
from fujidesk.domain.filtering import ENDED, ProjectFilter
from fujidesk.domain.plan_calendar import STANDARD_CALENDAR, year_steps
from fujidesk.domain.records import Category
from fujidesk.domain.year_tasks import TaskGroup, TaskState
from fujidesk.ui.formats import plain_day
from fujidesk.ui.home.bar_row import BarRow
from fujidesk.ui.home.figure_cards import CategoryCard, PhaseCard
from fujidesk.ui.home.month_tasks import MonthTasks
from fujidesk.ui.home.period_schedule import PeriodSchedule
from fujidesk.ui.home.recent_card import SHOWN, RecentCard
from fujidesk.ui.home.result_card import ResultCard
from fujidesk.ui.home.screen import HomeScreen
from fujidesk.ui.home.task_card import TaskCard
from fujidesk.ui.home.year_bar import YearBar
from fujidesk.ui.home.year_results import results_year
from fujidesk.ui.widgets.stacked_bars import StackedBars

NOVEMBER = dt.date(2025, 11, 21)


def made_screen(qtbot, workspace, context, today=NOVEMBER):
    context.clock.set_day(today)
    screen = HomeScreen(workspace, context)
    qtbot.addWidget(screen)
    screen.resize(1366, 700)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


@pytest.fixture
def screen(qtbot, small_workspace, context):
    return made_screen(qtbot, small_workspace, context)


def press(qtbot, screen, word):
    button = next(item for item in screen.findChildren(QPushButton) if item.text() == word)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def standing_cards(screen):
    """Return the cards that are not of the month."""
    of_month = screen.findChild(MonthTasks).findChildren(TaskCard)
    return [card for card in screen.findChildren(TaskCard) if card not in of_month]


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def read(widget):
    """Return the words as they are read, without what only keeps them on a line."""
    return words(widget).replace("\u2060", "").replace("\u00a0", " ")


def bar(screen, card, wanted):
    return screen.findChild(card).bars()[wanted]


def test_this_month_is_in_front(screen):
    assert "11月ヒアリング" in screen.findChild(YearBar).accessibleName()


def test_the_year_of_the_clock_is_marked_in_the_schedule(screen, context):
    schedule = screen.findChild(PeriodSchedule)
    assert schedule.isVisible()
    assert "いまは令和7年度です。" in schedule.accessibleDescription()
    context.clock.set_day(dt.date(2026, 6, 15))
    screen.reload(Changes(everything=True))
    assert "いまは令和8年度です。" in schedule.accessibleDescription()


def test_the_month_and_what_comes_stand_on_the_screen(screen):
    assert "11月にすること" in words(screen)
    assert "重点施策ヒアリング（企画・財政・事務局）" in words(screen)
    assert "令和8年度予算案の確定の反映" in words(screen)


def test_overdue_tasks_stand_in_front_and_open_their_tab(qtbot, screen):
    cards = screen.findChild(MonthTasks).findChildren(TaskCard)
    assert "期限超過" in words(cards[0])
    with qtbot.waitSignal(screen.place_requested) as caught:
        qtbot.mouseClick(cards[0].action, Qt.MouseButton.LeftButton)
    assert caught.args == ["surveys", "", 2023]  # the round that was never closed


def ticked(workspace):
    board = workspace.year_tasks.board(NOVEMBER)
    return [task.key for task in board.tasks[TaskGroup.MONTH] if task.state is TaskState.DONE]


def test_a_task_is_ticked_off_and_can_be_taken_back(qtbot, screen, small_workspace):
    with qtbot.waitSignal(screen.edited) as caught:
        press(qtbot, screen, "済みにする")
    screen.reload(caught.args[0])
    assert ticked(small_workspace) == ["priority_hearings"]
    small_workspace.edits.undo()
    screen.reload(Changes(everything=True))
    assert ticked(small_workspace) == []


def test_the_import_button_asks_for_the_document(qtbot, screen):
    with qtbot.waitSignal(screen.import_requested):
        press(qtbot, screen, "計画書を取り込む")


def test_open_half_years_are_counted_and_open_their_list(qtbot, screen):
    assert "残り 1 事業・2 半期" in words(screen)
    with qtbot.waitSignal(screen.filter_requested) as caught:
        press(qtbot, screen, "該当の事業を見る")
    assert caught.args == [ProjectFilter(open_only=True)]


def test_the_list_button_opens_the_list(qtbot, screen):
    with qtbot.waitSignal(screen.open_requested) as caught:
        press(qtbot, screen, "一覧を開く")
    assert caught.args == ["registry"]


def test_categories_and_dx_are_counted_and_open_their_lists(qtbot, screen):
    wanted = ProjectFilter(categories=(Category.PROMOTION,))
    assert bar(screen, CategoryCard, wanted).count == 1
    assert bar(screen, CategoryCard, ProjectFilter(dx=True)).count == 1
    with qtbot.waitSignal(screen.filter_requested) as caught:
        qtbot.mouseClick(bar(screen, CategoryCard, wanted), Qt.MouseButton.LeftButton)
    assert caught.args == [wanted]


def test_a_bar_opens_by_the_keyboard_too(qtbot, screen):
    row = bar(screen, CategoryCard, ProjectFilter(dx=True))
    row.setFocus()
    with qtbot.waitSignal(screen.filter_requested):
        qtbot.keyClick(row, Qt.Key.Key_Space)


def test_phases_are_those_of_the_chosen_year(screen):
    four, two = ProjectFilter(phases=("4",)), ProjectFilter(phases=("2",))
    assert (bar(screen, PhaseCard, four).count, bar(screen, PhaseCard, two).count) == (1, 0)
    screen.set_fiscal_year(2022)
    assert (bar(screen, PhaseCard, four).count, bar(screen, PhaseCard, two).count) == (0, 1)
    assert bar(screen, PhaseCard, ProjectFilter(phases=(ENDED,))).count == 1


def test_halves_can_be_switched(qtbot, screen):
    screen.set_fiscal_year(2022)
    press(qtbot, screen, "上期")
    assert bar(screen, PhaseCard, ProjectFilter(phases=(ENDED,))).count == 0
    assert "R4 上期" in words(screen)


def test_without_changes_the_screen_says_what_to_do(qtbot, screen):
    assert "まだ変更はありません" in words(screen)
    with qtbot.waitSignal(screen.open_requested):
        press(qtbot, screen, "事業を選ぶ")


def test_the_last_changes_lead_to_their_projects(qtbot, screen, small_workspace):
    change = FieldChange(Entity.PROJECT, "1-1-9", "title", "ＬＩＮＥのお知らせ", "お知らせの配信")
    screen.reload(small_workspace.edits.apply([change], "事業名の変更"))
    assert "お知らせの配信" in words(screen)
    with qtbot.waitSignal(screen.project_requested) as caught:
        press(qtbot, screen, "1-1-9")
    assert caught.args == ["1-1-9"]


def test_read_only_takes_the_import_away(qtbot, small_workspace, context, monkeypatch):
    monkeypatch.setattr(small_workspace, "read_only", True)
    screen = made_screen(qtbot, small_workspace, context)
    assert not standing_cards(screen)[0].action.isEnabled()
    screen.setFocus()
    assert screen.findChild(MonthTasks).findChildren(TaskCard)[0].action.hasFocus()


def test_figures_move_below_at_large_text(qtbot, screen, context, qapp):
    beside = screen.findChild(CategoryCard).x()
    context.theme.change(qapp, scale=200)
    qtbot.waitUntil(lambda: screen.findChild(CategoryCard).x() < beside)


def test_reload_counts_again(screen):
    screen.reload(Changes(everything=True))
    assert "3 事業" in words(screen)


def settled(workspace):
    """Settle every half-year that the document leaves open: nothing is left to do."""
    values = values_of(workspace.registry.sheet("1-1-1").record)
    changes = [
        FieldChange(Entity.PROJECT, "1-1-1", field, value, {**value, "settled": True})
        for field, value in values.items()
        if isinstance(value, dict) and value.get("settled") is False
    ]
    return workspace.edits.apply(changes, "確認")


def test_when_everything_is_done_there_is_no_button_that_leads_to_nothing(qtbot, screen, small_workspace):
    importing, settling, browsing = standing_cards(screen)
    assert settling.action.isVisible()
    screen.reload(settled(small_workspace))
    assert "残りはありません" in words(settling)
    assert not settling.action.isVisible()
    assert "済み" in words(importing)
    assert importing.action.property("primary") is False
    assert browsing.action.isVisible()


def test_the_list_has_no_measure_of_how_far_it_is(screen):
    bars = [card.findChild(QProgressBar) for card in standing_cards(screen)]
    assert [bar.isVisible() for bar in bars] == [True, True, False]


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("width", [800, 1024, 1366])
def test_nothing_is_cut_off_at_the_right(qtbot, screen, context, qapp, width, scale):
    context.theme.change(qapp, scale=scale)
    screen.resize(width, 600)
    viewport = screen.findChild(QScrollArea).viewport()

    def outside():
        parts = [*standing_cards(screen), *screen.findChildren(QPushButton), screen.findChild(YearBar)]
        right = viewport.width()
        return [one for one in parts if one.mapTo(viewport, one.rect().topRight()).x() >= right]

    qtbot.waitUntil(lambda: outside() == [])


def test_the_years_steps_take_two_rows_where_one_is_too_narrow(qtbot, theme, qapp):
    bar = YearBar(year_steps(STANDARD_CALENDAR), theme)
    qtbot.addWidget(bar)
    bar.resize(720, 60)
    assert len({step.top() for step in bar.steps()}) == 1
    one = bar.heightForWidth(720)
    theme.change(qapp, scale=200)
    assert len({step.top() for step in bar.steps()}) == 2
    assert bar.heightForWidth(720) > 2 * one
    assert all(bar.rect().width() >= step.right() for step in bar.steps())
    assert bar.grab().toImage().width() == 720


def test_a_policys_change_is_shown_without_a_link(qtbot, screen, small_workspace):
    change = FieldChange(Entity.LEVEL, "1.1", "theme", "便利", "速い")
    screen.reload(small_workspace.edits.apply([change], "1.1 テーマ"))
    card = screen.findChild(RecentCard)
    qtbot.waitUntil(lambda: card.findChildren(QPushButton) == [])
    assert "1.1" in words(card)


def test_only_the_last_changes_are_shown(qtbot, screen, small_workspace):
    title = "ＬＩＮＥのお知らせ"
    for count in range(SHOWN + 3):
        change = FieldChange(Entity.PROJECT, "1-1-9", "title", title, f"お知らせ{count}")
        title = f"お知らせ{count}"
        changes = small_workspace.edits.apply([change], "事業名の変更")
    screen.reload(changes)
    card = screen.findChild(RecentCard)
    qtbot.waitUntil(lambda: len(card.findChildren(QPushButton)) == SHOWN)


def test_ended_projects_are_not_painted_like_a_phase(qtbot, theme):
    row = BarRow("終了", theme)
    qtbot.addWidget(row)
    row.resize(300, 28)
    row.show_count(1, 1, phase=4)
    running = row.grab().toImage()
    row.show_count(1, 1, phase=None)
    assert row.grab().toImage() != running
    assert "終了 1 件" in row.accessibleName()


def sent(workspace, *departments, deadline="2026-04-28"):
    """Begin the round about R7; the small register's departments are asked."""
    workspace.surveys.set_round(2025, deadline=deadline)
    workspace.surveys.mark_sent(2025, departments, dt.date(2026, 4, 3))


def answered(workspace, number, year=2025, **values):
    workspace.reports.store(workspace.reports.of_year(year)[number], values, "回答")


GOOD = {"status": "running", "score_progress": 4, "score_cost": 4, "score_content": 4}


def task(screen, word):
    (found,) = [card for card in screen.findChildren(TaskCard) if word in words(card)]
    return found


SURVEY = "令和7年度の実施状況調査"


class TestSurvey:
    def test_without_a_round_it_says_what_to_begin_with(self, qtbot, small_workspace, context):
        screen = made_screen(qtbot, small_workspace, context, dt.date(2026, 4, 2))
        card = task(screen, SURVEY)
        assert "進行中" in words(card)
        assert "4月1日～4月30日　・　部署ごとの調査票（Excel）を作り、送付します。" in words(card)
        assert "令和7年度の回答はまだありません" in words(screen.findChild(ResultCard))

    @pytest.mark.parametrize("month", range(4, 8))
    def test_it_stands_there_once(self, qtbot, small_workspace, context, month):
        sent(small_workspace, "収納課", deadline=f"2026-{month:02}-28")
        screen = made_screen(qtbot, small_workspace, context, dt.date(2026, month, 2))
        assert "提出 0 / 3 課" in words(task(screen, SURVEY))  # one card only
        assert "令和7年度の進捗状況調査" not in words(screen)

    def test_overdue_departments_are_counted_and_the_button_opens_the_tab(
        self, qtbot, small_workspace, context
    ):
        sent(small_workspace, "収納課", "市民課", deadline="2026-04-28")
        screen = made_screen(qtbot, small_workspace, context, dt.date(2026, 5, 12))
        card = task(screen, SURVEY)
        assert "期限超過" in words(card)
        assert "4月28日まで　・　2 課の回答が届いていません。督促の文面を作れます。" in words(card)
        assert "提出 0 / 3 課" in words(card)
        with qtbot.waitSignal(screen.place_requested) as caught:
            qtbot.mouseClick(card.action, Qt.MouseButton.LeftButton)
        assert caught.args == ["surveys", "", 2025]

    def test_what_comes_in_is_counted_at_reload(self, qtbot, small_workspace, context):
        sent(small_workspace, "収納課", "市民課", deadline="2026-05-28")
        screen = made_screen(qtbot, small_workspace, context, dt.date(2026, 5, 12))
        assert "進行中" in words(task(screen, SURVEY))
        answered(small_workspace, "1-1-9", **GOOD)
        small_workspace.surveys.confirm(2025, ["市民課"], dt.date(2026, 5, 1))
        screen.reload(Changes(years=frozenset({2025})))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert "提出 1 / 3 課" in words(task(screen, SURVEY))
        assert "届いた回答のファイルを取り込めます。" in words(task(screen, SURVEY))
        assert "A 1　未回答 2" in read(screen.findChild(ResultCard))

    def test_each_part_of_the_bar_opens_its_list(self, qtbot, small_workspace, context):
        answered(small_workspace, "1-1-9", **GOOD)
        answered(small_workspace, "1-5-10", status="stopped")
        screen = made_screen(qtbot, small_workspace, context, dt.date(2026, 5, 12))
        bars = screen.findChild(ResultCard).findChild(StackedBars)
        caught = []
        screen.filter_requested.connect(caught.append)
        for place in range(3):
            spot = bars.segment_box(0, place).center()
            qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=spot)
        assert caught == [
            ProjectFilter(numbers=("1-1-9",), caption="令和7年度 評価 A"),
            ProjectFilter(numbers=("1-1-1",), caption="令和7年度 未回答"),
            ProjectFilter(numbers=("1-5-10",), caption="令和7年度 中止"),
        ]

    def test_an_approved_year_says_so_and_asks_for_nothing(self, qtbot, small_workspace, context):
        answered(small_workspace, "1-1-9", **GOOD)
        small_workspace.surveys.approve(2025, "")
        screen = made_screen(qtbot, small_workspace, context, dt.date(2026, 7, 12))
        assert "令和7年度の結果（承認済み）" in words(screen.findChild(ResultCard))
        approved = plain_day(dt.date.today().isoformat())
        assert f"A 1　未回答 2\n{approved} 承認" in read(screen.findChild(ResultCard))
        assert SURVEY not in words(screen.findChild(MonthTasks))
        with qtbot.waitSignal(screen.open_requested) as caught:
            press(qtbot, screen.findChild(ResultCard), "評価を開く")
        assert caught.args == ["evaluation"]

    def test_the_chosen_year_decides(self, qtbot, small_workspace, context):
        answered(small_workspace, "1-1-9", year=2023, **GOOD)
        answered(small_workspace, "1-1-9", year=2025, **GOOD)
        screen = made_screen(qtbot, small_workspace, context, dt.date(2026, 7, 12))
        assert "令和7年度の結果" in words(screen)
        screen.set_fiscal_year(2024)
        assert "令和5年度の結果" in words(screen)


@pytest.mark.parametrize(
    ("chosen", "answered_years", "told"),
    [
        (2026, [2022, 2024], 2024), (2022, [2022, 2024], 2022), (2024, [], 2023), (2022, [], 2022),
        (2023, [2025], 2022), (2030, [], 2026),
    ],
)  # fmt: skip
def test_results_are_those_of_the_last_answered_year(chosen, answered_years, told):
    assert results_year(chosen, answered_years, range(2022, 2027)) == told
