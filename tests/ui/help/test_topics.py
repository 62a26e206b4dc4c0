"""Every tab, page and dialog has its place in the manual."""

import importlib
import pkgutil

import pytest
from PySide6.QtWidgets import QDialog

import fujidesk.ui
from fujidesk.domain.plan_calendar import TAB_PAGES
from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.forms.fitting_dialog import FittingDialog
from fujidesk.ui.forms.record_dialog import RecordDialog
from fujidesk.ui.help.manual import INDEX, anchor
from fujidesk.ui.help.topics import (
    DIALOG_TOPICS,
    PAGE_TOPICS,
    TAB_TOPICS,
    TITLE_TOPICS,
    class_topic,
    dialog_topic,
    tab_topic,
)
from fujidesk.ui.help.window import HelpWindow
from fujidesk.ui.plan_box import TOPIC
from fujidesk.ui.screen_stack import TABS

BASES = {AskingDialog, FittingDialog, HelpWindow, RecordDialog}


def dialogs():
    """All classes of dialogs of the program."""
    for module in pkgutil.walk_packages(fujidesk.ui.__path__, "fujidesk.ui."):
        importlib.import_module(module.name)
    found, waiting = set(), [QDialog]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        waiting += kinds
        found |= {kind for kind in kinds if kind.__module__.startswith("fujidesk.ui.")}
    return found - BASES


def test_every_tab_has_its_page(manual):
    assert TAB_TOPICS.keys() == TABS.keys()
    assert len(set(TAB_TOPICS.values())) == len(TABS)


def test_every_page_of_a_tab_has_its_place():
    wanted = {(tab, page) for tab in ("plan", "hearings", "evaluation") for page in TAB_PAGES[tab]}
    assert PAGE_TOPICS.keys() == wanted
    assert tab_topic("evaluation", "settle") == "hyoka.md#本部の承認で確定する"
    assert tab_topic("packs", "wg") == "kaigi.md"
    assert tab_topic("another") == INDEX


def test_every_dialog_has_its_page():
    found = dialogs()
    assert len(found) > 25
    without = [kind.__name__ for kind in found if not class_topic(kind)]
    assert without == [], "give it a place of the manual in fujidesk/ui/help/topics.py"


def test_no_entry_is_of_a_module_that_is_gone():
    modules = {kind.__module__.removeprefix("fujidesk.ui.") for kind in dialogs()}
    for name in DIALOG_TOPICS:
        assert any(module == name or module.startswith(f"{name}.") for module in modules), name


@pytest.mark.parametrize(
    "topic",
    [*TAB_TOPICS.values(), *PAGE_TOPICS.values(), *DIALOG_TOPICS.values(), *TITLE_TOPICS.values(), TOPIC],
)
def test_every_topic_is_in_the_manual(manual, topic):
    name, _, heading = topic.partition("#")
    page = manual.page(name)
    assert page in manual.pages
    assert not heading or heading in {anchor(section.heading) for section in page.sections}


def test_a_dialog_that_does_two_things_is_known_by_its_title(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    assert dialog_topic(dialog) == ""
    dialog.setWindowTitle("台帳Excelの取り込み")
    assert dialog_topic(dialog) == "excel.md#読み戻す"


def test_the_title_is_the_one_the_import_bears():
    from fujidesk.ui.imports.sources import RegisterSource

    assert RegisterSource.title in TITLE_TOPICS
