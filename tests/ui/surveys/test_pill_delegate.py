"""Pills and bars in cells: drawn with sign, outline and pattern, in every theme."""

import pytest
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from fujidesk.ui.icons import Icon
from fujidesk.ui.surveys.pill_delegate import PictureDelegate, Pill, Share


class Chosen(PictureDelegate):
    picture = None

    def picture_of(self, index):
        return self.picture


@pytest.fixture
def drawn(qtbot, theme):
    table = QTableView()
    qtbot.addWidget(table)
    model = QStandardItemModel(table)
    model.appendRow(QStandardItem("語"))
    table.setModel(model)
    delegate = Chosen(theme, table)

    def draw(picture, width=160):
        delegate.picture = picture
        option = QStyleOptionViewItem()
        option.initFrom(table)
        option.widget = table
        option.rect.setRect(0, 0, width, 28)
        image = QImage(width, 28, QImage.Format.Format_RGB32)
        image.fill(theme.color("surface"))
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(0, 0))
        painter.end()
        return {image.pixelColor(x, y).name() for x in range(width) for y in range(28)}, delegate.sizeHint(
            option, model.index(0, 0)
        )

    return draw


@pytest.mark.parametrize("key", ["light", "dark", "contrast"])
def test_a_pill_has_ground_word_and_sign(drawn, theme, qapp, key) -> None:
    theme.change(qapp, key=key)
    colours, size = drawn(Pill("期限超過", "bad", "bad_text", Icon.WARNING))
    assert theme.color("bad").name() in colours
    plain, narrow = drawn(Pill("期限超過", "bad", "bad_text"))
    assert size.width() > narrow.width()
    assert plain != colours or key == "contrast"
    theme.change(qapp, key="light")


def test_a_quiet_pill_has_an_outline(drawn, theme) -> None:
    colours, _ = drawn(Pill("未送付", "surface", "text"))
    assert len(colours) > 3


def test_a_share_is_filled_hatched_and_counted(drawn, theme) -> None:
    colours, _ = drawn(Share(2, 1, 4, "3 / 4"))
    assert {theme.color(name).name() for name in ("accent", "care", "care_text", "header")} <= colours
    empty, _ = drawn(Share(0, 0, 0, "0 / 0"))
    assert theme.color("accent").name() not in empty


def test_other_cells_are_left_to_the_style(drawn) -> None:
    assert len(drawn(None)[0]) > 1
