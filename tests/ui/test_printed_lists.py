"""Pages of lists print what they show, by button and key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from fujidesk.ui.printed_lists import PrintedLists, card_part
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.list_card import ListCard

COLUMNS = (FigureColumn("番号", chars=9), FigureColumn("事業名"))


class Page(QWidget):
    """A page with a card and the button."""

    def __init__(self, workspace, context):
        super().__init__()
        self.card = ListCard(FigureTable("一覧", context.theme, self, whole_rows=True), context.theme, self)
        self.card.say("令和5年度の変更　2 件", "注意")
        self.pressed = QPushButton("印刷…", self)
        PrintedLists(workspace, context, self, self.pressed, self.parts)

    def parts(self):
        return [card_part(self.card)]

    def show_numbers(self, *numbers):
        rows = [FigureRow((FigureCell(number), FigureCell("窓口")), number) for number in numbers]
        self.card.table.show_rows(rows, COLUMNS)


@pytest.fixture
def page(qtbot, small_workspace, context):
    made = Page(small_workspace, context)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show_numbers("1-1-1", "1-1-9")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_button_prints_heading_note_and_rows(qtbot, page, previews, tmp_path, small_profile):
    qtbot.mouseClick(page.pressed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(previews.shown))
    assert previews.shown[0][0] == "令和5年度の変更　2 件"
    texts = previews.texts()
    assert {"注意", "番号", "事業名", "1-1-1", "1-1-9", small_profile.plan_name, "1 / 1"} <= set(texts)
    assert len(previews.to_pdf(tmp_path / "list.pdf")) == 1


def test_ctrl_p_prints_in_the_order_shown(qtbot, page, previews):
    page.card.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    qtbot.keyClick(page.card.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(previews.shown))
    assert [text for text in previews.texts() if text.startswith("1-1-")] == ["1-1-9", "1-1-1"]


def test_empty_lists_print_nothing_and_say_so(qtbot, page, previews, reporter):
    page.show_numbers()
    qtbot.mouseClick(page.pressed, Qt.MouseButton.LeftButton)
    assert reporter.notes == ["印刷する一覧がありません。"]
    assert previews.shown == []
