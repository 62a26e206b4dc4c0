"""Old and new values drawn with their changes."""

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from fujidesk.domain.changes import Difference, Entity, FieldChange
from fujidesk.ui.imports.changed_text_delegate import ChangedTextDelegate
from fujidesk.ui.imports.difference_model import DifferenceColumn, DifferenceModel, difference_rows


@pytest.fixture
def drawn(qapp, qtbot, theme, small_profile):
    """Draws a cell of a row before → after: drawn(before, after, column, width) → colours that occur."""

    def draw(before, after, column, width=400):
        change = FieldChange(Entity.PROJECT, "1-1-1", "title", before, after)
        model = DifferenceModel()
        model.set_rows(difference_rows([Difference(change)], {}, small_profile), bool)
        table = QTableView()
        qtbot.addWidget(table)
        table.setModel(model)
        option = QStyleOptionViewItem()
        option.initFrom(table)
        option.widget = table
        option.rect.setRect(0, 0, width, 28)
        image = QImage(width, 28, QImage.Format.Format_RGB32)
        image.fill(theme.tokens.surface)
        painter = QPainter(image)
        ChangedTextDelegate(theme, table).paint(painter, option, model.index(0, column))
        painter.end()
        return [[image.pixelColor(x, y).name().upper() for x in range(width)] for y in range(28)]

    return draw


def columns_with(picture, colour):
    return {x for row in picture for x, found in enumerate(row) if found == colour.upper()}


def test_only_the_changed_characters_have_a_ground(drawn, theme):
    new = drawn("旧公団の図面の写し", "旧公図の図面の写し", DifferenceColumn.AFTER)
    marked = columns_with(new, theme.tokens.good)
    assert marked
    assert max(marked) - min(marked) < 20, "one character of nine"
    assert not columns_with(new, theme.tokens.bad)
    old = drawn("旧公団の図面の写し", "旧公図の図面の写し", DifferenceColumn.BEFORE)
    assert columns_with(old, theme.tokens.bad)


def test_a_long_text_is_cut_inside_its_cell(drawn, theme):
    picture = drawn("短い", "長い文" * 40, DifferenceColumn.AFTER, width=120)
    assert max(columns_with(picture, theme.tokens.good)) < 120


def test_a_new_value_is_written_plainly(drawn, theme):
    picture = drawn("", "新しい値", DifferenceColumn.AFTER)
    assert not columns_with(picture, theme.tokens.good)
    assert len({colour for row in picture for colour in row}) > 1, "but it is written"
