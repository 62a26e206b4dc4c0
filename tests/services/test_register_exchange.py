"""The register out and in over a real database."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.errors import CancelledError, MachineError
from fujidesk.services.register_exchange import IMPORT_LABEL, MOVED_ON_NOTE


@pytest.fixture
def exchange(small_workspace):
    return small_workspace.register_exchange


def test_the_shipped_register_comes_back_unchanged(workspace, tmp_path) -> None:
    assert workspace.register_exchange.write_workbook(tmp_path / "a.xlsx") == 202
    found = workspace.register_exchange.compare_workbook(tmp_path / "a.xlsx")
    assert (found.differences, found.faults, found.unchanged) == ((), (), 202)


def test_some_projects_only(exchange, tmp_path) -> None:
    assert exchange.write_workbook(tmp_path / "a.xlsx", ["1-1-9"]) == 1
    assert load_workbook(tmp_path / "a.xlsx").sheetnames == ["事業一覧", "1-1-9", "fujidesk"]
    assert exchange.compare_workbook(tmp_path / "a.xlsx").unchanged == 1


def test_an_import_is_one_step_with_a_backup(small_workspace, exchange, tmp_path) -> None:
    exchange.write_workbook(tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    book["事業一覧"]["C3"] = "新しい名"
    book["事業一覧"]["G4"] = 20
    book.save(tmp_path / "a.xlsx")
    found = exchange.compare_workbook(tmp_path / "a.xlsx")
    before = small_workspace.last_backup
    changes = exchange.apply(found.differences)
    assert changes.numbers == {"1-1-1", "1-1-9"}
    assert small_workspace.edits.undo_label == IMPORT_LABEL
    assert small_workspace.last_backup is not None
    assert before is None or small_workspace.last_backup >= before
    assert small_workspace.history.recent()[0].label == IMPORT_LABEL
    assert exchange.compare_workbook(tmp_path / "a.xlsx").differences == ()
    small_workspace.edits.undo()
    assert small_workspace.edits.step_count == 0
    assert len(exchange.compare_workbook(tmp_path / "a.xlsx").differences) == 2


def test_nothing_accepted_writes_nothing(small_workspace, exchange) -> None:
    assert exchange.apply([]).numbers == frozenset()
    assert small_workspace.edits.step_count == 0


def test_edits_made_since_the_writing_stay(small_workspace, exchange, tmp_path) -> None:
    exchange.write_workbook(tmp_path / "a.xlsx")
    change = FieldChange(Entity.PROJECT, "1-1-1", "title", "窓口の案内番号", "台帳で直した名")
    small_workspace.edits.apply([change], "編集")
    assert exchange.compare_workbook(tmp_path / "a.xlsx").differences == ()
    book = load_workbook(tmp_path / "a.xlsx")
    book["事業一覧"]["C3"] = "ブックで直した名"
    book.save(tmp_path / "a.xlsx")
    (found,) = exchange.compare_workbook(tmp_path / "a.xlsx").differences
    assert MOVED_ON_NOTE in found.note


def test_writing_can_be_stopped(exchange, tmp_path) -> None:
    class Stop:
        def step(self, done, total, what) -> None:
            if done == 2:
                raise CancelledError

    with pytest.raises(CancelledError):
        exchange.write_workbook(tmp_path / "a.xlsx", progress=Stop())
    assert not (tmp_path / "a.xlsx").exists()


def test_texts_go_to_files(exchange, tmp_path) -> None:
    assert exchange.write_json(tmp_path / "a.json") > 0
    assert exchange.write_csv(tmp_path / "a.csv", ["1-1-9"]) > 0
    assert len(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))) == 3
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    assert [row["number"] for row in csv.DictReader(io.StringIO(text))] == ["1-1-9"]
    for write in (exchange.write_json, exchange.write_csv, exchange.write_workbook):
        with pytest.raises(MachineError, match="がありません"):
            write(tmp_path / "no" / "a")


def rows_of(path, *rows):
    """Write further rows below those of the list; each: column letter → value."""
    book = load_workbook(path)
    sheet = book["事業一覧"]
    first = next(row for row in range(3, 1000) if sheet.cell(row, 2).value is None)
    for row, values in enumerate(rows, start=first):
        for letter, value in values.items():
            sheet[f"{letter}{row}"] = value
    book.save(path)


def test_added_rows_become_projects_as_one_step(small_workspace, exchange, tmp_path) -> None:
    path = tmp_path / "a.xlsx"
    exchange.write_workbook(path)
    rows_of(
        path,
        {"B": "1-1-10", "C": "新しい窓口", "D": "市民課、みなと課", "E": "推進", "J": 2},
        {"B": "１－１－１１", "C": "次の窓口", "E": "継続"},
    )
    found = exchange.compare_workbook(path)
    assert found.faults == ()
    assert [(item.change.key, item.change.field) for item in found.differences] == [
        ("1-1-10", "*"), ("1-1-11", "*"),
    ]  # fmt: skip
    assert found.differences[0].note.startswith("新しい事業です。　シート「事業一覧」のセル C6")
    assert "台帳にない部署名です：みなと課" in found.differences[0].note
    exchange.apply(found.differences)
    record = next(item for item in small_workspace.registry.records(["1-1-10"]))
    assert (record.title, record.departments) == ("新しい窓口", ("市民課", "みなと課"))
    assert (record.policy, record.measure, record.category.value) == ("1", "1.1", "promotion")
    assert [(cell.when, cell.phase) for cell in record.schedule] == [((2022, 1), 2)]
    small_workspace.edits.undo()
    assert len(small_workspace.registry.rows()) == 3


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"B": "1-1", "C": "名"}, "事業番号 1-1 は 1-1-2 の形にしてください。"),
        ({"B": "9-9-9", "C": "名"}, "事業番号 9-9-9 の上の情報化施策 9.9 は計画にありません。"),
        ({"B": "1-1-12", "E": "推進"}, "新しい事業 1-1-12 の「事業名」が空です。名前を入れてください。"),
        (
            {"B": "1-1-12", "C": "名", "E": "その他"},
            "1-1-12 の「事業分類」：「その他」は事業分類にありません。",
        ),
    ],
)
def test_an_added_row_that_cannot_be_a_project_is_a_fault(exchange, tmp_path, row, message) -> None:
    exchange.write_workbook(tmp_path / "a.xlsx")
    rows_of(tmp_path / "a.xlsx", row)
    found = exchange.compare_workbook(tmp_path / "a.xlsx")
    assert any(message in fault.sentence for fault in found.faults)


def test_a_row_of_a_project_that_is_gone_makes_none(exchange, tmp_path) -> None:
    """It carries the hidden mark of a project that this register has not: a copy of another one, or older."""
    exchange.write_workbook(tmp_path / "a.xlsx")
    rows_of(tmp_path / "a.xlsx", {"A": "1-1-12", "B": "1-1-12", "C": "名", "E": "推進"})
    (fault,) = exchange.compare_workbook(tmp_path / "a.xlsx").faults
    assert "1-1-12 は台帳にない番号です" in fault.message
