"""Whatever the settings file says, the window opens with all its tabs."""

import datetime as dt

import pytest

from fujidesk.settings import SettingsStore
from fujidesk.ui.clock import Clock
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.screen_stack import TABS
from fujidesk.ui.tasks import SynchronousRunner
from fujidesk.ui.theme import Theme, choose_family

VALUES = {
    "huge": "99999999999999999999999999", "negative": "-99999999999", "word": '"../../\\u0001＝"', "empty": '""',
    "nan": "nan", "inf": "-inf", "true": "true", "day": "2026-04-01", "list": "[1, -1, 99999999999999999999]",
    "words": '["title", "", "なし", "number", "title"]', "nested": "[[1], {a = 1}]", "table": "{a = {b = 1}}",
}  # fmt: skip
KEYS = {
    "window": ("geometry", "tab", "fiscal_year", "scale", "theme"),
    "registry": ("columns", "widths", "order", "preview", "view"),
    "timeline": ("preset", "folder"), "surveys": ("watched", "issue_folder"), "backup": ("second_folder",),
}  # fmt: skip


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_the_window_opens_with_all_its_tabs(qtbot, small_workspace, theme, reporter, tmp_path, value):
    path = tmp_path / "settings.toml"
    groups = (f"[{name}]\n" + "\n".join(f"{key} = {value}" for key in keys) for name, keys in KEYS.items())
    path.write_text("version = 1\n" + "\n".join(groups), encoding="utf-8")
    store = SettingsStore(path)
    look = Theme(key=store.window.theme, scale=store.window.scale, family=choose_family(fixed=True))
    context = ScreenContext(look, SynchronousRunner(), reporter, store, Clock(dt.date(2023, 5, 2)))
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    window.show()
    for tab in (store.window.tab, *TABS):  # the program opens with the tab that it was left with
        window.open_tab(tab)
    window.close()
    assert reporter.errors == []
    assert SettingsStore(path).window.tab in TABS
