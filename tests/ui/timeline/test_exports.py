"""The menu of exports: nothing is replaced unasked, names fit a file system, made-up data says so."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from fujidesk.services.timeline import TimelineService
from fujidesk.ui.timeline import exports
from fujidesk.ui.timeline.exports import ExportButton


class Register:
    """An export needs no register: its chart is there already."""


@pytest.fixture
def button(view, context, small_profile, make_data):
    """The button over a chart of two projects."""
    view.set_data(make_data(1, 2))
    return ExportButton(context, TimelineService(Register(), small_profile), view, view)


def choose(button, word):
    """Choose an entry of the menu."""
    next(action for action in button.menu().actions() if word in action.text()).trigger()


@pytest.mark.parametrize("agreed", [True, False])
def test_a_name_typed_without_its_ending_replaces_nothing_unasked(
    button, choose_file, tmp_path, answers, agreed
):
    older = tmp_path / "図.png"
    older.write_bytes(b"older")
    choose_file(tmp_path / "図")
    answers.expect(lambda dialog: dialog.accept() if agreed else dialog.reject())
    choose(button, "PNG")
    assert answers.seen == ["上書きの確認"]
    assert (older.read_bytes() == b"older") is not agreed


def test_the_folder_is_offered_again_also_for_another_kind(
    button, choose_file, tmp_path, context, monkeypatch
):
    choose_file(tmp_path / "図.svg")
    choose(button, "SVG")
    offered = []

    def ask(_window, _title, start, suffix, kinds):
        offered.append((start, suffix, kinds))

    monkeypatch.setattr(exports, "ask_target", ask)
    choose(button, "PDF（A3")
    assert offered == [(str(tmp_path / "計画.pdf"), ".pdf", "PDF (*.pdf)")]


def test_giving_up_remembers_no_folder(button, choose_file, context):
    choose_file()
    choose(button, "PNG")
    assert context.settings.group("timeline") == {}


@pytest.mark.parametrize("title", ['計画: "R8/R9" <案>?', "長" * 300, "改行\nのある題"])
def test_the_name_offered_is_one_that_windows_takes(button, view, monkeypatch, title):
    offered = []
    monkeypatch.setattr(exports, "ask_target", lambda *said: offered.append(said[2]))
    view.set_data(replace(view.data, title=title))
    choose(button, "SVG")
    assert not set('\\/:*?"<>|\n') & set(offered[0])
    assert len(offered[0]) <= 80 + len(".svg")


def test_a_picture_of_a_sample_differs_from_the_same_real_one(button, view):
    pictures = []
    for sample in (False, True):
        view.set_data(replace(view.data, sample=sample))
        choose(button, "クリップボード")
        pictures.append(QGuiApplication.clipboard().image())
    assert pictures[0].size() == pictures[1].size()
    assert pictures[0] != pictures[1]


def test_further_pages_are_those_with_a_number_only(tmp_path):
    for name in ("図.png", "図-2.png", "図-10.PNG", "図-2b.png", "図-2.svg", "別の図-2.png"):
        (tmp_path / name).touch()
    assert exports._further_pages(tmp_path / "図.png") == ("図-10.PNG", "図-2.png")
    assert exports._further_pages(tmp_path / "none" / "図.png") == ()
