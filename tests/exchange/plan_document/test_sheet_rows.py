"""Schedule rows of a sheet in every layout the scan made of them."""

import pytest

from fujidesk.domain.profile import PlanProfile
from fujidesk.exchange.plan_document.cells import prepared_lines
from fujidesk.exchange.plan_document.decoding import Document
from fujidesk.exchange.plan_document.sheet_rows import RowReader, SheetRows
from fujidesk.exchange.plan_document.sheets import Sheet

KNOWN = ("港務課", "網元課", "広報・文化課", "灯台課（東分室）")


def read(profile: PlanProfile, *lines: str) -> SheetRows | None:
    document = Document("計画.txt", prepared_lines("\n".join(lines).replace("|", "\t")))
    sheet = Sheet("1-1-1", 0, None, is_example=False, rows=tuple(range(len(lines))))
    return RowReader(document, profile, KNOWN).read(sheet)


@pytest.mark.parametrize(
    ("lines", "codes", "width", "departments"),
    [
        (("準備|稼働", "港務課|港務課"), (3, 4), 2, (("港務課",),)),
        (("準備|稼働", "港務課|"), (3, 4), 2, (("港務課",),)),
        (("→||", "準備|稼働|", "港務課|網元課|"), (3, 4), 3, (("港務課",), ("網元課",))),
        (("準 備|稼働|?", "港 務課|港務課"), (3, 4), 3, (("港務課",),)),
        (("||➡|-|-", "稼働|稼働|稼働|-|-", "港務課|港務課|港務課|-|-"), (4, 4, 4, 0, 0), 5, (*[("港務課",)] * 3, (), ())),
        (("稼働 港務課|稼働 港務課",), (4, 4), 2, (("港務課",),)),
        (("稼働 港務課|稼働 網元課|-",), (4, 4, 0), 3, (("港務課",), ("網元課",), ())),
        ((" 準備 稼働 港務課 網元課||",), (3, 4), 3, (("港務課",), ("網元課",))),
        ((" 準備 稼働||", "港務課|港務課|"), (3, 4), 3, (("港務課",),)),
        (("稼働|稼働", "港務課|港務課", "網元課|網元課"), (4, 4), 2, (("港務課", "網元課"),)),
        (("稼働|稼働", "港務課|港務課", "|網元課"), (4, 4), 2, (("港務課",), ("港務課", "網元課"))),
        (("稼働|稼働", "港務課|広報・ 文化課", "網元課|"), (4, 4), 2, (("港務課", "網元課"), ("広報・文化課", "網元課"))),
        (("稼働", "港務課 網元課"), (4,), 1, (("港務課", "網元課"),)),
        (("稼働", "灯台課(東分室)"), (4,), 1, (("灯台課（東分室）",),)),
        (("稼働", "新しい課等"), (4,), 1, (("新しい課等",),)),
        (("稼働|稼働|－|―", "港務課|港務課|－|ー"), (4, 4, 0, 0), 4, (*[("港務課",)] * 2, (), ())),
        (("準備||稼働|||",), (3, None, 4), 6, ()),
        (("準備<br/>|稼働", "港務課<br/>網元課|港務課"), (3, 4), 2, (("港務課", "網元課"), ("港務課",))),
        (("準備<br>港務課|稼働 港務課",), (3, 4), 2, (("港務課",),)),
        (("準備|稼動|稼働", "港務課|港務課|港務課"), (3, None, 4), 3, (("港務課",),)),
    ],
)  # fmt: skip
def test_layouts(
    profile: PlanProfile,
    lines: tuple[str, ...],
    codes: tuple[int | None, ...],
    width: int,
    departments: tuple[tuple[str, ...], ...],
) -> None:
    rows = read(profile, *lines)
    assert rows is not None
    assert (rows.codes, rows.width, rows.departments) == (codes, width, departments)
    assert rows.damaged is None


def test_a_department_row_that_holds_a_phase_is_damaged(profile: PlanProfile) -> None:
    rows = read(profile, "準備|準備|稼働", "港務課|港務課|稼働", "港務課|港務課|稼働")
    assert rows is not None
    assert (rows.codes, rows.departments, rows.damaged) == ((3, 3, 4), (("港務課",), ("港務課",), ()), 1)


def test_the_first_row_of_phases_counts(profile: PlanProfile) -> None:
    rows = read(profile, "準備|稼働", "港務課|港務課", "稼働|稼働")
    assert rows is not None
    assert (rows.codes, rows.line) == ((3, 4), 0)


def test_no_row_of_phases(profile: PlanProfile) -> None:
    assert read(profile, "→|", "港務課|港務課", "-|-") is None
