"""Counts as buttons: each opens the list of its own projects."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.evaluation.count_row import CountRow


def test_a_count_opens_its_list_and_none_opens_nothing(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    row = CountRow({"late": "遅れ", "done": "完了"}, page)
    page.setLayout(row.layout)
    page.show()
    heard = []
    row.chosen.connect(heard.append)
    row.show_counts({"late": ("1-1-1", "1-1-2"), "done": ()}, "令和8年度")
    assert [pressed.text() for pressed in row.buttons.values()] == ["遅れ 2", "完了 0"]
    assert row.buttons["late"].accessibleName() == "遅れ 2 事業。一覧を開く"
    for pressed in row.buttons.values():
        qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert heard == [ProjectFilter(numbers=("1-1-1", "1-1-2"), caption="令和8年度 遅れ")]
