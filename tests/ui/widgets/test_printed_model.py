"""Rows of item models as they go on paper."""

from PySide6.QtGui import QStandardItem, QStandardItemModel

from fujidesk.ui.widgets.printed_model import model_rows


def test_rows_and_columns_as_they_show_without_signs_that_the_font_lacks():
    model = QStandardItemModel(0, 3)
    for line in (("収納課", "1", "R4.6.10 ⚠ 期限超過"), ("市民課", "2", None)):
        model.appendRow([QStandardItem(text) if text else QStandardItem() for text in line])
    rows = model_rows(model, (2, 0))
    assert [row.cells for row in rows] == [("R4.6.10 期限超過", "収納課"), ("", "市民課")]
