"""The board: cards dragged from column to column, keys, and what a column says where a card may not go."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListView, QToolTip

from fujidesk.domain.new_projects import Step, StepTaken
from fujidesk.ui.newprojects.adopt_dialog import AdoptDialog
from fujidesk.ui.newprojects.step_dialog import StepDialog
from fujidesk.ui.newprojects.step_model import CARD_TYPE

LEFT, MOVE = Qt.MouseButton.LeftButton, Qt.DropAction.MoveAction
NONE = Qt.KeyboardModifier.NoModifier


class Drag:
    """A card in the hand: what Qt sends to the columns while the mouse button is down."""

    def __init__(self, board, key):
        self.board = board
        listed = next(item for item in board.lists.values() if item.cards.row_of(key) >= 0)
        self.data = listed.cards.mimeData([listed.cards.index(listed.cards.row_of(key))])
        self.source = listed
        listed.dragging.emit(key)  # as `startDrag` does around Qt's own loop, which needs a screen

    def over(self, step):
        """Move over a column; tell whether it takes the card."""
        viewport, where = self.board.lists[step].viewport(), QPointF(20, 200)
        enter = QDragEnterEvent(where.toPoint(), MOVE, self.data, LEFT, NONE)
        QApplication.sendEvent(viewport, enter)
        move = QDragMoveEvent(where.toPoint(), MOVE, self.data, LEFT, NONE)
        QApplication.sendEvent(viewport, move)
        return enter.isAccepted() and move.isAccepted()

    def drop(self, step):
        """Let go over a column; Qt hands a drop to the column that was entered last."""
        self.over(step)
        event = QDropEvent(QPointF(20, 200), MOVE, self.data, LEFT, NONE)
        QApplication.sendEvent(self.board.lists[step].viewport(), event)
        self.source.dragging.emit("")


@pytest.fixture
def board(page):
    return page.board


def asked(page, kind=StepDialog):
    """Return the dialog that a drop opened, so that nobody else answers it."""
    dialog = page.findChild(kind)
    if dialog is not None:
        dialog.setProperty("answered", True)
    return dialog


def test_a_card_dropped_on_the_next_step_asks_for_day_and_reason_and_moves(qtbot, page, board, service):
    drag = Drag(board, "R8-001")
    assert drag.over(Step.HEARD)
    drag.drop(Step.HEARD)
    dialog = asked(page)
    assert board.lists[Step.PROPOSED].cards.rowCount() == 1, "the card stays until the step was taken"
    dialog.reason.insertPlainText("6月の回")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert service.get("R8-001").steps[-1] == StepTaken(Step.HEARD, "2026-11-20", "6月の回")
    assert board.lists[Step.PROPOSED].cards.rowCount() == 0
    assert board.lists[Step.HEARD].cards.rowCount() == 2
    assert board._heads[Step.HEARD].text() == "ヒアリング 2"


def test_giving_up_leaves_the_card_where_it_is(qtbot, page, board, service):
    Drag(board, "R8-001").drop(Step.HEARD)
    asked(page).reject()
    assert len(service.get("R8-001").steps) == 1
    assert board.lists[Step.PROPOSED].cards.rowCount() == 1


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step.FUNDED, "「提案」から「予算確定」へは進めません。次は ヒアリング"),
        (Step.ADOPTED, "進めません"), (Step.PROPOSED, "いま「提案」です"), (Step.EXPLAINED, "進めません"),
    ],
)  # fmt: skip
def test_a_column_refuses_a_card_that_may_not_go_there_with_a_sentence(page, board, service, step, words):
    drag = Drag(board, "R8-001")
    assert not drag.over(step)
    assert words in board.lists[step].toolTip()
    assert words in board._heads[step].toolTip()
    assert "✕進めません" in board._heads[step].text()
    drag.drop(step)
    assert asked(page) is None
    assert len(service.get("R8-001").steps) == 1


def test_important_ones_go_to_the_headquarters_before_the_budget(page, board, service):
    service.set_important("R8-002", important=True)
    page.set_fiscal_year(2026)
    drag = Drag(board, "R8-002")
    assert not drag.over(Step.REQUESTED)
    assert "本部説明が必要" in board.lists[Step.REQUESTED].toolTip()
    assert drag.over(Step.EXPLAINED)


def test_a_declined_card_needs_a_reason(qtbot, page, board, service):
    Drag(board, "R8-001").drop(Step.DECLINED)
    dialog = asked(page)
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "理由を入力" in dialog.message.text()
    assert dialog.isVisible()
    dialog.reason.insertPlainText("効果が小さい")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert service.get("R8-001").steps[-1].step is Step.DECLINED
    assert not Drag(board, "R8-001").over(Step.HEARD)


def test_a_funded_card_dropped_on_the_plan_asks_for_the_measure(page, service, funded, board):
    page.set_fiscal_year(2026)
    Drag(board, funded).drop(Step.ADOPTED)
    assert asked(page, AdoptDialog) is not None


def test_after_the_drag_all_columns_are_as_before(board):
    drag = Drag(board, "R8-001")
    drag.drop(Step.FUNDED)
    assert [board._heads[step].text() for step in (Step.PROPOSED, Step.FUNDED)] == ["提案 1", "予算確定 0"]
    assert not any(listed.refusal or listed.toolTip() for listed in board.lists.values())


def test_leaving_a_column_takes_its_sentence_away(qtbot, board):
    drag = Drag(board, "R8-001")
    drag.over(Step.FUNDED)
    assert "予算確定" in QToolTip.text()
    QApplication.sendEvent(board.lists[Step.FUNDED].viewport(), QDragLeaveEvent())
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    assert drag.over(Step.HEARD)


def test_what_is_no_card_is_not_taken(page, board):
    text = QMimeData()
    text.setText("R8-001")
    viewport = board.lists[Step.HEARD].viewport()
    enter = QDragEnterEvent(QPointF(20, 20).toPoint(), MOVE, text, LEFT, NONE)
    QApplication.sendEvent(viewport, enter)
    assert not enter.isAccepted()
    assert not text.hasFormat(CARD_TYPE)


def pull(qtbot, listed):
    """Press on the first card and pull it away, as far as Qt takes for a drag."""
    start = listed.visualRect(listed.cards.index(0)).center()
    qtbot.mousePress(listed.viewport(), LEFT, pos=start)
    for step in (20, 40):
        to = QPointF(start.x() + step, start.y())
        event = QMouseEvent(
            QEvent.Type.MouseMove, to, listed.viewport().mapToGlobal(to), Qt.MouseButton.NoButton, LEFT, NONE
        )
        QApplication.sendEvent(listed.viewport(), event)


def test_pulling_a_card_with_the_mouse_marks_the_columns_while_it_is_in_the_hand(qtbot, board, monkeypatch):
    seen = []
    heads = board._heads

    def hold(_listed, _actions):  # in place of Qt's own loop, which needs a screen
        seen.append([step for step, head in heads.items() if "進めません" not in head.text()])

    monkeypatch.setattr(QListView, "startDrag", hold)
    pull(qtbot, board.lists[Step.PROPOSED])
    assert seen == [[Step.HEARD, Step.DECLINED]]
    assert not any("進めません" in head.text() for head in heads.values())


def test_a_click_opens_the_details_of_the_card(qtbot, page, board):
    listed = board.lists[Step.HEARD]
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualRect(listed.cards.index(0)).center())
    assert page.detail.isVisible()
    assert page.detail.key == "R8-002"


def test_only_one_column_has_a_card_chosen_and_empty_ones_are_passed(qtbot, board):
    board.choose("R8-001")
    qtbot.keyClick(board.lists[Step.PROPOSED], Qt.Key.Key_Right)
    assert board.lists[Step.PROPOSED].current_key() == ""
    qtbot.keyClick(board.lists[Step.HEARD], Qt.Key.Key_Right)
    assert board.current_key() == "R8-002"
    assert not board.choose("R8-099")


def test_the_keyboard_stays_on_the_card_after_it_moved(page, board, service):
    board.choose("R8-001")
    page.edited.emit(service.take_step("R8-001", StepTaken(Step.HEARD, "2026-06-10")))
    assert board.current_key() == "R8-001"
    assert board.lists[Step.HEARD].currentIndex().row() == 0


def test_read_only_lets_no_card_be_dragged_and_says_so(
    qtbot, small_workspace, service, make_page, reporter, monkeypatch
):
    small_workspace.read_only = True
    page = make_page()
    monkeypatch.setattr(QListView, "startDrag", lambda *_: pytest.fail("a card was dragged"))
    pull(qtbot, page.board.lists[Step.PROPOSED])
    assert not any(listed.dragEnabled() for listed in page.board.lists.values())
    page.board.choose("R8-001")
    qtbot.keyClick(page.board.lists[Step.PROPOSED], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.findChild(StepDialog) is None
    assert "読み取り専用" in reporter.notes[-1]


def test_columns_are_wide_enough_for_large_text(page, board, theme, qapp):
    theme.change(qapp, scale=200)
    qapp.processEvents()
    assert all(
        head.sizeHint().width() <= listed.width()
        for head, listed in zip(board._heads.values(), board.lists.values(), strict=True)
    )
