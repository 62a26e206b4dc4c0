"""Two values of one field: both are said, one is chosen, one line for each field."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.widgets.clashes import Clash, Clashes, ClashLine


@pytest.fixture
def clashes(qtbot, theme):
    made = Clashes()
    qtbot.addWidget(made)
    made.resize(900, 200)
    return made


def lines(clashes):
    return [line for line in clashes.findChildren(ClashLine) if line.isVisibleTo(clashes)]


def test_an_empty_value_is_said_in_a_word(clashes):
    clashes.show_clash(Clash("連絡先", "", "内線 1", list))
    (line,) = lines(clashes)
    assert "ほかの人が空欄に変えました。入力した「内線 1」は、まだ保存していません。" in line.text()
    assert clashes.isVisible()


def test_a_field_has_one_line_the_last_one(clashes):
    clashes.show_clash(Clash("連絡先", "二人目", "わたし", list))
    clashes.show_clash(Clash("提出期限", "5月12日", "5月1日", list))
    clashes.show_clash(Clash("連絡先", "三人目", "わたし", list))
    assert ["三人目" in line.text() for line in lines(clashes)] == [False, True]


@pytest.mark.parametrize("way", ["take", "keep"])
def test_a_line_goes_with_the_choice_and_stores_only_what_was_taken(qtbot, clashes, way):
    stored = []
    clashes.show_clash(Clash("連絡先", "二人目", "わたし", lambda: stored.append("わたし")))
    (line,) = lines(clashes)
    qtbot.mouseClick(getattr(line, way), Qt.MouseButton.LeftButton)
    assert lines(clashes) == []
    assert not clashes.isVisible()
    assert stored == (["わたし"] if way == "take" else [])


def test_who_asks_hears_of_what_is_kept_once_the_line_is_gone(qtbot, clashes):
    heard = []
    clashes.show_clash(Clash("連絡先", "二人目", "わたし", list, lambda: heard.append(clashes.open_fields)))
    clashes.show_clash(Clash("提出期限", "5月12日", "5月1日", list))
    qtbot.mouseClick(lines(clashes)[0].keep, Qt.MouseButton.LeftButton)
    assert heard == [("提出期限",)]


def test_another_year_has_none_of_them(clashes):
    clashes.show_clash(Clash("連絡先", "二人目", "わたし", list))
    clashes.clear()
    assert lines(clashes) == []
    assert not clashes.isVisible()


@pytest.mark.parametrize(("width", "below"), [(1200, False), (500, True)])
def test_the_buttons_leave_the_sentence_its_room(qtbot, clashes, width, below):
    clashes.show_clash(Clash("次第", "目的と内容、経費、効果", "目的と内容、経費、リスク", list))
    clashes.show()
    clashes.resize(width, 200)
    (line,) = lines(clashes)
    qtbot.waitUntil(
        lambda: (line.take.mapTo(line, line.take.rect().topLeft()).y() > line.height() / 2) == below
    )
    assert line._label.width() > width * 0.4
