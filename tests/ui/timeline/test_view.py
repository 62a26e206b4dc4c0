"""The timeline under mouse and keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fujidesk.domain.timeline import TimelineRow

MIDDLE = QPoint(700, 250)


def row_point(view, number, place=0.5):
    """The viewport's point over a project, at a place on the time axis."""
    geometry, at = view.geometry_now(), view.scroll()
    line = next(i for i, x in enumerate(view.data.lines) if isinstance(x, TimelineRow) and x.number == number)
    return QPoint(
        round(geometry.column_x(place, at.x())), geometry.line_top(line, at.y()) + geometry.row_height // 2
    )


def name_point(view, number):
    return QPoint(30, row_point(view, number).y())


def wheel(view, notches, modifiers=Qt.KeyboardModifier.ControlModifier, at=MIDDLE):
    event = QWheelEvent(
        QPointF(at), QPointF(view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_hovering_a_half_year_shows_what_it_is(view, qtbot):
    qtbot.mouseMove(view.viewport(), row_point(view, "1-1-2", 0.5))
    qtbot.waitUntil(view.card.isVisible)
    assert view.card.text().split("\n") == [
        "1-1-2　窓口の案内2", "令和4年度 上期", "計画　(1) 調査", "所管　総務課",
    ]  # fmt: skip


def test_hovering_an_open_half_year_says_so(view, qtbot):
    qtbot.mouseMove(view.viewport(), row_point(view, "1-1-3", 9.5))
    assert "未確定" in view.card.text()


def test_hovering_a_name_tells_the_project(view, qtbot):
    qtbot.mouseMove(view.viewport(), name_point(view, "1-1-4"))
    assert view.card.text() == "1-1-4　窓口の案内4\n所管　市民課"


def test_the_card_stays_inside_and_goes_when_the_pointer_leaves(view, qtbot):
    geometry = view.geometry_now()
    qtbot.mouseMove(view.viewport(), QPoint(geometry.width - 3, geometry.height - 40))
    assert view.viewport().rect().contains(view.card.geometry())
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert not view.card.isVisible()


def test_headers_have_no_card(view, qtbot):
    qtbot.mouseMove(view.viewport(), row_point(view, "1-1-1"))
    qtbot.mouseMove(view.viewport(), QPoint(600, 10))
    assert not view.card.isVisible()
    qtbot.mouseMove(view.viewport(), QPoint(600, view.geometry_now().lengths.header_height + 5))
    assert not view.card.isVisible()


@pytest.mark.parametrize("where", [row_point, name_point])
def test_a_click_opens_the_sheet(view, qtbot, where):
    with qtbot.waitSignal(view.row_opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where(view, "1-1-5"))
    assert opened.args == ["1-1-5"]
    assert view.current_number() == "1-1-5"


def test_a_click_on_a_group_opens_nothing(view, qtbot):
    with qtbot.assertNotEmitted(view.row_opened):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(600, 50))


def test_dragging_pans_and_opens_nothing(view, qtbot):
    with qtbot.assertNotEmitted(view.row_opened):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(700, 400))
        for y in (380, 340, 300):
            move = QPoint(700, y)
            QApplication.sendEvent(view.viewport(), _move(view, move))
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(700, 300))
    assert view.scroll() == QPoint(0, 100)


def _move(view, point):
    from PySide6.QtGui import QMouseEvent

    return QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), QPointF(view.viewport().mapToGlobal(point)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


def test_arrows_move_over_projects_only(view, qtbot):
    numbers = []
    for _ in range(11):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        numbers.append(view.current_number())
    assert numbers[0] == "1-1-1"
    assert numbers[-2:] == ["1-1-10", "1-2-1"]
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current_number() == "1-1-10"


def test_end_home_and_pages_move_far_and_stay_in_sight(view, qtbot):
    for key, number in ((Qt.Key.Key_End, "1-4-10"), (Qt.Key.Key_Home, "1-1-1")):
        qtbot.keyClick(view, key)
        assert view.current_number() == number
        assert number in [row.number for row in view.visible_rows()]
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    middle = view.current_number()
    assert middle not in ("1-1-1", "1-1-2")
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.current_number() == "1-1-1"


def test_the_chosen_row_is_never_under_the_pinned_group(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_End)
    for _ in range(30):
        qtbot.keyClick(view, Qt.Key.Key_Up)
        geometry, at = view.geometry_now(), view.scroll()
        line = view.data.lines.index(
            next(r for r in view.visible_rows() if r.number == view.current_number())
        )
        top = geometry.line_top(line, at.y())
        assert geometry.line_at(top + 5, at.y()) == line
        assert top + geometry.row_height <= geometry.height


def test_enter_opens_the_chosen_project(view, qtbot):
    with qtbot.assertNotEmitted(view.row_opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.row_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["1-1-1"]


def test_keys_zoom_and_fit(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom == pytest.approx(1.5625)
    assert view.horizontalScrollBar().maximum() > 0
    before = view.scroll().x()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.scroll().x() > before
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.scroll().x() == before
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == 1
    assert view.horizontalScrollBar().maximum() == 0
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom < 1


def test_the_wheel_zooms_with_ctrl_around_the_pointer_and_scrolls_without(view, qtbot):
    at = QPoint(700, 250)
    column = view.geometry_now().column_at(at.x(), view.scroll().x())
    with qtbot.waitSignal(view.zoom_changed):
        wheel(view, 2, at=at)
    assert view.zoom > 1.5
    assert view.geometry_now().column_at(at.x(), view.scroll().x()) == column
    scrolled = view.scroll().y()
    wheel(view, -1, Qt.KeyboardModifier.NoModifier)
    assert view.scroll().y() > scrolled


def test_zoom_has_limits(view):
    wheel(view, 40)
    assert view.zoom == 4
    wheel(view, -80)
    assert view.zoom == 0.6


def test_zooming_draws_only_what_shows(view):
    before = view.tiles.drawn
    view.zoom_in()
    view.grab()
    assert view.tiles.drawn - before <= len(view.geometry_now().visible_tiles(*view.scroll().toTuple())) + 1


def test_the_chosen_project_stays_chosen_in_another_chart(view, make_data, qtbot):
    for _ in range(13):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    view.set_data(make_data(3, 5))
    assert view.current_number() == "1-2-3"
    view.set_data(make_data(1, 5))
    assert view.current_number() == ""


def test_a_reader_of_the_screen_hears_chart_and_row(view, qtbot):
    assert view.accessibleName() == "タイムライン"
    assert "40事業" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.accessibleDescription().startswith("1-1-1 窓口の案内1。所管 市民課。")


def test_an_empty_chart_takes_all_keys(qtbot, theme):
    from fujidesk.ui.timeline.view import TimelineView

    empty = TimelineView(theme)
    qtbot.addWidget(empty)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Plus):
        qtbot.keyClick(empty, key)
    assert empty.visible_rows() == ()


@pytest.mark.parametrize("key", ["light", "dark", "contrast"])
def test_the_theme_reaches_the_bars(view, theme, qapp, key):
    theme.change(qapp, key=key)
    picture = view.grab().toImage()
    ratio = picture.devicePixelRatio()
    point = row_point(view, "1-1-2", 4.1) * ratio
    assert picture.pixelColor(point).name().upper() == theme.tokens.phase_fill(4).upper()


def test_the_text_size_reaches_rows_and_names(view, theme, qapp):
    small = view.geometry_now().row_height
    theme.change(qapp, scale=200)
    assert view.geometry_now().row_height == 2 * small
    theme.change(qapp, scale=100)


def test_the_chosen_fiscal_year_is_marked(view, qtbot):
    place = row_point(view, "1-1-1", 2.05)
    place.setY(view.geometry_now().lengths.header_height - 4)
    before = view.grab().toImage()
    view.set_fiscal_year(2023)
    after = view.grab().toImage()
    assert before.pixelColor(place * before.devicePixelRatio()) != after.pixelColor(
        place * after.devicePixelRatio()
    )
