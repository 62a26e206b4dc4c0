"""A card with a table: an empty line takes no room."""

from PySide6.QtWidgets import QPushButton

from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.list_card import ListCard


def test_heading_and_line_are_shown_and_an_empty_line_is_not(qtbot, theme):
    card = ListCard(FigureTable("変更の一覧", theme), theme)
    qtbot.addWidget(card)
    card.show()
    card.say("5 件", "まだありません")
    assert (card.heading.text(), card.note.text()) == ("5 件", "まだありません")
    assert card.note.isVisible()
    card.say("5 件", "")
    assert not card.note.isVisible()


def test_spaces_follow_the_text_size(qtbot, theme, qapp):
    card = ListCard(FigureTable("変更の一覧", theme), theme)
    qtbot.addWidget(card)
    before = card.layout().contentsMargins().left()
    theme.change(qapp, scale=200)
    assert card.layout().contentsMargins().left() > before


def test_a_button_stands_beside_the_heading(qtbot, theme):
    card = ListCard(FigureTable("変更の一覧", theme), theme)
    qtbot.addWidget(card)
    button = QPushButton("事業一覧で見る", card)
    card.head.addWidget(button)
    card.resize(600, 300)
    card.show()
    assert button.geometry().left() > card.heading.geometry().left()
    assert button.geometry().bottom() < card.table.geometry().top()
