"""Every tab and page on a third city's register: none of the words that were fixed once is to be seen."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget

from fujidesk.paths import user_folders
from fujidesk.services.profile_editing import save_values
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.clock import Clock
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.shots import come_to_rest, views
from tests.third_city import FIXED_WORDS, third_city
from tests.ui.test_second_city_tour import shown_texts


@pytest.fixture
def window(qtbot, context, tmp_path):
    """The window on a practice register of the third city, on a day in June 2027."""
    save_values(tmp_path / "umibe.toml", third_city())
    path = tmp_path / "sample.db"
    make_sample(path, [2025, 2026], profile_key=tmp_path / "umibe.toml")
    workspace = open_workspace(path, user_folders(tmp_path / "profile"))
    own = ScreenContext(
        context.theme, context.tasks, context.reporter, context.settings, Clock(dt.date(2027, 6, 15))
    )
    made = MainWindow(workspace, own)
    qtbot.addWidget(made)
    made.workspace_kept = workspace
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.choose_year(2026)
    yield made
    made.close()
    workspace.close()


def test_every_page_speaks_the_city_s_own_words(window):
    seen, told = {}, set()
    for name in views(window, window.workspace_kept):
        come_to_rest()
        for widget in (window, *window.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            for text in shown_texts(widget):
                told.add(text)
                for found in FIXED_WORDS.finditer(text):
                    place = text[max(0, found.start() - 12) : found.end() + 12]
                    seen.setdefault((found.group(), place), (name, type(widget).__name__))
    actions = [action.text() for action in window._menu.actions()]
    seen |= {text: "menu" for text in actions if FIXED_WORDS.search(text)}
    assert seen == {}
    whole = "\n".join(told)
    for word in (
        "担当課",
        "推進室",
        "市長会議",
        "電子化担当",
        "①歩み",
        "②お金",
        "③手ごたえ",
        "段階6",
        "新規事業面談",
    ):
        assert word in whole
