"""What writer and reader of the survey's workbooks agree on: names, codes and the lines of a project's sheet.

Identity stands in three places: custom document properties, a hidden sheet, and a reply code printed on each
sheet. A reader finds a line by its label and item number, never by its row, and a column by its heading:
sheets come back renamed, sorted, and with rows added.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from fujidesk.domain.fiscal import REIWA_OFFSET, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.replies import KIND_NAMES, ReplyKind
from fujidesk.domain.reports import answer_label

LAYOUT = "1"
"""Version of the layout; a reader refuses newer ones."""
PROPERTY_PREFIX = "fujidesk."
PROPERTIES = ("kind", "layout", "plan", "fiscal_year", "department", "issued_at")
"""Custom document properties, each with the prefix; the hidden sheet has the same names in its column A."""
HIDDEN_SHEET = "_fujidesk"
LISTS_SHEET = "_選択肢"
"""Hidden: the entries of the drop-downs, reached by defined names."""
COVER_SHEET, LIST_SHEET = "はじめに", "事業一覧"
CODE_LABEL = "回答コード"
"""Stands left of the reply code on each sheet."""
KIND_TITLES = KIND_NAMES
"""What stands at the top of each form."""
HEAD_ITEM, HEAD_LABEL, HEAD_ANSWER, HEAD_LAST, HEAD_CHECK = (
    "項番",
    "項目",
    "今回の回答",
    "前年度の回答",
    "確認",
)
"""Headings of a project sheet's columns."""
COVER_NUMBER = "0-0"
"""Number part of the reply code on sheets that are about a whole department: cover, list and 照会票."""
IDENTITY_HEADS = ("code", "number", "sheet", "field", "cell")
"""Headings of the hidden sheet's table: one row an input cell, below the names and values of PROPERTIES.

field: of the report or proposal, the rule of an inquiry; cell: as "C11".
"""
PROPOSAL_SHEETS = 3
"""Sheets of a 新規事業調査: 提案1 to 提案3."""
PROPOSAL_SHEET = "提案"
"""Title of such a sheet, before its count; the number part of its code is 「0-n」."""
PROPOSAL_NOTE = (
    "計画に新しく加えたい事業を、1シートに1つ記入してください。記入しないシートはそのままでかまいません。"
)
"""Printed above the table of such a sheet."""
PROPOSAL_DEPARTMENT = "提案する部署"
COST_PREFIX = "cost."
"""Field of a proposal's cost of a fiscal year: "cost.2023"."""
INQUIRY_SHEET = "照会票"
HEAD_QUESTION_ITEM, HEAD_NUMBER, HEAD_TITLE, HEAD_SHOWN, HEAD_QUESTION, HEAD_REPLY = (
    "問",
    "事業番号",
    "事業名",
    "報告の内容",
    "照会事項",
    "回答",
)
"""Headings of a 照会票, followed by HEAD_CHECK; 問 counts the questions from 1."""
MAX_KYEN = 99_999_999
"""Largest amount that the forms take, in 千円; more is a slip of the unit."""
TEXT_LIMITS = {
    "action": 600, "indicator_note": 300, "score_reason": 300, "change": 300, "answer": 600,
    "title": 100, "purpose": 400, "content": 600, "schedule": 300, "effects": 400, "risks": 300,
    "support": 300,
}  # fmt: skip
"""Field → characters that its form asks for at most; "answer" is that of a 照会票."""
_CODE = re.compile(r"([RH]?\d{1,4})-(\d{1,3}(?:-\d{1,5}){1,2})-([0-9A-Z]{3})")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters of check parts: none that is taken for another in print (I 1, O 0)."""


class InputKind(StrEnum):
    """What may stand in an input cell."""

    CHOICE = "choice"
    PHASE = "phase"
    AMOUNT = "amount"
    FIGURE = "figure"
    SCORE = "score"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A line to fill in on a project's sheet: item number, field of the report, what may stand there.

    height_lines: lines of text that it offers. required: must be answered for a project that runs. word: the
    city's for it, "" that of the plan document.
    """

    item: int
    name: str
    kind: InputKind
    height_lines: int = 1
    required: bool = False
    word: str = ""

    @property
    def label(self) -> str:
        """The line's name as printed, with its unit."""
        unit = "（千円）" if self.kind is InputKind.AMOUNT else ""
        return f"{self.word or answer_label(self.name)}{unit}"


LINES = (
    Line(1, "status", InputKind.CHOICE, required=True),
    Line(2, "phase_h1", InputKind.PHASE, required=True),
    Line(3, "phase_h2", InputKind.PHASE, required=True),
    Line(4, "budget_kyen", InputKind.AMOUNT, required=True),
    Line(5, "actual_cost_kyen", InputKind.AMOUNT, required=True),
    Line(6, "action", InputKind.TEXT, 5, required=True),
    Line(7, "indicator_value", InputKind.FIGURE),
    Line(8, "indicator_note", InputKind.TEXT, 3),
    Line(9, "score_progress", InputKind.SCORE, required=True),
    Line(10, "score_cost", InputKind.SCORE, required=True),
    Line(11, "score_content", InputKind.SCORE, required=True),
    Line(12, "score_reason", InputKind.TEXT, 3),
    Line(13, "outlook", InputKind.CHOICE, required=True),
    Line(14, "change", InputKind.TEXT, 3),
)
"""The sheet of a project, in its order (002, 図表1)."""


def report_lines(profile: PlanProfile) -> tuple[Line, ...]:
    """Return the sheet of a project in the words of a city."""
    return tuple(replace(line, word=answer_label(line.name, profile)) for line in LINES)


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A line of a 新規事業調査 to fill in: item number, field, printed label, what may stand there."""

    item: int
    name: str
    label: str
    kind: InputKind = InputKind.TEXT
    height_lines: int = 1
    required: bool = False


_PROPOSAL_TEXTS = (
    ("title", "事業名", 1, True), ("purpose", "目的", 4, True), ("content", "内容", 7, True),
    ("schedule", "スケジュール", 4, False), (COST_PREFIX, "経費", 1, False),
    ("effects", "期待される効果", 4, False), ("risks", "リスク・課題", 3, False),
    ("support", "必要な支援", 3, False),
)  # fmt: skip
"""Field, label, lines of text, whether it must be answered; 経費 is a line for each year."""


def proposal_lines(fiscal_year: int, last_year: int) -> tuple[ProposalLine, ...]:
    """Return the lines of a proposal in the round of a fiscal year.

    Costs are asked for the years of the plan after it; in its last year, for the three years that follow.

    Args:
        fiscal_year: of the round.
        last_year: of the plan.
    """
    years = range(fiscal_year + 1, last_year + 1) or range(fiscal_year + 1, fiscal_year + 4)
    lines: list[ProposalLine] = []
    for name, label, height, required in _PROPOSAL_TEXTS:
        if name != COST_PREFIX:
            lines.append(ProposalLine(len(lines) + 1, name, label, InputKind.TEXT, height, required))
            continue
        for year in years:
            cost = f"{label} {short_year(year)}（千円）"
            lines.append(ProposalLine(len(lines) + 1, f"{name}{year}", cost, InputKind.AMOUNT))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class ReplyCode:
    """A reply code in its parts: fiscal year, project number (or place of a department), check part."""

    fiscal_year: int
    number: str
    check: str


def check_part(plan: str, fiscal_year: int, number: str, department: str, kind: ReplyKind) -> str:
    """Return the three letters that tie a sheet to plan, round, project, department and form."""
    seed = "|".join((plan, str(fiscal_year), number, department, kind.value))
    digest = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    return "".join(_LETTERS[digest // len(_LETTERS) ** place % len(_LETTERS)] for place in range(3))


def reply_code(plan: str, fiscal_year: int, number: str, department: str, kind: ReplyKind) -> str:
    """Return the code printed on a sheet: 「R4-1-1-3-K7Q」.

    Args:
        plan: key of the plan's profile.
        fiscal_year: that is asked about.
        number: project number; on a 新規事業調査 sheet 「0-n」, n counting the sheets from 1.
        department: that the sheet goes to.
        kind: of the form.
    """
    return f"{short_year(fiscal_year)}-{number}-{check_part(plan, fiscal_year, number, department, kind)}"


def parse_code(text: str) -> ReplyCode | None:
    """Read a reply code (already folded to half width, upper case, no spaces); None where it is not one."""
    found = _CODE.fullmatch(text)
    if found is None:
        return None
    year = found[1]
    fiscal_year = int(year[1:]) + REIWA_OFFSET if year.startswith("R") else int(year.lstrip("H"))
    return ReplyCode(fiscal_year, found[2], found[3])


_WIDE_MARKS = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in '<>:"/\\|?*'}
"""Marks that Windows takes in no file name → their full-width forms."""
_NAME_LENGTH = 80


def file_name(kind: ReplyKind, fiscal_year: int, department: str) -> str:
    """Return the name of a department's file: 「R4_進捗状況報告_収納課.xlsx」.

    A department's name is written so that Windows takes it: forbidden marks full-width, no control
    characters, no point or space at its end, not endlessly long.
    """
    plain = "".join(char for char in department.translate(_WIDE_MARKS) if char.isprintable())
    name = f"{short_year(fiscal_year)}_{KIND_TITLES[kind]}_{plain}"
    return f"{name[:_NAME_LENGTH].rstrip('. ')}.xlsx"
