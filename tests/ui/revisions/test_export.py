"""The list of a year's changes as a file: named after the year, told where it is, or why it is not."""

import pytest
from PySide6.QtWidgets import QWidget

from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.ui.revisions import export
from fujidesk.ui.revisions.export import RevisionExport


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def writer(small_workspace, context, window):
    order = RevisionOrder(RevisionKind.RENAME, ("1-1-1",), "2024-04-01", "訳", "本部", title="新しい名前")
    small_workspace.revisions.make(order)
    return RevisionExport(small_workspace, context, window)


def test_the_file_is_written_and_named_in_a_note(writer, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "変更.xlsx")
    writer.ask(2024)
    assert (tmp_path / "変更.xlsx").read_bytes()[:2] == b"PK"
    assert reporter.notes[-1].endswith("変更.xlsx")


def test_the_name_proposed_has_the_year(writer, monkeypatch):
    asked = []
    monkeypatch.setattr(export, "ask_target", lambda *given: asked.append(given))
    writer.ask(2024)
    assert asked[0][2] == "変更・見直し_R6.xlsx"


def test_changing_ones_mind_writes_nothing(writer, choose_file, tmp_path, reporter):
    choose_file()
    writer.ask(2024)
    assert not reporter.notes
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_place_that_cannot_be_written_is_told(writer, choose_file, tmp_path, reporter):
    (tmp_path / "x.xlsx").mkdir()
    choose_file(tmp_path / "x.xlsx")
    writer.ask(2024)
    assert reporter.errors
    assert not reporter.notes
