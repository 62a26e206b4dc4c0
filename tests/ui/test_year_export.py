"""A workbook about a year as a file: named after the year, told where it is, or why it is not."""

import pytest
from PySide6.QtWidgets import QWidget

from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.ui import year_export
from fujidesk.ui.year_export import YearBook, YearExport


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def writer(small_workspace, context, window):
    order = RevisionOrder(RevisionKind.RENAME, ("1-1-1",), "2024-04-01", "訳", "本部", title="新しい名前")
    small_workspace.revisions.make(order)
    book = YearBook("変更・見直し", "変更・見直しの一覧", small_workspace.revisions.write_workbook)
    return YearExport(book, context, window)


def test_the_file_is_written_and_named_in_a_note(writer, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "変更.xlsx")
    writer.ask(2024)
    assert (tmp_path / "変更.xlsx").read_bytes()[:2] == b"PK"
    assert reporter.notes[-1] == f"変更・見直しの一覧を書き出しました：{tmp_path / '変更.xlsx'}"


def test_the_name_proposed_has_the_year(writer, monkeypatch):
    asked = []
    monkeypatch.setattr(year_export, "ask_target", lambda *given: asked.append(given))
    writer.ask(2024)
    assert asked[0][1:3] == ("変更・見直しの一覧を書き出す", "変更・見直し_R6.xlsx")


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
