"""Cells of a workbook that somebody gave us."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.exchange import workbook_cells
from fujidesk.exchange.workbook_cells import CellContent, SheetCells, book_bytes, read_book, reading_fault
from fujidesk.exchange.workbook_xml import merged_cells


def book_of(tmp_path: Path, **cells: object) -> Path:
    """Save a workbook with these cells on its only sheet."""
    workbook = Workbook()
    for place, value in cells.items():
        workbook.active[place] = value
    path = tmp_path / "ブック.xlsx"
    workbook.save(path)
    return path


def test_values_come_with_their_places(tmp_path) -> None:
    path = book_of(tmp_path, A1="番号", C2=3, B3=1.5)
    sheet = read_book(path, NoProgress()).sheets[0]
    assert {place: content.value for place, content in sheet.cells.items()} == {
        (1, 1): "番号", (2, 3): 3, (3, 2): 1.5,
    }  # fmt: skip
    assert sheet.at(1, 2) is None


def test_a_formula_without_a_result_is_told_from_an_empty_cell(tmp_path) -> None:
    """openpyxl writes no results, and reads None for such a cell."""
    sheet = read_book(book_of(tmp_path, A1="=1+1", B1="x"), NoProgress()).sheets[0]
    assert sheet.at(1, 1) == CellContent(None, has_value=False)
    assert sheet.at(1, 2) == CellContent("x")


def test_an_error_value_is_marked(tmp_path) -> None:
    sheet = read_book(book_of(tmp_path, A1="#N/A"), NoProgress()).sheets[0]
    assert sheet.at(1, 1) == CellContent("#N/A", is_error=True)


def test_merged_cells_give_the_value_of_the_first(tmp_path) -> None:
    workbook = Workbook()
    workbook.active["B2"] = "収納課"
    workbook.active.merge_cells("B2:C4")
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    sheet = read_book(path, NoProgress()).sheets[0]
    assert sheet.at(4, 3) is None
    assert sheet.at(4, 3, through_merge=True) == CellContent("収納課")
    assert sheet.at(5, 3, through_merge=True) is None


def test_an_area_of_whole_columns_is_not_spread_out() -> None:
    one = merged_cells(["$E$1:$E$1048576"])
    assert len(one) == workbook_cells.MAX_ROWS
    assert one[9, 5] == (1, 5)
    assert merged_cells(["A1:Z1048576"]) == {}


def test_a_chart_sheet_has_no_cells(tmp_path) -> None:
    from openpyxl.chart import BarChart, Reference

    workbook = Workbook()
    workbook.active["A1"] = 1
    chart = BarChart()
    chart.add_data(Reference(workbook.active, min_col=1, min_row=1, max_row=1))
    workbook.create_chartsheet("図").add_chart(chart)
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    first, second = read_book(path, NoProgress()).sheets
    assert (first.title, first.at(1, 1)) == ("Sheet", CellContent(1))
    assert (second.title, second.cells) == ("図", {})


def test_each_sheet_is_a_step_at_which_the_user_can_stop(tmp_path) -> None:
    workbook = Workbook()
    workbook.create_sheet("二")
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    steps = []

    class Stop:
        def step(self, done: int, total: int, what: str) -> None:
            steps.append((done, total, what))
            if done == 1:
                raise CancelledError

    with pytest.raises(CancelledError):
        read_book(path, Stop())
    assert steps == [(0, 2, "シート Sheet"), (1, 2, "シート 二")]
    path.unlink()  # on Windows this fails where a handle was left open


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch) -> None:
    path = book_of(tmp_path, A1="x")
    monkeypatch.setattr(workbook_cells, "MAX_FILE_BYTES", 100)
    with pytest.raises(UserError, match="大きすぎて"):
        read_book(path, NoProgress())


def test_an_encrypted_member_is_told_as_a_password(tmp_path) -> None:
    path = book_of(tmp_path, A1="x")
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # general purpose bit 0 of the first entry of the central directory
    path.write_bytes(data)
    with pytest.raises(UserError, match="パスワード"):
        read_book(path, NoProgress())


def test_a_binary_workbook_is_told_how_to_be_saved(tmp_path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("xl/workbook.bin", b"x")
    path = tmp_path / "a.xlsx"
    path.write_bytes(stream.getvalue())
    with pytest.raises(UserError, match=r"\.xlsx ではない表計算の形式"):
        read_book(path, NoProgress())


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "x"), "がありません"),
        (IsADirectoryError(21, "x"), "はフォルダーです"),
        (PermissionError(13, "x"), "Excel などで開いていれば閉じ"),
        (OSError(5, "Input/output error"), "（Input/output error）"),
        (OSError(), "（OSError）"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path, error, words) -> None:
    fault = reading_fault(error, tmp_path / "a.xlsx")
    assert isinstance(fault, MachineError)
    assert words in str(fault)


def test_an_unmerged_sheet_looks_at_the_cell_itself() -> None:
    sheet = SheetCells("一", {(1, 1): CellContent("x")})
    assert sheet.at(1, 1, through_merge=True) == CellContent("x")


def test_the_file_is_closed_and_untouched(tmp_path) -> None:
    path = book_of(tmp_path, A1="=1", B2="x")
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    read_book(path, NoProgress())
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that lie in a folder")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(UserError, match="ふつうのファイルではありません"):
        book_bytes(tmp_path / "pipe.xlsx")
