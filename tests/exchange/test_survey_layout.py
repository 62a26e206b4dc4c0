"""What writer and reader agree on: codes, names of files, lines of the forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.replies import ReplyKind
from fujidesk.domain.reports import ANSWER_FIELDS
from fujidesk.exchange.atomic import windows_name_fault
from fujidesk.exchange.survey_layout import (
    COVER_NUMBER,
    LINES,
    TEXT_LIMITS,
    InputKind,
    ReplyCode,
    file_name,
    parse_code,
    proposal_lines,
    reply_code,
)


def test_the_sheet_asks_for_every_answer_in_its_order() -> None:
    assert tuple(line.name for line in LINES) == ANSWER_FIELDS
    assert [line.item for line in LINES] == list(range(1, 15))


def test_every_text_has_a_limit() -> None:
    texts = {line.name for line in LINES if line.kind is InputKind.TEXT}
    texts |= {line.name for line in proposal_lines(2022, 2026) if line.kind is InputKind.TEXT}
    assert texts | {"answer"} == set(TEXT_LIMITS)


@pytest.mark.parametrize("number", ["1-1-3", "3-12-105", "2-7", COVER_NUMBER, "0-3"])
def test_a_code_tells_year_and_number(number) -> None:
    code = reply_code("fuji", 2022, number, "収納課", ReplyKind.REPORT)
    assert code.startswith(f"R4-{number}-")
    parsed = parse_code(code)
    assert isinstance(parsed, ReplyCode)
    assert (parsed.fiscal_year, parsed.number) == (2022, number)


def test_a_code_belongs_to_plan_round_department_and_form() -> None:
    codes = {
        reply_code(plan, year, "1-1-3", department, kind)[-3:]
        for plan in ("fuji", "atsugi")
        for year in (2022, 2023)
        for department in ("収納課", "市民課")
        for kind in ReplyKind
    }
    assert len(codes) == 24


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ReplyKind.REPORT, "R4_進捗状況報告_収納課.xlsx"),
        (ReplyKind.PROPOSAL, "R4_新規事業調査_収納課.xlsx"),
        (ReplyKind.INQUIRY, "R4_照会票_収納課.xlsx"),
    ],
)
def test_an_office_understands_the_name_of_a_file(kind, name) -> None:
    assert file_name(kind, 2022, "収納課") == name


def test_marks_that_windows_forbids_become_wide_ones() -> None:
    assert file_name(ReplyKind.REPORT, 2022, 'A/B:C*D?"<E>|\\') == (
        "R4_進捗状況報告_A／B：C＊D？＂＜E＞｜＼.xlsx"
    )
    assert file_name(ReplyKind.REPORT, 2022, "課。. ") == "R4_進捗状況報告_課。.xlsx"
    assert file_name(ReplyKind.REPORT, 2022, "一\n\t二\x00") == "R4_進捗状況報告_一二.xlsx"


@given(st.text(max_size=300))
def test_any_department_gives_a_name_that_windows_takes(department) -> None:
    name = file_name(ReplyKind.REPORT, 2022, department)
    assert windows_name_fault(name) == ""
    assert name.endswith(".xlsx")
    assert len(name) < 100
    assert "/" not in name
    assert "\\" not in name
