"""A table of ticks under its search box, driven by keys and mouse, over a list of plain words."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout

from fujidesk.ui.imports.tick_model import TickModel
from fujidesk.ui.imports.tick_table import TickTable
from fujidesk.ui.imports.tick_view import TickView
from fujidesk.ui.theme import Theme

WORDS = ["税の窓口", "番号札", "窓口の案内", "決まらない札"]


class WordModel(TickModel[str]):
    """Words; those that begin with 決 cannot be ticked."""

    headings = ("受入", "語")

    def sort_key(self, column):
        return self.rows.__getitem__

    def tick_words(self, row, *, on):
        return row

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        if index.column() == 0:
            return self.tick(index.row(), role)
        return self.row_at(index.row()) if role == Qt.ItemDataRole.DisplayRole else None


class WordView(TickView):
    """Words that hold the text of the box."""

    def __init__(self, theme, parent=None):
        super().__init__(WordModel(), TickTable(), ("今", "後"), theme, parent)
        layout = QVBoxLayout(self)
        layout.addWidget(self._search)
        layout.addWidget(self._shown)
        layout.addWidget(self.over_texts(self._texts))
        self.full = []
        self.restyled = 0
        self.restyle()

    def set_words(self, words):
        self._ticks.show_rows(words, lambda word: False, lambda word: not word.startswith("決"))
        self.filter_now()

    def narrow(self, text):
        self._ticks.narrow(lambda word: text in word)

    def show_row(self, row):
        self.full.append(row)
        self._texts.show_texts(row or "", f"{row}!" if row else "")

    def restyle(self):
        super().restyle()
        self.restyled = getattr(self, "restyled", 0) + 1


@pytest.fixture
def view(qtbot, theme):
    made = WordView(theme)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    made.set_words(WORDS)
    return made


def shown(view):
    model = view._ticks
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_all_is_shown_at_first_with_the_cursor_on_the_first_row(view) -> None:
    assert shown(view) == WORDS
    assert view._shown.text() == "4 件を表示"
    assert view.full[-1] == "税の窓口"


def test_typing_narrows_a_little_later_and_the_count_follows(view, qtbot) -> None:
    view._search.setFocus()
    view._search.insert("窓口")
    assert shown(view) == WORDS, "not at every letter"
    qtbot.waitUntil(lambda: shown(view) == ["税の窓口", "窓口の案内"])
    assert view._shown.text() == "2 件を表示"


def test_leaving_the_box_does_not_wait(view, qtbot) -> None:
    view._search.setFocus()
    view._search.insert("札")
    qtbot.keyClick(view._search, Qt.Key.Key_Down)
    assert shown(view) == ["番号札", "決まらない札"]
    assert view._table.hasFocus()
    assert not view._delay.isActive(), "nor is it done a second time"


def test_nothing_found_shows_no_row_in_full(view, qtbot) -> None:
    view._search.setText("ない語")
    qtbot.keyClick(view._search, Qt.Key.Key_Return)
    assert shown(view) == []
    assert view._shown.text() == "0 件を表示"
    assert view.full[-1] is None
    qtbot.keyClick(view._table, Qt.Key.Key_Space)
    assert view._ticks.accepted_rows() == []


def test_space_turns_over_what_can_be_ticked_of_the_selected_rows(view, qtbot) -> None:
    view._table.setFocus()
    view._table.selectAll()
    qtbot.keyClick(view._table, Qt.Key.Key_Space)
    assert view._ticks.accepted_rows() == WORDS[:3]
    qtbot.keyClick(view._table, Qt.Key.Key_Space)
    assert view._ticks.accepted_rows() == []


def test_ticks_outlast_the_filter(view, qtbot) -> None:
    view._table.setFocus()
    qtbot.keyClick(view._table, Qt.Key.Key_Space)
    view._search.setText("番号")
    view.filter_now()
    assert view._ticks.accepted_rows() == ["税の窓口"]
    view._search.clear()
    view.filter_now()
    assert view._ticks.is_accepted(0)


def test_the_cursor_is_followed_by_keys(view, qtbot) -> None:
    view._table.setFocus()
    qtbot.keyClick(view._table, Qt.Key.Key_Down)
    assert view.full[-1] == "番号札"
    assert "番号札" in view.findChildren(QTextBrowser)[0].toPlainText()


def test_the_view_hands_its_focus_to_the_table_and_tab_leaves_it(view, qtbot) -> None:
    view.setFocus()
    assert view._table.hasFocus()
    qtbot.keyClick(view._table, Qt.Key.Key_Tab)
    assert not view._table.hasFocus()
    assert view.isAncestorOf(view.focusWidget())


def test_rows_are_sorted_only_where_the_user_asks(view, qtbot) -> None:
    assert view._table.horizontalHeader().sortIndicatorSection() == -1
    header = view._table.horizontalHeader()
    spot = header.viewport().rect().center()
    spot.setX(header.sectionViewportPosition(1) + 20)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shown(view) == sorted(WORDS)
    view._search.setText("札")
    view.filter_now()
    assert shown(view) == sorted(["番号札", "決まらない札"]), "the order stays while it is narrowed"


def test_another_theme_draws_the_texts_anew(qapp, view, theme) -> None:
    before, told = view.restyled, len(view.full)
    theme.change(qapp, key="dark")
    assert view.restyled == before + 1
    assert len(view.full) == told + 1
    assert Theme(key="dark").tokens.good_text.lower() in view.findChildren(QTextBrowser)[1].toHtml()
    theme.change(qapp, key="light")


def test_the_model_belongs_to_the_view(view) -> None:
    assert view._ticks.parent() is view
    assert view._ticks.index(0, 0, QModelIndex()).isValid()


def test_the_parts_that_a_view_has_to_say_are_asked_for(qtbot, theme) -> None:
    bare = TickView(WordModel(), TickTable(), ("今", "後"), theme)
    qtbot.addWidget(bare)
    with pytest.raises(NotImplementedError):
        bare.narrow("")
    with pytest.raises(NotImplementedError):
        bare.show_row(None)
