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
