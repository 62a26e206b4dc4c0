"""The change history in words: who, when, which field, from what to what."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from fujidesk.domain.changes import Entity, FieldChange, HistoryEntry
from fujidesk.ui.project.history_list import (
    CHANGE_ROLE,
    ENTRY_ROLE,
    HEAD_ROLE,
    HistoryDelegate,
    HistoryModel,
)

LONG = "長い文章です。" * 60


def entry(number, field="overview", before="前", after="後", label=""):
    change = FieldChange(Entity.PROJECT, "1-1-1", field, before, after)
    return HistoryEntry(number, "2025-11-21T08:31:00+09:00", "係長 @ PC-12", label, change)


@pytest.fixture
def model(qapp, small_profile, qtmodeltester):
    made = HistoryModel(small_profile)
    made.set_entries([entry(2, before="前", after=LONG), entry(1, "page", 12, 13, "一括編集")])
    qtmodeltester.check(made)
    return made


def test_each_entry_is_a_sentence(model):
    text = model.index(1, 0).data()
    assert "係長 @ PC-12" in text
    assert "頁（一括編集）" in text
    assert "12 頁 → 13 頁" in text
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == text
    assert "11月21日" in model.index(1, 0).data(HEAD_ROLE)


def test_long_values_are_cut_and_line_breaks_taken_out(model):
    model.set_entries([entry(1, before="一行目\n二行目", after=LONG)])
    text = model.index(0, 0).data(CHANGE_ROLE)
    assert text.startswith("一行目 二行目 → 長い")
    assert text.endswith("…")
    assert len(text) < 140


def test_it_knows_nothing_of_other_places_and_roles(model):
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(9, 0), ENTRY_ROLE) is None
    assert model.entry(1).change.field == "page"


@pytest.mark.parametrize("state", [QStyle.StateFlag.State_Enabled, QStyle.StateFlag.State_Selected])
def test_entries_are_drawn_as_high_as_their_text(model, theme, state):
    delegate = HistoryDelegate(theme)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 320, 100)
    option.state = state
    long, short = (delegate.sizeHint(option, model.index(row, 0)) for row in (0, 1))
    assert long.height() > short.height()
    picture = QPixmap(320, 100)
    picture.fill(Qt.GlobalColor.magenta)
    painter = QPainter(picture)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    image = picture.toImage()
    ground = theme.tokens.selection if state == QStyle.StateFlag.State_Selected else theme.tokens.surface
    assert image.pixelColor(2, 2).name().upper() == ground.upper()
    assert len({image.pixel(x, y) for x in range(320) for y in range(0, 60, 2)}) > 5
