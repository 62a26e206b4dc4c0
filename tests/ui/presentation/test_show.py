"""A show by real keys and clicks: on the wall, full screen, read-only."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from fujidesk.ui.presentation.desk_window import DeskWindow
from fujidesk.ui.presentation.show import wall_screen
from fujidesk.ui.theme import Theme, choose_family

KEY = Qt.Key


def at(show):
    return show.deck.position[0]


def place_of(show, mark):
    """Return where a mark lies in the window."""
    canvas = show.wall.canvas
    scale = canvas.width() / show.deck.page.scene.width
    top = (canvas.height() - show.deck.page.scene.height * scale) / 2
    return QPoint(round((mark.x + mark.width / 2) * scale), round((mark.y + mark.height / 2) * scale + top))


def with_marks(show, qtbot):
    """Go to the first page with marks that count several projects."""
    while not any(len(mark.target.numbers) > 1 for mark in show.deck.page.scene.targets()):
        qtbot.keyClick(show.wall, KEY.Key_Right)
    return next(mark for mark in show.deck.page.scene.targets() if len(mark.target.numbers) > 1)


def test_the_wall_fills_the_screen(show):
    assert show.wall.isFullScreen()
    assert show.wall.canvas.size() == show.wall.size()


@pytest.mark.parametrize("key", [KEY.Key_Right, KEY.Key_PageDown, KEY.Key_Space, KEY.Key_Down])
def test_keys_go_on(qtbot, show, key):
    qtbot.keyClick(show.wall, key)
    assert at(show) == 2


@pytest.mark.parametrize("key", [KEY.Key_Left, KEY.Key_PageUp, KEY.Key_Up])
def test_keys_go_back(qtbot, show, key):
    qtbot.keyClick(show.wall, KEY.Key_End)
    last = at(show)
    qtbot.keyClick(show.wall, key)
    assert at(show) == last - 1


def test_home_and_end(qtbot, show):
    qtbot.keyClick(show.wall, KEY.Key_End)
    assert at(show) == show.deck.position[1]
    qtbot.keyClick(show.wall, KEY.Key_Home)
    assert at(show) == 1


def test_the_wheel_turns_pages(show):
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(show.wall, event)
    assert at(show) == 2
    canvas_event = event.clone()
    canvas_event.accept()
    show.wall.canvas.wheelEvent(canvas_event)
    assert not canvas_event.isAccepted()  # it is left to the window


def wheel(show, x, y):
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(x, y), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(show.wall, event)


def test_the_small_steps_of_a_touchpad_make_one_page_together(show):
    for _ in range(10):
        wheel(show, 0, -12)
    assert at(show) == 2
    wheel(show, 0, -60)
    wheel(show, 0, 60)  # the other way begins anew
    wheel(show, 0, 59)
    assert at(show) == 2
    wheel(show, 0, 1)
    assert at(show) == 1


def test_a_tilted_wheel_turns_no_page(show):
    wheel(show, 120, 0)
    wheel(show, -120, 0)
    assert at(show) == 1


def test_f1_shows_the_keys_at_the_foot_of_the_wall(qtbot, show):
    qtbot.keyClick(show.wall, KEY.Key_Right)
    assert show.wall.hint.isHidden()
    qtbot.keyClick(show.wall, KEY.Key_F1)
    assert not show.wall.hint.isHidden()
    assert at(show) == 2


def test_b_makes_the_wall_black_and_the_page_come_back(qtbot, show):
    def middle():
        return show.wall.grab().toImage().pixelColor(20, 20).name()

    assert middle() == "#ffffff"
    qtbot.keyClick(show.wall, KEY.Key_B)
    assert middle() == "#000000"
    qtbot.keyClick(show.wall, KEY.Key_B)
    assert middle() == "#ffffff"


def test_a_click_on_a_mark_opens_its_list_then_a_project_and_esc_leads_back(qtbot, show):
    mark = with_marks(show, qtbot)
    page = show.deck.page
    qtbot.mouseClick(show.wall.canvas, Qt.MouseButton.LeftButton, pos=place_of(show, mark))
    assert show.deck.is_drilled
    wanted = mark.target.numbers
    assert set(show.deck.page.numbers) <= set(wanted)
    line = next(show.deck.page.scene.targets())
    qtbot.mouseClick(show.wall.canvas, Qt.MouseButton.LeftButton, pos=place_of(show, line))
    assert show.deck.page.numbers == line.target.numbers
    qtbot.keyClick(show.wall, KEY.Key_Escape)
    qtbot.keyClick(show.wall, KEY.Key_Escape)
    assert show.deck.page is page


def test_tab_walks_along_the_marks_and_enter_opens(qtbot, show):
    with_marks(show, qtbot)
    qtbot.keyClick(show.wall, KEY.Key_Tab)
    first = show.wall.canvas.mark
    qtbot.keyClick(show.wall, KEY.Key_Tab)
    assert show.wall.canvas.mark is not first
    qtbot.keyClick(show.wall, KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert show.wall.canvas.mark is first
    qtbot.keyClick(show.wall, KEY.Key_Return)
    assert show.deck.is_drilled
    qtbot.keyClick(show.wall, KEY.Key_Backspace)
    assert not show.deck.is_drilled


def test_zoom_keeps_what_is_under_the_mouse_and_esc_shows_the_whole_page(qtbot, show):
    canvas = show.wall.canvas
    mark = with_marks(show, qtbot)
    point = QPointF(place_of(show, mark))
    for _ in range(4):
        canvas.zoom_by(1, point)
    assert canvas.zoom == pytest.approx(1.25**4)
    assert canvas.target_at(point) == mark.target
    qtbot.keyClick(show.wall, KEY.Key_Escape)
    assert canvas.zoom == 1.0
    assert not show.deck.is_drilled


def test_plus_and_minus_zoom_between_whole_and_four_times(qtbot, show):
    for _ in range(20):
        qtbot.keyClick(show.wall, KEY.Key_Plus)
    assert show.wall.canvas.zoom == 4.0
    for _ in range(20):
        qtbot.keyClick(show.wall, KEY.Key_Minus)
    assert show.wall.canvas.zoom == 1.0


def test_dragging_a_zoomed_page_moves_it_and_opens_nothing(qtbot, show):
    canvas = show.wall.canvas
    with_marks(show, qtbot)
    canvas.zoom_by(4)
    before = canvas.grab().toImage()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    qtbot.mouseMove(canvas, QPoint(200, 240))
    move = canvas.mapToGlobal(QPoint(150, 200))
    QApplication.sendEvent(canvas, QMouseEvent(
        QEvent.Type.MouseMove, QPointF(150, 200), QPointF(move), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    ))  # fmt: skip
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 200))
    assert canvas.grab().toImage() != before
    assert not show.deck.is_drilled


def test_p_shows_a_red_dot_where_the_mouse_is(qtbot, show):
    canvas = show.wall.canvas
    qtbot.keyClick(show.wall, KEY.Key_P)
    qtbot.mouseMove(canvas, QPoint(100, 700 if canvas.height() > 720 else canvas.height() // 2))
    assert canvas.has_pointer
    qtbot.keyClick(show.wall, KEY.Key_P)
    assert not canvas.has_pointer


def test_the_pages_around_are_drawn_ahead(qtbot, show):
    ahead = [page.scene for page in show.deck.neighbours]
    assert ahead
    qtbot.waitUntil(lambda: all(map(show.wall.canvas.is_prepared, ahead)))


def test_a_page_that_may_come_next_is_not_let_go_for_another_one(qtbot, show):
    canvas = show.wall.canvas
    qtbot.keyClick(show.wall, KEY.Key_End)
    pages = [page.scene for page in show.deck._levels[0].pages[:9]]
    canvas.show_scene(pages[0], pages[1:8])
    qtbot.waitUntil(lambda: all(map(canvas.is_prepared, pages[:8])))
    canvas.show_scene(pages[1], [pages[0], pages[8]])
    qtbot.waitUntil(lambda: canvas.is_prepared(pages[8]))
    assert canvas.is_prepared(pages[0])
    assert canvas.is_prepared(pages[1])


def test_esc_ends_the_show(qtbot, show):
    with qtbot.waitSignal(show.ended):
        qtbot.keyClick(show.wall, KEY.Key_Escape)
    assert not show.wall.isVisible()


def test_closing_the_wall_ends_the_show(qtbot, show):
    with qtbot.waitSignal(show.ended):
        show.wall.close()


def test_no_key_and_no_click_writes_anything(qtbot, show, workspace):
    before = workspace.edits.step_count
    mark = with_marks(show, qtbot)
    qtbot.mouseClick(show.wall.canvas, Qt.MouseButton.LeftButton, pos=place_of(show, mark))
    for key in (*range(KEY.Key_A, KEY.Key_Z + 1), KEY.Key_Delete, KEY.Key_Z):
        qtbot.keyClick(show.wall, KEY(key))
        qtbot.keyClick(show.wall, KEY(key), Qt.KeyboardModifier.ControlModifier)
    assert workspace.edits.step_count == before


def test_the_presenter_sees_what_is_next_notes_questions_and_the_clock(qtbot, show, theme):
    desk = DeskWindow(theme)
    qtbot.addWidget(desk)
    show.desk = desk
    with_marks(show, qtbot)
    while "基本方針別" not in show.deck.page.scene.title:
        qtbot.keyClick(show.wall, KEY.Key_Right)
    assert desk.notes.text() == "昨年の夏と比べて話す"
    assert desk.next_title.text() == f"次：{show.deck.next_page.scene.title}"
    assert ":" in desk.clock.text()
    assert desk.position.text().startswith(f"{at(show)} / ")
    while "1-1-1" not in show.deck.page.scene.title:
        qtbot.keyClick(show.wall, KEY.Key_Right)
    assert "費用は増えるか" in desk.questions.text()
    assert "増えない" in desk.questions.text()
    qtbot.keyClick(show.wall, KEY.Key_End)
    assert desk.next_title.text() == "最後のページです"


def test_keys_work_from_the_presenters_screen_too(qtbot, show, theme):
    desk = DeskWindow(theme)
    qtbot.addWidget(desk)
    desk.stepped.connect(show.step)
    desk.show()
    qtbot.keyClick(desk, KEY.Key_Right)
    assert at(show) == 2


@pytest.fixture
def desk(qtbot, show, theme):
    """The presenter's screen of the show."""
    made = DeskWindow(theme)
    qtbot.addWidget(made)
    made.stepped.connect(show.step)
    show.desk = made
    made.show_deck(show.deck)
    made.show()
    return made


def in_sight(widget, window):
    """Tell whether all of a widget is seen in its window, not only by scrolling."""
    return widget.isVisible() and widget.visibleRegion().boundingRect().height() >= widget.height()


@pytest.mark.parametrize("on_wall", [True, False])
def test_f1_gives_all_keys_room_on_the_presenters_screen(qtbot, show, desk, on_wall):
    window = show.wall if on_wall else desk
    desk.resize(1000, 560)
    told = [label for label in desk.findChildren(QLabel) if label.text() == "キーの一覧を広げる・戻す"]
    qtbot.keyClick(window, KEY.Key_F1)
    qtbot.waitUntil(lambda: in_sight(told[0], desk))
    assert desk.notes.isHidden() or not desk.notes.isVisible()
    qtbot.keyClick(window, KEY.Key_F1)
    assert desk.notes.isVisible()
    assert desk.questions.isVisible()


@pytest.mark.parametrize("on_wall", [True, False])
def test_long_questions_scroll_by_keyboard(qtbot, show, desk, on_wall):
    window = show.wall if on_wall else desk
    desk.questions.setText("\n".join(f"問{number}" for number in range(200)))
    bar = desk.questions.parentWidget().parentWidget().verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(window, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() > 0
    assert at(show) == 1
    qtbot.keyClick(window, KEY.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_the_next_page_s_questions_begin_at_their_top(qtbot, show, desk):
    desk.questions.setText("\n".join(f"問{number}" for number in range(200)))
    bar = desk.questions.parentWidget().parentWidget().verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    desk.scroll_texts(1)
    qtbot.keyClick(desk, KEY.Key_Right)
    assert bar.value() == 0


def test_a_black_wall_stays_black_when_the_data_are_read_again(qtbot, show, papers, theme):
    show.desk = DeskWindow(theme)
    qtbot.addWidget(show.desk)
    qtbot.keyClick(show.wall, KEY.Key_B)
    assert not show.desk.told.isHidden()
    show.renew(*papers)
    assert show.wall.canvas.is_black
    assert not show.desk.told.isHidden()
    qtbot.keyClick(show.wall, KEY.Key_Right)
    assert not show.wall.canvas.is_black
    assert show.desk.told.isHidden()


def test_the_presenters_screen_fits_a_small_screen_with_texts_twice_as_large(qtbot, qapp, theme):
    large = Theme(scale=200, family=choose_family(fixed=True))
    large.apply(qapp)
    desk = DeskWindow(large)
    qtbot.addWidget(desk)
    least = desk.minimumSizeHint()
    theme.apply(qapp)
    assert least.width() <= 1366
    assert least.height() <= 700


def test_the_show_goes_on_when_the_projector_is_unplugged_and_comes_back(qtbot, show, monkeypatch):
    room = QRect(0, 0, 1366, 768)
    desk, wall = Screen("own", room), Screen("wall", room)
    plugged = [desk, wall]
    monkeypatch.setattr("fujidesk.ui.presentation.show.QGuiApplication.screens", lambda: list(plugged))
    monkeypatch.setattr("fujidesk.ui.presentation.show._move", lambda window, _screen: window.showNormal())
    qtbot.keyClick(show.wall, KEY.Key_Right)
    show._window.screen = lambda: desk
    show._on_screens()
    assert show.desk.isVisible()
    assert show.wall.isFullScreen()
    gone = show.desk
    plugged.remove(wall)
    with qtbot.assertNotEmitted(show.ended):
        show._on_screens()
    assert show.desk is None
    assert not gone.isVisible()
    assert not show.wall.hint.isHidden()
    assert at(show) == 2
    plugged.append(wall)
    show._on_screens()
    assert show.desk.position.text().startswith("2 / ")


class Screen:
    def __init__(self, name, room=None):
        self._name = name
        self._room = room

    def name(self):
        return self._name

    def geometry(self):
        return self._room

    availableGeometry = geometry  # noqa: N815  # Qt's own word


OWN, WALL, THIRD = Screen("own"), Screen("wall"), Screen("third")


@pytest.mark.parametrize(("screens", "wanted", "found"), [
    ([OWN], "", OWN), ([OWN, WALL], "", WALL), ([OWN, WALL, THIRD], "third", THIRD),
    ([OWN, WALL], "own", OWN), ([OWN, WALL], "gone", WALL),
])  # fmt: skip
def test_the_wall_takes_the_chosen_screen_else_another_one(screens, wanted, found):
    assert wall_screen(screens, OWN, wanted) is found
