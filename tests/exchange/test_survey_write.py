"""A department's workbook: identity, what is known, white cells, protection, pages, and text that stays text."""

import datetime as dt
import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fujidesk.domain.records import Direction, Indicator
from fujidesk.domain.replies import ReplyKind
from fujidesk.domain.reports import Outlook, Status
from fujidesk.exchange.survey_layout import (
    CODE_LABEL,
    COVER_SHEET,
    HIDDEN_SHEET,
    LINES,
    LIST_SHEET,
    LISTS_SHEET,
    PROPERTIES,
    PROPERTY_PREFIX,
    reply_code,
)
from fujidesk.exchange.survey_sheet import FIRST_ROW, GRADE_ROW, HEAD_ROW, ROWS, TOTAL_ROW
from fujidesk.exchange.survey_write import SurveyWriter

CODE = reply_code("fuji", 2022, "1-1-3", "収納課", ReplyKind.REPORT)
COVER_CODE = reply_code("fuji", 2022, "0-0", "収納課", ReplyKind.REPORT)


@pytest.fixture
def workbook(writer, made):
    last = made.report(year=2021, score_cost=2, office_cost=4, action="=前年の取組")
    return made.opened(writer.data(made.book(made.project(last=last))))


def texts(sheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def beside(sheet, label: str) -> object:
    """Return the value right of a label, also behind the label's merged cells."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == label:
                later = [
                    other.value for other in row if other.column > cell.column and other.value is not None
                ]
                return later[0] if later else None
    raise AssertionError(label)


def test_the_sheets_in_their_order(workbook) -> None:
    assert workbook.sheetnames == [COVER_SHEET, LIST_SHEET, "1-1-3", LISTS_SHEET, HIDDEN_SHEET]
    assert [sheet.sheet_state for sheet in workbook] == ["visible"] * 3 + ["hidden"] * 2


# Identity


def test_the_properties_name_form_plan_round_and_department(workbook) -> None:
    held = {item.name: item.value for item in workbook.custom_doc_props.props}
    values = ("report", "1", "fuji", "2022", "収納課", "2023-04-03T09:30:00")
    assert held == dict(zip((PROPERTY_PREFIX + name for name in PROPERTIES), values, strict=True))


def test_the_hidden_sheet_says_the_same_and_where_each_answer_stands(workbook) -> None:
    rows = list(workbook[HIDDEN_SHEET].iter_rows(values_only=True))
    assert [row[:2] for row in rows[:6]] == [
        ("kind", "report"), ("layout", "1"), ("plan", "fuji"), ("fiscal_year", "2022"),
        ("department", "収納課"), ("issued_at", "2023-04-03T09:30:00"),
    ]  # fmt: skip
    assert rows[6] == (None,) * 5
    assert rows[7] == ("code", "number", "sheet", "field", "cell")
    assert rows[8:] == [(CODE, "1-1-3", "1-1-3", line.name, f"C{ROWS[line.name]}") for line in LINES]


def test_the_code_is_printed_on_every_sheet(workbook) -> None:
    assert beside(workbook["1-1-3"], CODE_LABEL) == CODE
    assert beside(workbook[COVER_SHEET], CODE_LABEL) == COVER_CODE
    assert beside(workbook[LIST_SHEET], CODE_LABEL) == COVER_CODE
    for title, code in (("1-1-3", CODE), (COVER_SHEET, COVER_CODE), (LIST_SHEET, COVER_CODE)):
        assert code in workbook[title].oddFooter.left.text


# What is known


def test_the_cover_tells_what_to_do_until_when_and_whom_to_ask(workbook) -> None:
    sheet = workbook[COVER_SHEET]
    assert sheet["A1"].value == "令和4年度 進捗状況報告"
    assert beside(sheet, "提出期限") == "令和5年4月28日（金）"
    assert beside(sheet, "提出先・問い合わせ先") == "デジタル戦略課（内線 2345）"
    assert beside(sheet, "情報化推進リーダー") == "収納課 係長"
    words = "".join(texts(sheet))
    assert "千円" in words
    assert "公表しません" in words
    assert "令和5年4月28日（金）までに、デジタル戦略課（内線 2345）へ返送" in words


def test_a_cover_without_deadline_contact_and_leader_says_so(writer, made) -> None:
    book = made.book(deadline="", contact="", leader="")
    sheet = made.opened(writer.data(book))[COVER_SHEET]
    assert beside(sheet, "提出期限") == "別途お知らせします"
    assert beside(sheet, "提出先・問い合わせ先") == "事務局"
    assert beside(sheet, "情報化推進リーダー") == "（未登録）"


def test_the_list_leads_to_the_sheets_and_shows_their_state(workbook) -> None:
    sheet = workbook[LIST_SHEET]
    assert [cell.value for cell in sheet[5]] == [
        "事業番号", "事業名", "分類", "DX", "関係課", "記入状況", "足りない数",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[6]] == [
        "1-1-3", "窓口の案内番号", "重点", "DX", "市民課", "='1-1-3'!C9", "='1-1-3'!E9",
    ]  # fmt: skip
    assert sheet["A6"].hyperlink.location == "'1-1-3'!C11"
    assert sheet["A6"].hyperlink.target is None
    assert workbook["1-1-3"]["E2"].hyperlink.location == f"'{LIST_SHEET}'!A1"


def test_a_project_sheet_knows_plan_and_target(workbook) -> None:
    sheet = workbook["1-1-3"]
    assert beside(sheet, "事業名") == "窓口の案内番号"
    assert beside(sheet, "分類") == "重点　DX"
    assert beside(sheet, "所管部署") == "収納課"
    assert beside(sheet, "関係課") == "市民課"
    assert (
        beside(sheet, "R4 の計画")
        == "上期　3 導入準備（収納課）\n下期　4 運用・実施（未確定）（収納課、市民課）"
    )
    assert beside(sheet, "R4 の取組（計画）") == "番号札の置き場所を決める"
    assert beside(sheet, "指標の目標") == "待ち時間 10分以下"


def test_an_ended_half_and_a_project_without_plan(writer, made) -> None:
    from fujidesk.domain.records import ScheduleCell

    ended = made.record("1-1-1", schedule=(ScheduleCell(2022, 1, 4), ScheduleCell(2022, 2, None)))
    bare = made.record("1-1-2", schedule=(), yearly_actions={})
    projects = (made.project(ended), made.project(bare, related=()))
    book = made.opened(writer.data(made.book(*projects)))
    assert beside(book["1-1-1"], "R4 の計画") == "上期　4 運用・実施\n下期　0 終了"
    assert beside(book["1-1-2"], "R4 の計画") == "―"
    assert beside(book["1-1-2"], "R4 の取組（計画）") == "―"
    assert beside(book["1-1-2"], "関係課") == "―"
    assert '"OK（計画は 0）"' in book["1-1-1"][f"E{ROWS['phase_h2']}"].value
    assert "計画は" not in book["1-1-2"][f"E{ROWS['phase_h2']}"].value


def test_a_target_without_words_of_the_plan_is_told_by_its_figure(writer, made) -> None:
    target = Indicator(figure=Decimal(8000), unit="件", direction=Direction.AT_LEAST, due_year=2026)
    project = made.project(made.record(indicator=target))
    sheet = made.opened(writer.data(made.book(project)))["1-1-3"]
    assert beside(sheet, "指標の目標") == "8,000件以上（R8 まで）"


def test_the_lines_stand_in_their_order_under_their_headings(workbook) -> None:
    sheet = workbook["1-1-3"]
    heads = [cell.value for cell in sheet[HEAD_ROW]]
    assert heads == ["項番", "項目", "今回の回答", "前年度の回答", "確認"]
    shown = [(sheet.cell(row, 1).value, sheet.cell(row, 2).value) for row in range(FIRST_ROW, TOTAL_ROW)]
    assert shown == [(line.item, line.label) for line in LINES]
    assert shown[3] == (4, "予算額（千円）")
    assert [sheet.cell(row, 2).value for row in (TOTAL_ROW, GRADE_ROW)] == ["合計", "総合評価"]


def test_last_years_answers_stand_beside(workbook) -> None:
    sheet = workbook["1-1-3"]
    shown = {line.name: sheet.cell(ROWS[line.name], 4).value for line in LINES}
    assert shown["status"] == "2 実施中"
    assert shown["phase_h2"] == "4 運用・実施"
    assert shown["budget_kyen"] == 1_500
    assert shown["action"] == "=前年の取組"
    assert shown["indicator_value"] == 9.5
    assert shown["score_progress"] == "4 計画より進んでいる"
    assert shown["score_cost"] == "4 削減できた（所管の回答 2）", "the score that counts, and what was said"
    assert shown["outlook"] == "1 継続"
    assert sheet.cell(TOTAL_ROW, 4).value == 12
    assert sheet.cell(GRADE_ROW, 4).value == "A"
    assert all(sheet.cell(row, 4).protection.locked for row in range(FIRST_ROW, GRADE_ROW + 1))
    assert all(sheet.cell(row, 3).value is None for row in range(FIRST_ROW, TOTAL_ROW)), (
        "white cells are empty"
    )


def test_last_years_state_stands_where_it_had_no_grade(writer, made) -> None:
    stopped = made.report(year=2021, status=Status.STOPPED)
    unscored = made.report("1-1-4", 2021, score_cost=None)
    nothing = made.project(made.record("1-1-5"))
    projects = (made.project(last=stopped), made.project(made.record("1-1-4"), last=unscored), nothing)
    book = made.opened(writer.data(made.book(*projects)))
    assert [book[number].cell(GRADE_ROW, 4).value for number in ("1-1-3", "1-1-4", "1-1-5")] == [
        "中止", "未評価", None,
    ]  # fmt: skip


def test_answers_of_this_year_stand_in_the_white_cells(writer, made) -> None:
    report = made.report(
        status=Status.DONE, phase_h2=0, indicator_value=Decimal("12.50"), score_content=5, outlook=Outlook.MERGE,
        change="+見直した", office_content=1,
    )  # fmt: skip
    sheet = made.opened(writer.data(made.book(made.project(report=report))))["1-1-3"]
    shown = {line.name: sheet.cell(ROWS[line.name], 3).value for line in LINES}
    assert shown["status"] == "1 完了"
    assert shown["phase_h1"] == "3 導入準備"
    assert shown["phase_h2"] == "0 終了"
    assert shown["actual_cost_kyen"] == 1_400
    assert shown["indicator_value"] == 12.5
    assert shown["score_content"] == "5 十分に効果が現れている", "the department's own, not the office's"
    assert shown["outlook"] == "4 統合"
    assert shown["change"] == "+見直した"


# White cells


def test_only_the_white_cells_may_be_edited(workbook) -> None:
    for sheet in workbook:
        assert sheet.protection.sheet, sheet.title
        assert sheet.protection.password is None
        assert not sheet.protection.formatRows or sheet.sheet_state == "hidden"
        free = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        white = {f"C{row}" for row in ROWS.values()} if sheet.title == "1-1-3" else set()
        assert free == white, sheet.title
    sheet = workbook["1-1-3"]
    grounds = {sheet[f"C{row}"].fill.fgColor.rgb for row in ROWS.values()}
    assert grounds == {"00FFFFFF"}
    others = {
        sheet.cell(row, column).fill.fgColor.rgb for row in ROWS.values() for column in (1, 2, 4, 5)
    }  # fmt: skip
    assert not grounds & others


def test_each_white_cell_has_its_rule(workbook) -> None:
    rules = {str(rule.sqref): rule for rule in workbook["1-1-3"].data_validations.dataValidation}
    assert set(rules) == {f"C{row}" for row in ROWS.values()}
    by_name = {line.name: rules[f"C{ROWS[line.name]}"] for line in LINES}
    lists = {name: by_name[name].formula1 for name in by_name if by_name[name].type == "list"}
    assert lists == {
        "status": "fd_status", "phase_h1": "fd_phase", "phase_h2": "fd_phase", "outlook": "fd_outlook",
        "score_progress": "fd_score_progress", "score_cost": "fd_score_cost",
        "score_content": "fd_score_content",
    }  # fmt: skip
    amount = by_name["budget_kyen"]
    assert (amount.type, amount.operator, amount.formula1, amount.formula2) == (
        "whole", "between", "0", "99999999",
    )  # fmt: skip
    assert "千円" in amount.prompt
    assert by_name["indicator_value"].type == "decimal"
    text = by_name["action"]
    assert (text.type, text.formula1, text.errorStyle) == ("textLength", "600", "warning")
    assert all(rule.showErrorMessage and rule.error and rule.prompt for rule in rules.values())
    assert all(len(rule.promptTitle) <= 32 and len(rule.prompt) <= 255 for rule in rules.values())
    assert all(len(rule.error) <= 225 for rule in rules.values())


def test_check_cells_are_coloured_by_their_words(workbook) -> None:
    areas = {str(area.sqref): area.rules for area in workbook["1-1-3"].conditional_formatting}
    assert set(areas) == {"C9", f"E{FIRST_ROW}:E{GRADE_ROW}"}
    formulas = [rule.formula[0] for rules in areas.values() for rule in rules]
    assert any('LEFT(E11,2)="OK"' in text for text in formulas)
    assert any('LEFT(E11,3)="未記入"' in text for text in formulas)
    assert {str(area.sqref) for area in workbook[LIST_SHEET].conditional_formatting} == {"F6:F6"} or {
        str(area.sqref) for area in workbook[LIST_SHEET].conditional_formatting
    } == {"F6"}


# Pages and files


def test_every_sheet_comes_out_on_a4(workbook) -> None:
    for sheet in workbook.worksheets[:3]:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == "portrait"
        assert sheet.print_area
        assert sheet.oddFooter.center.text == "&P / &N"
        assert "令和4年度 進捗状況報告" in sheet.oddHeader.left.text
        assert "収納課" in sheet.oddHeader.left.text
        assert sheet["A1"].font.name == "BIZ UDPゴシック"
    assert workbook["1-1-3"].page_setup.fitToHeight == 1
    assert workbook["1-1-3"].print_area == f"'1-1-3'!$A$1:$E${GRADE_ROW + 1}"
    assert workbook[LIST_SHEET].print_title_rows == "$5:$5"


def test_very_long_answers_take_a_second_page_instead_of_small_print(writer, made) -> None:
    report = made.report(action="長い取組。" * 200, change="見直し。" * 200, indicator_note="評価。" * 200)
    sheet = made.opened(writer.data(made.book(made.project(report=report, last=report))))["1-1-3"]
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"


def test_no_macro_no_outside_link_no_name_of_a_person(writer, made) -> None:
    data = writer.data(made.book(made.project(last=made.report(year=2021))))
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        relations = "".join(package.read(name).decode() for name in names if name.endswith(".rels"))
        core = package.read("docProps/core.xml").decode()
    assert not any("vba" in name.lower() or "externalLink" in name for name in names)
    assert "External" not in relations
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)<", core) == ["富士デスク", "富士デスク"]


def test_text_that_looks_like_a_formula_stays_text(writer, made) -> None:
    nasty = ("=1+1", "+81-545", "-検討中", "@担当", "'引用", '=HYPERLINK("http://example.com","x")')
    projects = []
    for place, text in enumerate(nasty, start=1):
        record = made.record(f"1-1-{place}", text, yearly_actions={2022: text})
        report = made.report(record.number, action=text, change=text)
        projects.append(made.project(record, report, report, related=(text,)))
    book = made.book(*projects, department="=課", contact="@担当", leader="+係長")
    workbook = made.opened(writer.data(book))
    for place, text in enumerate(nasty, start=1):
        sheet = workbook[f"1-1-{place}"]
        for cell in ("C4", "E5", "C7", f"C{ROWS['action']}", f"D{ROWS['change']}"):
            assert sheet[cell].value == text
            assert sheet[cell].data_type == "s"
            assert sheet[cell].quotePrefix
    ours = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert not any("HYPERLINK" in cell.value or "1+1" in cell.value for cell in ours)


def test_a_sample_says_so_on_every_page(small_profile, made) -> None:
    writer = SurveyWriter(small_profile, made.issued, sample=True)
    workbook = made.opened(writer.data(made.book()))
    for sheet in workbook.worksheets[:3]:
        assert sheet.oddHeader.left.text.startswith("サンプルデータ")
    assert any(text.startswith("サンプルデータ") for text in texts(workbook[COVER_SHEET]))
    assert any(text.startswith("サンプルデータ") for text in texts(workbook["1-1-3"]))
    assert any(text.startswith("サンプルデータ") for text in texts(workbook[LIST_SHEET]))
    plain = made.opened(SurveyWriter(small_profile, made.issued).data(made.book()))
    assert not any("サンプル" in text for sheet in plain for text in texts(sheet))


def test_one_book_leaves_nothing_in_the_next(writer, made) -> None:
    first = made.book(made.project(made.record("1-1-1")), made.project(made.record("1-1-2")))
    writer.data(first)
    again = writer.data(made.book(department="市民課"))
    assert made.opened(again).sheetnames == [COVER_SHEET, LIST_SHEET, "1-1-3", LISTS_SHEET, HIDDEN_SHEET]
    held = {item.name: item.value for item in made.opened(again).custom_doc_props.props}
    assert held["fujidesk.department"] == "市民課"
    assert len(held) == len(PROPERTIES)


def test_the_same_contents_give_the_same_book(small_profile, made) -> None:
    def cells(data: bytes) -> list:
        return [
            (sheet.title, cell.coordinate, cell.value, cell.style)
            for sheet in made.opened(data)
            for row in sheet.iter_rows()
            for cell in row
        ]

    book = made.book(made.project(last=made.report(year=2021)))
    first = SurveyWriter(small_profile, made.issued).data(book)
    assert cells(first) == cells(SurveyWriter(small_profile, made.issued).data(book))


def test_a_department_without_projects_gets_a_book_that_opens(writer, made) -> None:
    from fujidesk.exchange.survey_write import SurveyBook

    empty = SurveyBook(2022, "市民課", "", "", "", ())
    assert made.opened(writer.data(empty)).sheetnames[:2] == [COVER_SHEET, LIST_SHEET]


def test_the_file_is_written_whole(writer, made, tmp_path) -> None:
    path = tmp_path / "R4_進捗状況報告_収納課.xlsx"
    path.write_bytes(b"old")
    writer.write(path, made.book())
    assert path.read_bytes()[:2] == b"PK"
    assert list(tmp_path.iterdir()) == [path]


def test_stopping_at_a_project_stops(writer, made) -> None:
    from fujidesk.errors import CancelledError

    told: list[str] = []

    def tell(number: str) -> None:
        told.append(number)
        if len(told) == 2:
            raise CancelledError

    projects = [made.project(made.record(f"1-1-{place}")) for place in range(1, 4)]
    with pytest.raises(CancelledError):
        writer.data(made.book(*projects), tell)
    assert told == ["1-1-1", "1-1-2"]


titles = st.text(st.characters(codec="utf-8"), max_size=60)


@given(department=titles, pairs=st.lists(st.tuples(titles, titles), min_size=3, max_size=3))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_goes_out_and_can_be_read_back(writer, made, department, pairs) -> None:
    from fujidesk.exchange.workbook_format import clean_text, stored_text

    shown = {f"1-1-{place}": tuple(map(clean_text, pair)) for place, pair in enumerate(pairs, start=1)}
    projects = [
        made.project(made.record(number, title=title), made.report(number, action=action))
        for number, (title, action) in shown.items()
    ]
    workbook = made.opened(writer.data(made.book(*projects, department=clean_text(department))))
    for number, (title, action) in shown.items():
        sheet = workbook[number]
        assert stored_text(sheet["C4"].value or "") == (title or "―")
        assert stored_text(sheet[f"C{ROWS['action']}"].value or "") == action
        assert sheet["C4"].data_type != "f"
        assert len(str(sheet.oddHeader.left.text)) <= 255


def test_the_day_of_issue_is_the_local_time_given(small_profile, made) -> None:
    writer = SurveyWriter(small_profile, dt.datetime(2024, 4, 1, 8, 5, 7, 999))
    held = {item.name: item.value for item in made.opened(writer.data(made.book())).custom_doc_props.props}
    assert held["fujidesk.issued_at"] == "2024-04-01T08:05:07"


def test_an_answer_that_no_cell_can_hold_is_refused_not_cut(writer, made) -> None:
    from fujidesk.errors import UserError

    report = made.report(action="長" * 32_700)
    with pytest.raises(UserError, match="1-1-3 の「取組内容」が 32,700 字あり"):
        writer.data(made.book(made.project(report=report)))


def test_characters_that_no_workbook_holds_are_left_out(writer, made) -> None:
    record = made.record(title="窓口\x00の\x0b番号")
    assert made.opened(writer.data(made.book(made.project(record))))["1-1-3"]["C4"].value == "窓口の番号"
