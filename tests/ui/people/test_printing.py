"""推進体制 on paper: who is in a body, departments, training."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.people import Training


@pytest.fixture
def printed(qtbot, previews):
    """Presses a button and returns name and texts of all pages."""

    def press(pressed):
        qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(previews.shown))
        title, pages = previews.shown[-1]
        return title, [text for page in range(len(pages)) for text in previews.texts(page)]

    return press


def test_members_of_the_body_shown(page, printed):
    title, texts = printed(page.members.print_button)
    assert title == page.members.heading.text()
    assert "2 人" in title
    assert {"副市長", "総務部長", "R6.4.1", "なし"} <= set(texts)


def test_departments(page, printed):
    page.bar.setCurrentIndex(1)
    title, texts = printed(page.departments.print_button)
    assert title.startswith("部署　")
    assert {row.cells[0].text for row in page.departments.table.figures.rows} <= set(texts)


def test_training_with_who_came(page, small_workspace, printed):
    made = Training("", 2025, "2025-05-20", theme="業務の流れ", attendance=(("収納課", 3),))
    page.reload(small_workspace.people.save_training(made))
    page.bar.setCurrentIndex(2)
    title, texts = printed(page.training.print_button)
    assert title == "令和7年度の研修　1 回"
    assert {"業務の流れ", "参加者　令和7年5月20日", "収納課", "3 人"} <= set(texts)


def test_ctrl_p_prints_the_page_in_front(qtbot, page, previews):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.bar.setCurrentIndex(1)
    qtbot.keyClick(page.bar, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(previews.shown))
    assert [title[:2] for title, _ in previews.shown] == ["部署"]
