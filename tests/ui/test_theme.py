"""The look: fonts, text size and themes, changed while windows are open."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from fujidesk.ui import theme as subject
from fujidesk.ui.theme import BASE_POINTS, SCALES, Theme


def test_base_text_is_ten_and_a_half_points(theme, qapp):
    assert qapp.font().pointSizeF() == pytest.approx(BASE_POINTS)
    assert theme.px(100) == 100


@pytest.mark.parametrize("scale", SCALES)
def test_text_size_scales_live(qtbot, qapp, theme, scale):
    label = QLabel("文字の大きさ")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(theme.changed):
        theme.change(qapp, scale=scale)
    assert label.font().pointSizeF() == pytest.approx(BASE_POINTS * scale / 100)
    assert theme.px(100) == scale
    assert 100 <= theme.gap(100) <= 150


def test_scale_stays_within_its_limits(qapp):
    assert Theme(scale=20).scale == 100
    assert Theme(scale=900).scale == 200


def test_themes_switch_live(qtbot, qapp, theme):
    push = QPushButton("開く")
    qtbot.addWidget(push)
    push.show()
    seen = set()
    for key in ("light", "dark", "contrast"):
        theme.change(qapp, key=key)
        seen.add(qapp.palette().window().color().name())
        assert qapp.palette().window().color() == QColor(theme.tokens.ground)
    assert len(seen) == 3


def test_a_remembered_theme_that_is_gone_falls_back_to_light(qapp):
    assert Theme(key="pink").tokens.key == "light"


def test_focus_is_drawn_in_every_theme(qapp, theme):
    for key in ("light", "dark", "contrast"):
        theme.change(qapp, key=key)
        sheet = theme.style_sheet()
        assert f"QPushButton:focus, QToolButton:focus {{ border: 2px solid {theme.tokens.focus}" in sheet


def test_bundled_font_is_found_without_matplotlib():
    path = subject.bundled_font()
    assert isinstance(path, Path)
    assert path.name == "ipaexg.ttf"


def test_families_are_asked_for_in_order(qapp, monkeypatch):
    monkeypatch.setattr(
        QFontDatabase, "hasFamily", staticmethod(lambda name: name in ("Meiryo", "Yu Gothic UI"))
    )
    assert subject.choose_family() == "Yu Gothic UI"
    monkeypatch.setattr(QFontDatabase, "hasFamily", staticmethod(lambda name: name == subject.BUNDLED_FAMILY))
    assert subject.choose_family() == subject.BUNDLED_FAMILY


def test_pictures_use_the_bundled_font(qapp):
    assert subject.choose_family(fixed=True) == subject.BUNDLED_FAMILY
    assert QFontDatabase.hasFamily(subject.BUNDLED_FAMILY)


@pytest.mark.parametrize("current", [0, 2, 4])
def test_an_opened_choice_shows_every_item_and_leaves_its_box_in_sight(qtbot, qapp, theme, current):
    theme.change(qapp, scale=100)
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems([f"令和{year}年度" for year in range(4, 9)])
    box.setCurrentIndex(current)
    box.show()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    rects = [view.visualRect(view.model().index(row, 0)) for row in range(5)]
    assert all(view.viewport().rect().contains(rect) for rect in rects)
    assert view.window().geometry().top() >= box.mapToGlobal(box.rect().bottomLeft()).y()
    box.hidePopup()


def test_the_text_of_a_choice_that_can_be_typed_lies_within_its_box(qtbot, qapp, theme):
    theme.change(qapp, scale=100)
    box = QComboBox()
    qtbot.addWidget(box)
    box.setEditable(True)
    box.show()
    assert box.rect().contains(box.lineEdit().geometry())
