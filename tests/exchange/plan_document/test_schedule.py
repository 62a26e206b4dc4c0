"""Which phase each half-year has, and whether it is settled."""

import pytest

from fujidesk.exchange.plan_document.schedule import Finding, Outcome, agreed, decide

NO_ENDS = (False,) * 10


def codes(text: str) -> tuple[int | None, ...]:
    return tuple(None if char == "_" else 0 if char == "-" else int(char) for char in text)


def shown(values: tuple[int | None, ...]) -> str:
    return "".join("_" if value is None else "-" if value == 0 else str(value) for value in values)


def settle(sheet: str, width: int, roadmap: str, ends: tuple[bool, ...] = NO_ENDS) -> Outcome:
    rows = codes(sheet), width, codes(roadmap)
    return agreed(*rows, len(ends)) or decide(*rows, ends)


@pytest.mark.parametrize(
    ("sheet", "width", "roadmap", "expected", "settled", "finding"),
    [
        # all columns there
        ("1234444444", 10, "1234444444", "1234444444", "1111111111", Finding.NONE),
        ("1234444444", 11, "", "1234444444", "1111111111", Finding.NONE),
        ("1111112222", 11, "11111122", "1111112222", "1111111111", Finding.NONE),
        ("1234444444", 10, "1334444444", "1234444444", "1011111111", Finding.CONFLICT),
        # columns lost, the roadmap is whole
        ("12344444", 8, "1234444444", "1234444444", "1111111111", Finding.NONE),
        ("22223334", 8, "2222223334", "2222223334", "1111001001", Finding.LOST_COLUMNS),
        ("44444444", 8, "4444444433", "4444444433", "1111111100", Finding.LOST_COLUMNS),
        # columns lost everywhere
        ("34444444", 8, "34444444", "3444444444", "1111111100", Finding.OPEN_END),
        ("34444444", 8, "", "3444444444", "1111111100", Finding.OPEN_END),
        ("", 0, "44444444", "4444444444", "1111111100", Finding.OPEN_END),
        ("", 0, "4444444444", "4444444444", "1111111111", Finding.NONE),
        # too many columns
        ("444444444444", 13, "", "4444444444", "1111111111", Finding.NONE),
        ("34444444444", 11, "", "3444444444", "1111111111", Finding.NONE),
        ("11223334444", 11, "", "1122333444", "1010110111", Finding.SURPLUS_COLUMNS),
        ("11223334444", 11, "1223334444", "1223334444", "1111111111", Finding.NONE),
        ("11223334444", 11, "4444444444", "1122334444", "0000001111", Finding.CONFLICT),
        ("1234123412341", 13, "", "1234123412", "0000000000", Finding.SURPLUS_COLUMNS),
        # blanks
        ("3334", 12, "", "3334444444", "1111000000", Finding.OPEN_END),
        ("334", 11, "3344444444", "3344444444", "1111111111", Finding.NONE),
        ("33_4444444", 10, "", "3334444444", "1101111111", Finding.OPEN_END),
        ("__34444444", 10, "", "__34444444", "0011111111", Finding.NONE),
    ],
)  # fmt: skip
def test_cases(sheet: str, width: int, roadmap: str, expected: str, settled: str, finding: Finding) -> None:
    outcome = settle(sheet, width, roadmap)
    assert shown(outcome.codes) == expected
    assert "".join(str(int(sure)) for sure in outcome.settled) == settled
    assert outcome.finding == finding


def test_an_end_goes_on_and_is_settled_where_the_actions_end_too() -> None:
    ends = (False,) * 4 + (True,) * 6
    outcome = settle("4444----", 9, "44444444", ends)
    assert shown(outcome.codes) == "4444------"
    assert all(outcome.settled)
    assert outcome.finding == Finding.NO_END_IN_ROADMAP


def test_an_end_without_word_of_the_actions_stays_open_beyond_the_columns() -> None:
    outcome = settle("4444----", 9, "")
    assert shown(outcome.codes) == "4444------"
    assert "".join(str(int(sure)) for sure in outcome.settled) == "1111111100"
    assert outcome.finding == Finding.OPEN_END


def test_a_row_of_absurd_width_is_taken_from_the_left() -> None:
    outcome = settle("12" * 30, 60, "")
    assert shown(outcome.codes) == "1212121212"


def test_where_columns_are_lost_the_yearly_actions_may_bear_the_sheet_out() -> None:
    outcome = decide(codes("22223334"), 8, codes("2222223334"), NO_ENDS, borne_out=True)
    assert shown(outcome.codes) == "2222333444"
    assert "".join(str(int(sure)) for sure in outcome.settled) == "1111001001"
    assert outcome.finding == Finding.BORNE_OUT
