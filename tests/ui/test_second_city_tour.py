"""Every tab and page on the second city's register: no word of the first city is to be seen (004)."""

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableView, QWidget

from fujidesk.paths import user_folders
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.clock import Clock
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.shots import come_to_rest, views
from tests.second_city import FIRST_CITYS

ROOT = QModelIndex()
TEXTS = ("text", "toolTip", "accessibleName", "windowTitle", "placeholderText", "title", "toPlainText")
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


@pytest.fixture
def window(qtbot, context, tmp_path):
    """The window on a practice register of 厚木市, on a day in June 2026."""
    path = tmp_path / "sample.db"
    make_sample(path, range(2021, 2026), profile_key="atsugi")
    workspace = open_workspace(path, user_folders(tmp_path / "profile"))
    own = ScreenContext(
        context.theme, context.tasks, context.reporter, context.settings, Clock(dt.date(2026, 6, 15))
    )
    made = MainWindow(workspace, own)
    qtbot.addWidget(made)
    made.workspace_kept = workspace
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.choose_year(2025)
    yield made
    made.close()
    workspace.close()


def shown_texts(widget):
    """Yield what a widget shows or says of itself."""
    for name in TEXTS:
        told = getattr(widget, name, None)
        if callable(told):
            try:
                text = told()
            except TypeError:  # a method of that name which wants arguments, such as a model's
                continue
            if isinstance(text, str):
                yield text
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from cell_texts(widget)


def cell_texts(view):
    """Yield the texts of the columns that a view shows, with their headings."""
    model = view.model()
    columns = range(model.columnCount(ROOT)) if isinstance(view, QTableView) else (0,)
    for column in columns:
        if isinstance(view, QTableView) and view.isColumnHidden(column):
            continue
        for role in ROLES:
            values = [
                model.index(row, column, ROOT).data(role) for row in range(min(model.rowCount(ROOT), 40))
            ]
            if isinstance(view, QTableView):
                values.append(model.headerData(column, Qt.Orientation.Horizontal, role))
            yield from (value for value in values if isinstance(value, str))


def test_no_word_of_the_first_city_on_any_page(window):
    seen = {}
    pages = []
    for name in views(window, window.workspace_kept):
        come_to_rest()
        pages.append(name)
        for widget in (window, *window.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            for text in shown_texts(widget):
                for found in FIRST_CITYS.finditer(text):
                    place = text[max(0, found.start() - 12) : found.end() + 12]
                    seen.setdefault((found.group(), place), (name, type(widget).__name__))
    assert seen == {}
    assert "plan-upper_plans" not in pages
    assert len(pages) >= 15
    actions = [action.text() for action in window._menu.actions()]
    assert "施策の方向性の説明…" in actions
    assert [text for text in actions if FIRST_CITYS.search(text)] == []


def test_the_words_of_the_city_are_there(window):
    texts = set()
    for _ in views(window, window.workspace_kept):
        come_to_rest()
        for widget in window.findChildren(QWidget):
            if widget.isVisible():
                texts.update(shown_texts(widget))
    told = "\n".join(texts)
    for word in (
        "事業主管課",
        "情報主管課",
        "アクションプラン",
        "市民等が利用する情報化",
        "調査・研究",
        "CIO承認",
    ):
        assert word in told
