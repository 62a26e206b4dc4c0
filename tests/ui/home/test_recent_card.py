from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.changes import Entity, FieldChange, HistoryEntry
from fujidesk.ui.home.recent_card import RecentCard
from fujidesk.ui.widgets.basics import ElidedLabel


def _entry(key, after, entity=Entity.PROJECT):
    change = FieldChange(entity, key, "overview" if entity is Entity.PROJECT else "theme", "", after)
    return HistoryEntry(1, "2026-11-21T10:00:00", "収納課 係長", "取り込み", change)


def _card(qtbot, small_profile, theme, entries):
    card = RecentCard(small_profile, theme)
    qtbot.addWidget(card)
    card.show_entries(entries)
    card.show()
    return card


def test_a_text_of_several_lines_takes_one_row(qtbot, small_profile, theme):
    card = _card(
        qtbot, small_profile, theme, [_entry("1-1-1", "一行"), _entry("1.1", "一\n二\n三\n四", Entity.LEVEL)]
    )
    first, second = card.findChildren(ElidedLabel)
    assert second.sizeHint().height() == first.sizeHint().height()
    assert "一 二 三 四" in second.text()


def test_the_number_opens_its_sheet(qtbot, small_profile, theme):
    card = _card(qtbot, small_profile, theme, [_entry("1-1-1", "一行")])
    link = next(b for b in card.findChildren(QPushButton) if b.text() == "1-1-1")
    with qtbot.waitSignal(card.project_chosen) as heard:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert heard.args == ["1-1-1"]


def test_without_changes_it_says_what_to_do_first(qtbot, small_profile, theme):
    card = _card(qtbot, small_profile, theme, [])
    start = next(b for b in card.findChildren(QPushButton) if b.text() == "事業を選ぶ")
    with qtbot.waitSignal(card.list_chosen):
        qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
