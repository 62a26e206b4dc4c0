"""New projects on paper: for the office alone, with costs or without."""

import pytest
from PySide6.QtCore import Qt

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def printed(qtbot, page, previews):
    """Prints by the button and returns the texts of the first page."""

    def press():
        previews.shown.clear()
        qtbot.mouseClick(page.tools.print_button, LEFT)
        qtbot.waitUntil(lambda: bool(previews.shown))
        assert previews.shown[0][0] == "令和8年度の新規事業"
        return previews.texts()

    return press


def test_the_list_is_for_the_office_and_costs_can_be_left_out(page, printed):
    texts = printed()
    assert {"取扱注意", "経費（千円）", "要求額", "R9 900千円", "R8-001", "R8-002"} <= set(texts)
    page.tools.no_costs.setChecked(True)
    texts = printed()
    assert {"取扱注意", "R8-001", "R8-002", "提案部署", "施策"} <= set(texts)
    assert not any("千円" in text or text.endswith("額") for text in texts)


def test_a_narrowed_list_says_by_what(page, printed):
    page.tools.search.setText("案内")
    texts = printed()
    assert "条件：「案内」を含む　2 件のうち 1 件" in texts
    assert "R8-001" not in texts


def test_chips_are_told_in_words(page):
    page.tools.important.setChecked(True)
    page.tools.unbudgeted.setChecked(True)
    assert page.tools.conditions == "重要事項（本部説明）、予算未入力"
