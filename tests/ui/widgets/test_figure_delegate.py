"""How cells of figures are painted: shading, marks, small series, shapes; nothing by colour alone."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from fujidesk.ui.tokens import THEMES
from fujidesk.ui.widgets.figure_delegate import ICONS, paint_parts, paint_shape, series_points, shade
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow, Tone
from fujidesk.ui.widgets.figure_table import FigureTable

BOX = QRectF(0, 0, 100, 20)


def test_a_series_stands_evenly_between_its_least_and_largest_value():
    points = series_points((10, 20, 15), None, BOX)
    (run,) = points.runs
    assert [point.x() for point in run] == [0, 50, 100]
    assert [point.y() for point in run] == [20, 0, 10]
    assert points.target is None


def test_the_target_belongs_to_the_scale():
    points = series_points((10, 20), 40, BOX)
    assert points.target == 0
    assert points.runs[0][1].y() == pytest.approx(20 - 20 / 3)


def test_a_missing_year_breaks_the_line():
    runs = series_points((1, None, 3, 4), None, BOX).runs
    assert [len(run) for run in runs] == [1, 2]


def test_a_series_of_one_value_stands_in_the_middle():
    assert series_points((5,), None, BOX).runs[0][0].y() == 10
    assert series_points((None, None), 3, BOX).runs == []


def test_more_projects_shade_more(theme):
    few, many = shade(theme, 0.1), shade(theme, 1.0)
    surface = theme.color("surface")
    assert many == theme.color("selection")
    assert abs(few.red() - surface.red()) < abs(many.red() - surface.red())


def test_weights_have_different_shapes(qapp):
    pictures = []
    for shape in ICONS:
        image = QImage(24, 24, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_shape(painter, QRectF(4, 4, 16, 16), shape, QColor("black"))
        painter.end()
        pictures.append(image)
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


@pytest.mark.parametrize("key", THEMES)
def test_every_kind_of_cell_leaves_its_picture(qtbot, theme, qapp, key):
    theme.change(qapp, key=key)
    table = FigureTable("表", theme)
    qtbot.addWidget(table)
    cells = (
        FigureCell("文"), FigureCell("12", share=1.0), FigureCell("↓ 3", tone=Tone.DOWN, shaded=True),
        FigureCell("+0.4", tone=Tone.UP), FigureCell("9", marks=("B",)), FigureCell(icon="disc", text="要修正"),
        FigureCell(series=(1.0, 2.0, None, 3.0), target=2.5),
    )  # fmt: skip
    columns = [FigureColumn(f"列{place}", chars=10) for place in range(len(cells))]
    table.show_rows([FigureRow(cells), FigureRow((FigureCell(),) * len(cells))], columns)
    table.resize(900, 140)
    table.show()
    picture = table.grab().toImage()

    def part(row, column):
        rect = table.visualRect(table.figures.index(row, column)).adjusted(0, 0, 0, -2)
        return picture.copy(rect.translated(table.viewport().pos()))

    for column in range(len(cells)):
        assert part(0, column) != part(1, column), column
    at = table.visualRect(table.figures.index(0, 2)).topLeft() + table.viewport().pos()
    assert picture.pixelColor(at.x() + 2, at.y() + 2) == theme.color("bad")


def test_a_cell_says_how_much_room_it_wants(qtbot, theme):
    table = FigureTable("表", theme)
    qtbot.addWidget(table)
    table.show_rows([FigureRow((FigureCell("短"), FigureCell("とても長い文がここに入る", marks=("A",), icon="disc")))],
                    [FigureColumn("a"), FigureColumn("b")])  # fmt: skip
    assert table.sizeHintForColumn(1) > table.sizeHintForColumn(0) + 100


def pictured(theme, cell, width=200):
    """Draw a small bar on white; returns the picture."""
    image = QImage(width, 28, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_parts(painter, image.rect(), cell, theme)
    painter.end()
    return image


def test_a_small_bar_is_as_long_as_its_share_and_has_the_colours_of_its_marks(theme):
    image = pictured(theme, FigureCell(parts=(("S", 1), ("D", 1)), length=0.5))
    assert image.pixelColor(4, 7) == QColor(theme.tokens.grades["S"])
    assert image.pixelColor(96, 7) == QColor(theme.tokens.grades["D"])
    assert image.pixelColor(150, 14) == QColor("white")


def test_a_small_part_of_a_bar_stays_wide_enough_for_its_letter(theme):
    image = pictured(theme, FigureCell(parts=(("S", 1), ("A", 500))))
    assert image.pixelColor(theme.px(12), 6) == QColor(theme.tokens.grades["S"])


def test_a_state_alone_is_read_whole_however_short_its_bar(theme):
    image = pictured(theme, FigureCell(parts=(("unanswered", 1),), length=0.01))
    drawn = [x for x in range(200) if any(image.pixelColor(x, y) != QColor("white") for y in range(28))]
    assert drawn[-1] > theme.px(28)
