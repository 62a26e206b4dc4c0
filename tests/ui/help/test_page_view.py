"""A page as Qt shows it: headings, links, pictures, nothing from outside."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument

from fujidesk.resources import manual_folder
from fujidesk.ui.help.manual import Manual
from fujidesk.ui.help.page_view import PageView, is_page

PICTURE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def host(qtbot, theme):
    from PySide6.QtWidgets import QWidget

    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def view(qtbot, theme, small_manual, host):
    images = small_manual.folder.parent / "images"
    images.mkdir()
    picture = QImage(2000, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    picture.save(str(images / "p.png"))
    made = PageView(small_manual, theme, host)
    made.resize(600, 400)
    host.show()
    return made


def test_a_heading_that_was_asked_for_stands_at_the_top(qtbot, view):
    view.show_topic("b.md#後の話続き")
    bar = view.verticalScrollBar()
    assert 0 < bar.value() < bar.maximum()
    assert view.cursorForPosition(view.viewport().rect().topLeft()).block().text() in ("後の話（続き）", "行")
    view.show_topic("b.md")
    assert bar.value() == 0


def test_the_place_stays_when_the_window_gets_wider(qtbot, view):
    view.show_topic("b.md#後の話続き")
    view.resize(900, 400)
    qtbot.waitUntil(lambda: view._drawn_px == view.viewport().width())
    top = view.cursorForPosition(view.viewport().rect().topLeft())
    assert abs(top.blockNumber() - view._heading("後の話続き").blockNumber()) <= 1


def test_pictures_are_no_wider_than_the_page(view):
    view.show_topic("a.md")
    picture = view.loadResource(PICTURE, QUrl("../images/p.png"))
    assert 0 < picture.width() < view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    "name", ["../../secret.png", "file:///etc/hostname", "http://example.invalid/p.png", "/etc/hostname"]
)
def test_nothing_from_outside_is_loaded(view, tmp_path, name):
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(tmp_path / "secret.png"))
    assert view.loadResource(PICTURE, QUrl(name)).isNull()
    assert view.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl(name)) is None


def test_the_words_that_were_searched_for_are_marked(view):
    view.show_topic("a.md", ["csv"])
    assert [mark.cursor.selectedText() for mark in view.extraSelections()] == ["ＣＳＶ"]
    view.show_topic("a.md")
    assert view.extraSelections() == []


def test_marks_stand_at_their_words_behind_signs_that_count_as_several(qtbot, theme, host):
    view = PageView(Manual(manual_folder()), theme, host)
    view.show_topic("komatta.md", ["問合せ用情報"])
    marks = [mark.cursor.selectedText() for mark in view.extraSelections()]
    assert marks
    assert set(marks) == {"問合せ用情報"}


def test_a_link_is_told_as_it_is_written(qtbot, view):
    view.show_topic("README.md")
    with qtbot.waitSignal(view.link_chosen) as caught:
        view.anchorClicked.emit(QUrl("b.md#後の話続き"))
    assert caught.args == ["b.md#後の話続き"]


def test_only_pages_of_the_manual_are_pages(small_manual):
    assert is_page(small_manual, "a.md")
    assert is_page(small_manual, "../c.md")
    for name in ("none.md", "../../d.md", "/etc/hostname", "http://example.invalid/a.md"):
        (small_manual.folder.parent.parent / "d.md").write_text("x")
        assert not is_page(small_manual, name)


def test_every_page_that_ships_is_drawn_with_its_pictures(qtbot, theme, host):
    manual = Manual(manual_folder())
    view = PageView(manual, theme, host)
    view.resize(760, 600)
    for page in manual.pages:
        view.show_topic(page.name)
        assert page.title in view.toPlainText()
        assert view.toPlainText().count("\ufffc") == len(page.pictures)
        for name in page.pictures:
            assert not view.loadResource(PICTURE, QUrl(name)).isNull(), name
