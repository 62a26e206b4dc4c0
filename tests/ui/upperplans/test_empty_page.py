"""What stands there while no project has a code: where codes come from, and the way there."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.upperplans.empty_page import EmptyPage


@pytest.fixture
def page(qtbot, theme):
    made = EmptyPage(theme)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    return made


def test_it_says_what_to_do_first(page):
    assert "まだありません" in page.title.text()
    for word in ("重点事業の個票", "総合計画 施策番号", "行政経営プラン 取組番号", "計画書"):
        assert word in page.text.text()


def test_its_button_leads_to_the_whole_list_by_mouse_and_key(qtbot, page):
    with qtbot.waitSignal(page.list_chosen) as clicked:
        qtbot.mouseClick(page.list_button, Qt.MouseButton.LeftButton)
    page.list_button.setFocus()
    with qtbot.waitSignal(page.list_chosen) as pressed:
        qtbot.keyClick(page.list_button, Qt.Key.Key_Space)
    assert clicked.args == pressed.args == [ProjectFilter()]


def test_the_sentence_wraps_at_twice_the_text_size(page, theme, qapp, qtbot):
    before = page.text.height()
    theme.change(qapp, scale=200)
    qtbot.waitUntil(lambda: page.text.height() > before * 1.8)
    assert page.text.geometry().right() < page.width()
    assert page.list_button.geometry().top() > page.text.geometry().bottom()
