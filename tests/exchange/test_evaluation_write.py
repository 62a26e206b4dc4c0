"""The workbook of the evaluation: what a reader finds on each sheet."""

from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from fujidesk.domain.achievement import RULE_TEXT, IndicatorSeries, series_of
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.oddities import Inquiry, InquiryState, Oddity, OddityLine, Weight
from fujidesk.domain.records import Category, Direction, Indicator
from fujidesk.domain.report_rows import ReportRow, report_row
from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.surveys import Approval
from fujidesk.errors import MachineError
from fujidesk.exchange.evaluation_write import EvaluationBook, write_evaluation
from fujidesk.exchange.oddity_write import oddity_counts, write_oddities
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
FY = 2023
SCORED = StatusReport(
    "1-1-1", FY, Status.RUNNING, score_progress=3, score_cost=3, score_content=5, score_reason="=利用が増えた"
)
REPORTS = {
    "1-1-1": SCORED,
    "1-1-2": replace(SCORED, number="1-1-2", score_content=3, office_cost=1, office_reason="予算を\n超えた"),
    "1-1-3": StatusReport("1-1-3", FY, Status.STOPPED),
    "2-1-1": StatusReport("2-1-1", FY),
}  # fmt: skip
BEFORE = {number: replace(SCORED, number=number, fiscal_year=FY - 1, score_content=3) for number in REPORTS}
TARGET = Indicator("利用を 80%以上とする", Decimal(80), "%", Direction.AT_LEAST, FY)
LINE = OddityLine(
    "1-1-1", "窓口の案内", "窓口課", "same_text",
    Oddity("1-1-1", FY, "窓口課", "same_text", Weight.NOTABLE, "同じ文です", "同じ文です。何をしましたか。"),
    Inquiry("1-1-1", FY, "same_text", "同じ文です。何をしましたか。", InquiryState.ANSWERED, "増やした。"),
)  # fmt: skip


def rows(reports, before, year):
    def place(number):
        policy, measure, _ = number.split("-")
        return ReportRow(
            number, f"事業 {number}", policy, f"{policy}.{measure}", Category.PRIORITY, "窓口課", False, year
        )

    return tuple(
        report_row(place(number), report, before.get(number), PROFILE) for number, report in reports.items()
    )


def data(**more):
    values = [(FY - 1, Decimal(70), ""), (FY, Decimal(85), "")]
    series = IndicatorSeries("1-1-1", "窓口の案内", "窓口課", TARGET, series_of(TARGET, values, 2026))
    held = {FY - 1: rows(BEFORE, {}, FY - 1), FY: rows(REPORTS, BEFORE, FY)}
    names = {"1": "1 暮らし", "1.1": "1.1 案内", "2": "2 まち", "2.1": "2.1 道"}
    return EvaluationData(PROFILE, held, names=names, indicators=(series,), **more)


def book_of(tmp_path, content):
    path = tmp_path / "評価.xlsx"
    write_evaluation(path, content)
    return load_workbook(path)


@pytest.fixture
def book(tmp_path):
    return book_of(tmp_path, EvaluationBook(data(), FY, REPORTS, (LINE,)))


def lines(sheet):
    """Return the rows of a sheet without empty cells."""
    found = ([value for value in row if value is not None] for row in sheet.iter_rows(values_only=True))
    return [row for row in found if row]


def texts(sheet):
    return [str(value) for row in lines(sheet) for value in row]


def test_the_summary_counts_by_policy_measure_and_category(book):
    found = lines(book["総括"])
    assert found[1] == ["全 4 事業、うち評価 2（未回答 1、中止 1 を除く）　・　本部承認前"]
    assert ["1 暮らし", 1, 1, 1, 3, 9, 0] in found
    assert ["2.1 道", 1, 1] in found
    assert "1.1 案内" in texts(book["総括"])
    assert "重点" in texts(book["総括"])
    assert len(book["総括"]._charts) == 1
    status = [row for row in found if row[0] == "計"][-1]
    assert status == ["計", 2, 1, 1, 4]


def test_both_scores_stand_side_by_side_with_their_reasons(book):
    sheet = book["評価一覧"]
    found = {row[0]: row for row in sheet.iter_rows(values_only=True) if row[0]}
    assert found["1-1-1"][4:] == (3, None, 3, None, 5, None, "自己：=利用が増えた", 11, "A", "B", "③+2")
    assert found["1-1-2"][4:] == (
        3,
        None,
        3,
        1,
        3,
        None,
        "自己：=利用が増えた\n事務局：予算を 超えた",
        7,
        "C",
        "B",
        "②-2",
    )
    assert found["1-1-3"][11:14] == (None, "中止", "B")
    assert found["2-1-1"][12] == "未回答"
    assert sheet.auto_filter.ref is not None


def test_the_change_is_a_matrix_and_the_projects_that_moved(book):
    found = lines(book["前年度からの変化"])
    assert ["上がった 1　変わらない 0　下がった 1（両年とも評価のある 2 事業）"] in found
    head = next(row for row in found if row[0] == "R4 ＼ R5")
    assert head == ["R4 ＼ R5", "S", "A", "B", "C", "D", "未回答", "中止", "計"]
    assert ["B", 1, 1, 1, 1, 4] in found
    moved = [row for row in found if "下がった" in row or "上がった" in row]
    assert [(row[0], row[3], row[4], row[5]) for row in moved] == [
        ("1-1-2", "B", "C", "下がった"), ("1-1-1", "B", "A", "上がった"),
    ]  # fmt: skip
    assert moved[0][-1] == "予算を 超えた"


def test_indicators_stand_with_their_years_and_the_rule(book):
    sheet = book["指標の達成"]
    assert RULE_TEXT in texts(sheet)
    found = lines(sheet)
    assert found[1] == [
        "達成 1　途上 0　未達成 0　判定できない 0（施策指標のある 1 事業、うち判定 1（判定できない 0 を除く））"
    ]
    assert [
        "1-1-1",
        "窓口の案内",
        "窓口課",
        "80%以上（R5 まで）",
        "70%",
        "85%",
        "達成",
        "目標 80%以上（R5 まで）、実績 85%",
    ] in found


def test_oddities_stand_with_question_and_answer(book):
    found = lines(book["気づき"])
    assert ["気づき 1 件（要修正 0、要照会 1、参考 0）、照会 1 件"] in found
    assert found[-1] == [
        "要照会",
        "1-1-1",
        "窓口の案内",
        "窓口課",
        "前年度と同じ文",
        "同じ文です",
        "何をしましたか。",
        "回答あり",
        "増やした。",
    ]


def test_every_sheet_prints_on_a4_and_is_marked_internal(book):
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.oddFooter.left.text == "取扱注意　庁内限り（②経費を含む）"
        assert sheet.oddFooter.center.text == "&P / &N"
        assert any(cell.value == "取扱注意" for cell in sheet[1])


def test_the_first_year_says_that_there_is_nothing_to_compare(tmp_path):
    book = book_of(tmp_path, EvaluationBook(data(), FY - 1, BEFORE, ()))
    assert any("比べるものがありません" in text for text in texts(book["前年度からの変化"]))
    assert any("気づきはありません" in text for text in texts(book["気づき"]))


def test_approval_and_made_up_answers_are_told(tmp_path):
    content = EvaluationBook(
        data(is_sample=True, approvals={FY: Approval("2024-07-10T15:00", "本部")}), FY, REPORTS, ()
    )
    book = book_of(tmp_path, content)
    assert any("2024-07-10 本部承認" in text for text in texts(book["総括"]))
    assert all(sheet.oddHeader.left.text.startswith("サンプルデータ") for sheet in book.worksheets)


def test_a_folder_that_is_missing_is_told_in_a_sentence(tmp_path):
    with pytest.raises(MachineError, match="ない」がありません"):
        write_evaluation(tmp_path / "ない" / "評価.xlsx", EvaluationBook(data(), FY, REPORTS, ()))


def test_oddities_alone_make_a_workbook(tmp_path):
    path = tmp_path / "気づき.xlsx"
    own = OddityLine("1-1-2", "事業", "窓口課", "own-1", None, Inquiry("1-1-2", FY, "own-1", "なぜですか。"))
    write_oddities(path, PROFILE, FY, (LINE, own), sample=True)
    (sheet,) = load_workbook(path).worksheets
    assert lines(sheet)[-1] == ["1-1-2", "事業", "窓口課", "追加の質問", "なぜですか。", "照会予定"]
    assert oddity_counts((own,)) == "気づき 0 件（要修正 0、要照会 0、参考 0）、照会 1 件"


def test_a_plan_with_other_grades_is_printed_whole(tmp_path):
    from fujidesk.domain.profile import GradeBound

    grades = (GradeBound("秀", 14), GradeBound("優", 12), GradeBound("良", 10), GradeBound("可", 8),
              GradeBound("劣", 5), GradeBound("否", 3))  # fmt: skip
    other = replace(data(), profile=replace(PROFILE, grades=grades))
    found = book_of(tmp_path, EvaluationBook(other, FY, REPORTS, ()))
    for name in ("総括", "所属別"):
        sheet = found[name]
        (head,) = [cell for row in sheet for cell in row if cell.value == "前年差"][:1]
        assert head.column == 15
        assert sheet.print_area.partition(":")[2].startswith("$O$")
        assert sheet.column_dimensions["O"].width == 8.0
