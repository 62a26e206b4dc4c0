"""The report of an import as a file: JSON or workbook, by the name's ending."""

import json
from pathlib import Path

import openpyxl
import pytest

from fujidesk.domain.changes import Difference, Disagreement, Entity, FieldChange, Statement
from fujidesk.errors import MachineError, UserError
from fujidesk.exchange.register_read import Fault
from fujidesk.services.import_report import check_report_name, plan_report, register_report, write_report
from fujidesk.services.plan_import import PlanComparison
from fujidesk.services.register_exchange import RegisterComparison

DIFFERENCE = Difference(FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 13), "一覧 3行目")
DOUBT = Disagreement(
    "1-1-1", "title", (Statement("一覧", "番号札", 3),), "番号札", "違います。", settled=False
)
PLAN = plan_report(PlanComparison(("計画書.txt",), 1, (DIFFERENCE,), (DOUBT,), ()))
REGISTER = register_report(
    RegisterComparison((DIFFERENCE,), (Fault("一覧", "C3", "頁が数ではありません。"),), 2), "台帳.xlsx"
)


@pytest.mark.parametrize(("report", "source"), [(PLAN, "計画書.txt"), (REGISTER, "台帳.xlsx")])
def test_json_holds_what_was_found(tmp_path, small_profile, report, source):
    path = tmp_path / "報告.JSON"
    write_report(report, path, small_profile)
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["sources"] == [source]
    assert [item["number"] for item in found["differences"]] == ["1-1-1"]
    assert (len(found["disagreements"]), len(found["faults"])) == ((1, 0) if report is PLAN else (0, 1))


@pytest.mark.parametrize(("report", "words"), [(PLAN, "違います。"), (REGISTER, "頁が数ではありません。")])
def test_workbook_opens_and_says_the_same(tmp_path, small_profile, report, words):
    path = tmp_path / "報告.xlsx"
    write_report(report, path, small_profile)
    book = openpyxl.load_workbook(path)
    texts = [
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value
    ]
    book.close()
    assert any(words in text for text in texts)
    assert any("1-1-1" in text for text in texts)


@pytest.mark.parametrize("name", ["報告.csv", "報告", "報告.xls", ".json"])
def test_other_endings_are_refused_before_any_work(tmp_path, small_profile, name):
    with pytest.raises(UserError, match=r"\.json か \.xlsx に"):
        check_report_name(Path(name))
    with pytest.raises(UserError, match=r"\.json か \.xlsx に"):
        write_report(PLAN, tmp_path / name, small_profile)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path, small_profile):
    with pytest.raises(MachineError, match="フォルダー"):
        write_report(PLAN, tmp_path / "無い" / "報告.json", small_profile)
