"""The live formulas of a project's sheet say, in LibreOffice, what the program's own rules say."""

import random
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from fujidesk.domain.reports import Outlook, Status, StatusReport
from fujidesk.domain.scoring import STANDING_NAMES, Standing, report_grade, report_total, standing_of
from fujidesk.exchange.survey_checks import (
    MISSING,
    NOT_LISTED,
    NOT_NUMBER,
    REASON_NEEDED,
    TOO_LONG,
    CheckFormulas,
    Columns,
    amount_check,
)
from fujidesk.exchange.survey_layout import LINES
from fujidesk.exchange.survey_sheet import (
    GRADE_ROW,
    ROWS,
    SHORTFALL_CELL,
    STATE_CELL,
    TOTAL_ROW,
)
from fujidesk.services.reports import missing_answers

XLSX = "xlsx:Calc MS Excel 2007 XML"
LAST_STATUS = {"1-3-6": Status.STOPPED, "1-3-7": Status.NOT_STARTED, "1-3-8": Status.DONE}
"""実施状況 of last year's report of a project in `CASES`, where it did not run."""


@pytest.fixture
def formulas(small_profile) -> CheckFormulas:
    return CheckFormulas(small_profile, ROWS, Columns("C", "D", "E"))


def test_only_functions_that_both_programs_know(formulas) -> None:
    import re

    known = {
        "IF", "OR", "AND", "LEFT", "MID", "LEN", "FIND", "ISNUMBER", "ISERROR", "VALUE", "ABS", "TEXT", "INT",
        "TRIM", "SUBSTITUTE", "COUNTA", "SUMPRODUCT",
    }  # fmt: skip
    texts = [formulas.check(line, 3) for line in LINES]
    texts += [
        formulas.total,
        formulas.grade("C25"),
        formulas.grade_note,
        formulas.shortfall,
        formulas.state("E9"),
    ]
    used = {name for text in texts for name in re.findall(r"([A-Z]+)\(", text)}
    assert used <= known
    assert max(map(len, texts)) < 2_000, "Excel takes 8,192 characters"
    assert all(text.count("(") == text.count(")") for text in texts)


def test_the_codes_come_from_the_profile(small_profile) -> None:
    from dataclasses import replace

    from fujidesk.domain.profile import ChoiceTerm, GradeBound

    statuses = (ChoiceTerm(7, "running", "進行"), ChoiceTerm(8, "stopped", "取りやめ"))
    other = replace(small_profile, statuses=statuses, grades=(GradeBound("優", 12), GradeBound("可", 3)))
    formulas = CheckFormulas(other, ROWS, Columns("C", "D", "E"))
    assert '"78"' in formulas.check(LINES[0])
    assert '="8"' in formulas.total
    assert formulas.grade("C25").startswith('IF(ISNUMBER(C25),IF(C25>=12,"優",IF(C25>=3,"可"')


def test_an_amount_is_a_whole_number_of_reasonable_size() -> None:
    check = amount_check("C4", '"空"')
    assert check.startswith('IF(C4="","空",IF(ISNUMBER(C4),IF(C4>99999999,')


def _random_report(number: str, dice: random.Random) -> StatusReport:
    """A report in which anything may be missing."""

    def maybe(value: object) -> object:
        return value if dice.random() < 0.85 else None

    return StatusReport(
        number, 2022, maybe(dice.choice(list(Status))), maybe(dice.randint(0, 4)), maybe(dice.randint(0, 4)),
        maybe(dice.randint(0, 9_000)), maybe(dice.randint(0, 9_000)), dice.choice(("", "置いた。", "=始めた")),
        maybe(Decimal("12.5")), "", maybe(dice.randint(1, 5)), maybe(dice.randint(1, 5)),
        maybe(dice.randint(1, 5)), "", maybe(dice.choice(list(Outlook))), "",
    )  # fmt: skip


@pytest.mark.slow
def test_total_grade_and_state_are_those_of_the_rules(writer, made, office, tmp_path, small_profile) -> None:
    dice = random.Random(5)
    reports = [StatusReport("1-1-1", 2022), made.report("1-1-2")]
    scores = [
        (1, 1, 1),
        (2, 1, 1),
        (3, 3, 2),
        (3, 3, 3),
        (4, 3, 3),
        (4, 4, 3),
        (5, 5, 3),
        (5, 5, 4),
        (5, 5, 5),
    ]
    for progress, cost, content in scores:
        reports.append(
            made.report(
                f"1-2-{len(reports)}", score_progress=progress, score_cost=cost, score_content=content
            )
        )
    for status in Status:
        reports.append(StatusReport(f"1-3-{len(reports)}", 2022, status))
        reports.append(made.report(f"1-3-{len(reports)}", status=status))
        reports.append(made.report(f"1-3-{len(reports)}", status=status, score_cost=None))
    reports += [_random_report(f"2-1-{place}", dice) for place in range(1, 26)]
    projects = [made.project(made.record(report.number), report) for report in reports]
    path = tmp_path / "filled.xlsx"
    writer.write(path, made.book(*projects))
    result = load_workbook(office(path, XLSX, tmp_path / "office"), data_only=True)
    for row, report in enumerate(reports, start=6):
        sheet = result[report.number]
        where = f"{report}"
        assert (sheet[f"C{TOTAL_ROW}"].value or None) == report_total(report), where
        expected = report_grade(report, small_profile) or ""
        if not expected and report.status in (None, Status.RUNNING):
            expected = STANDING_NAMES[Standing.UNEVALUATED]
        assert (sheet[f"C{GRADE_ROW}"].value or "") == expected, where
        short = len(missing_answers(report))
        assert sheet[SHORTFALL_CELL].value == short, where
        state = "不足あり" if short else "記入済"
        assert sheet[STATE_CELL].value == (state if report.is_answered else MISSING), where
        assert result["事業一覧"].cell(row, 6).value == sheet[STATE_CELL].value
        note = sheet[f"E{GRADE_ROW}"].value or ""
        standing = standing_of(report)
        without = standing in (Standing.STOPPED, Standing.NOT_STARTED, Standing.DONE)
        assert note == (f"評価なし（{STANDING_NAMES[standing]}）" if without else ""), where
    done = sum(result[report.number][STATE_CELL].value == "記入済" for report in reports)
    assert f"記入済 {done}" in result["事業一覧"]["A3"].value


CASES = {
    "1-1-1": ({"status": "実施中"}, {"status": NOT_LISTED}),
    "1-1-2": ({"status": "2"}, {"status": "OK"}),
    "1-1-3": ({"status": 2, "score_cost": 4, "score_content": "5点"}, {"status": "OK", "score_content": "OK"}),
    "1-1-4": ({"score_cost": "12 よい"}, {"score_cost": NOT_LISTED}),
    "1-1-5": ({"score_cost": 6}, {"score_cost": NOT_LISTED}),
    "1-1-6": ({"budget_kyen": -1}, {"budget_kyen": "範囲外（0以上）"}),
    "1-1-7": ({"budget_kyen": 1.5}, {"budget_kyen": "範囲外（整数で）"}),
    "1-1-8": ({"budget_kyen": "千円"}, {"budget_kyen": NOT_NUMBER}),
    "1-1-9": ({"budget_kyen": 100_000_000}, {"budget_kyen": "範囲外（千円単位か確認）"}),
    "1-2-1": ({"budget_kyen": 0}, {"budget_kyen": "OK"}),
    "1-2-2": ({"indicator_value": "約3件"}, {"indicator_value": NOT_NUMBER}),
    "1-2-3": ({"indicator_value": None}, {"indicator_value": "任意"}),
    "1-2-4": ({"action": "長" * 601}, {"action": f"{TOO_LONG}（601／600字）"}),
    "1-2-5": ({"action": " 　 "}, {"action": "未記入（600字まで）"}),
    "1-2-6": ({"phase_h1": "0 終了"}, {"phase_h1": "OK（計画は 3）"}),
    "1-2-7": ({"phase_h1": "5 完成"}, {"phase_h1": NOT_LISTED}),
    "1-2-8": ({"phase_h1": "3 導入準備"}, {"phase_h1": "OK"}),
    "1-2-9": ({"score_progress": 2}, {"score_progress": "OK（前年度から-2）", "score_reason": f"{REASON_NEEDED}（300字まで）"}),
    "1-3-1": ({"score_progress": 2, "score_reason": "遅れた。"}, {"score_reason": "OK（4／300字）"}),
    "1-3-2": ({"score_progress": 3}, {"score_progress": "OK", "score_reason": "任意（300字まで）"}),
    "1-3-3": ({"outlook": "9 その他"}, {"outlook": NOT_LISTED}),
    "1-3-4": ({"status": "3 中止", "budget_kyen": None, "action": None}, {"budget_kyen": "任意", "action": "任意（600字まで）"}),
    "1-3-5": ({"status": "3 中止", "score_progress": 1}, {"score_progress": "OK", "score_reason": "任意（300字まで）"}),
    "1-3-6": ({"score_progress": 1}, {"score_progress": "OK", "score_reason": "任意（300字まで）"}),
    "1-3-7": ({"score_progress": 2}, {"score_progress": "OK", "score_reason": "任意（300字まで）"}),
    "1-3-8": ({"score_progress": 2}, {"score_progress": "OK（前年度から-2）"}),
    "1-3-9": ({"score_progress": 5, "score_cost": 1}, {"score_progress": "OK", "score_cost": "OK（前年度から-2）"}),
    "1-4-1": ({"indicator_value": 0, "budget_kyen": 99_999_999}, {"indicator_value": "OK", "budget_kyen": "OK"}),
    "1-4-2": ({"score_reason": "理" * 301}, {"score_reason": f"{TOO_LONG}（301／300字）"}),
    "1-4-3": ({"score_content": "４ 効果が現れている"}, {"score_content": NOT_LISTED}),
}  # fmt: skip
"""Number of a sheet → what stands in its white cells, and what the check cells must say."""


@pytest.mark.slow
def test_each_check_cell_says_what_is_wrong(writer, made, office, tmp_path) -> None:
    projects = []
    for number in CASES:
        last = made.report(year=2021, score_progress=4, status=LAST_STATUS.get(number, Status.RUNNING))
        projects.append(made.project(made.record(number), made.report(number), last))
    workbook = writer.build(made.book(*projects))
    for number, (answers, _) in CASES.items():
        for name, value in answers.items():
            workbook[number].cell(ROWS[name], 3).value = value
    path = tmp_path / "wrong.xlsx"
    workbook.save(path)
    result = load_workbook(office(path, XLSX, tmp_path / "office"), data_only=True)
    for number, (answers, expected) in CASES.items():
        for name, word in expected.items():
            assert result[number].cell(ROWS[name], 5).value == word, (number, answers)
    assert result["1-1-3"].cell(TOTAL_ROW, 3).value == 13
    for sheet in (result[number] for number in CASES):  # what the sheet counts is what its lines say
        said = [str(sheet.cell(row, 5).value) for row in ROWS.values()]
        assert sheet[SHORTFALL_CELL].value == sum(not word.startswith(("OK", "任意")) for word in said)
