"""Writes the 新規事業調査: the form on which a department proposes new projects (001, 図表6-2, April).

A cover and `PROPOSAL_SHEETS` equal sheets, one for each proposal; a sheet on which nothing was written is no
proposal and needs none. What is asked: `survey_layout.proposal_lines`. What comes back is kept as a file and
read by `proposal_read`; a proposal becomes a project only when it is adopted (計画登載).
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.replies import ReplyKind
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.survey_checks import MISSING, amount_check, text_check
from fujidesk.exchange.survey_cover import Cover, return_step, write_cover
from fujidesk.exchange.survey_identity import Identity, InputPlace, write_identity
from fujidesk.exchange.survey_layout import (
    CODE_LABEL,
    HEAD_ANSWER,
    HEAD_CHECK,
    HEAD_ITEM,
    HEAD_LABEL,
    KIND_TITLES,
    PROPOSAL_DEPARTMENT,
    PROPOSAL_NOTE,
    PROPOSAL_SHEET,
    PROPOSAL_SHEETS,
    TEXT_LIMITS,
    InputKind,
    ProposalLine,
    proposal_lines,
)
from fujidesk.exchange.survey_lists import amount_rule, text_rule
from fujidesk.exchange.survey_looks import ANSWER_LINE_PT, INPUT_LOOKS, OPTIONAL_WORD, FormBook, FormSheet
from fujidesk.exchange.workbook_format import Page

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation

_ITEM, _LABEL, _ANSWER, _CHECK = range(1, 5)
"""Columns A to D of a sheet."""
_WIDTHS = (5.0, 22.0, 54.0, 18.0)
_HEAD_ROW = 5


@dataclass(frozen=True, slots=True)
class ProposalBook:
    """Who is asked for proposals: round, department, deadline (ISO, "" for none), contact, leader."""

    fiscal_year: int
    department: str
    deadline: str
    contact: str
    leader: str


class ProposalWriter:
    """Makes workbooks of the 新規事業調査. issued_at: local time. sample: every page is marked as made up."""

    def __init__(self, profile: PlanProfile, issued_at: dt.datetime, *, sample: bool = False) -> None:
        self._profile = profile
        self._issued_at = issued_at
        self._book = FormBook(f"{profile.plan_name} {KIND_TITLES[ReplyKind.PROPOSAL]}", sample=sample)
        self._rules: dict[int, list[DataValidation]] = {}

    def write(self, path: Path, content: ProposalBook) -> None:
        """Write a department's form, whole or not at all.

        Raises:
            MachineError: the file cannot be written.
        """
        replace_with_bytes(path, self.data(content))

    def data(self, content: ProposalBook) -> bytes:
        """Return a department's form as the bytes of its file.

        The sheets hold no answers: who has proposed something before sends a form of that year.
        """
        identity = Identity(
            ReplyKind.PROPOSAL, self._profile.key, content.fiscal_year, content.department, self._issued_at
        )
        book = self._book
        book.clear()
        write_cover(book, identity, self._cover(content))
        lines = proposal_lines(content.fiscal_year, self._profile.last_year)
        rules = self._rules.get(content.fiscal_year) or _line_rules(lines)
        self._rules[content.fiscal_year] = rules
        places: list[InputPlace] = []
        for place in range(1, PROPOSAL_SHEETS + 1):
            form = book.add_sheet(f"{PROPOSAL_SHEET}{place}", _WIDTHS)
            places += _write_sheet(form, identity, place, lines)
            form.sheet.data_validations.dataValidation.extend(rules)
        write_identity(book, identity, places)
        return book.saved()

    def _cover(self, content: ProposalBook) -> Cover:
        """Return what the cover says; who has nothing to propose need not return the form."""
        contact = content.contact or self._profile.words.office
        return Cover(
            self._profile.plan_name, content.deadline, contact, content.leader,
            (("調べること", "計画に新しく加えたい事業"),),
            (
                f"新しく始めたい事業がある場合に、シート「{PROPOSAL_SHEET}1」から順に、1事業につき1シートに記入します。",
                "白い欄に記入します。決まっていない欄は空けてかまいませんが、事業名・目的・内容は必ず記入します。",
                "右端の「確認」がすべて「OK」か「任意」になったことを確かめます。",
                return_step(content.deadline, contact),
            ),
            (
                "提案がない場合は、返送しなくてかまいません。",
                f"{PROPOSAL_SHEETS} 事業より多く提案したいときは、提出先へご相談ください。",
                "経費は千円単位の見込額です。庁内の管理に使い、公表しません。",
            ),
            leader_word=self._profile.words.leader,
        )  # fmt: skip


def _write_sheet(
    form: FormSheet, identity: Identity, place: int, lines: tuple[ProposalLine, ...]
) -> list[InputPlace]:
    """Fill the sheet of one proposal; returns where its input cells stand.

    place: of the proposal in the workbook, from 1; with the department it makes the sheet's reply code, so
    that a sheet that is moved into another workbook is still known.
    """
    book, number, sheet_title = form.book, f"0-{place}", f"{PROPOSAL_SHEET}{place}"
    code = identity.code(number)
    title = f"{long_year(identity.fiscal_year)} {KIND_TITLES[identity.kind]}　{sheet_title}"
    _write_head(form, identity, title, code)
    first, last = _HEAD_ROW + 1, _HEAD_ROW + len(lines)
    for row, line in enumerate(lines, start=first):
        _write_line(form, row, line, f"C{first}:C{last}")
    book.colour_checks(form.sheet, f"D{first}:D{last}")
    form.sheet.freeze_panes = f"A{first}"
    note = f"{CODE_LABEL} {code}　庁内限り"
    header = book.header(f"{title}　{identity.department}")
    form.finish(Page(f"A1:D{last}", landscape=False, header=header, one_page=True, note=note))
    return [
        InputPlace(code, number, sheet_title, line.name, f"C{row}")
        for row, line in enumerate(lines, start=first)
    ]


def _line_rules(lines: tuple[ProposalLine, ...]) -> "list[DataValidation]":
    """Return the rules of the white cells, which are the same on every sheet of a round."""
    return [
        amount_rule(f"C{row}", line.label)
        if line.kind is InputKind.AMOUNT
        else text_rule(f"C{row}", line.label, TEXT_LIMITS[line.name])
        for row, line in enumerate(lines, start=_HEAD_ROW + 1)
    ]


def _write_head(form: FormSheet, identity: Identity, title: str, code: str) -> None:
    """Write title, department and code above the table; the code stands right of its label."""
    form.put(1, _ITEM, title, "fm_title", _ANSWER)
    form.height(1, least_pt=30)
    form.put(2, _ITEM, form.book.header(PROPOSAL_NOTE), "fm_note", _CHECK)
    form.put(3, _ITEM, PROPOSAL_DEPARTMENT, "fm_label", _LABEL)
    form.put(3, _ANSWER, identity.department, "fm_known", _CHECK)
    form.put(4, _ANSWER, CODE_LABEL, "fm_code_label")
    form.put(4, _CHECK, code, "fm_code")
    form.height(3)
    form.height(4)
    heads = (HEAD_ITEM, HEAD_LABEL, HEAD_ANSWER, HEAD_CHECK)
    for column, heading in enumerate(heads, start=1):
        form.put(_HEAD_ROW, column, heading, "fm_head")
    form.height(_HEAD_ROW)


def _write_line(form: FormSheet, row: int, line: ProposalLine, answers: str) -> None:
    """Write a line: item, label, white cell, check.

    What must be answered is asked for only once anything stands on the sheet. answers: all its white cells.
    """
    cell = f"C{row}"
    form.put(row, _ITEM, line.item, "fm_item")
    form.put(row, _LABEL, line.label, "fm_label")
    form.put(row, _ANSWER, None, INPUT_LOOKS[line.kind])
    form.height(row, least_pt=line.height_lines * ANSWER_LINE_PT + 6)
    if line.kind is InputKind.AMOUNT:
        form.formula(row, _CHECK, amount_check(cell, f'"{OPTIONAL_WORD}"'), "fm_check")
        return
    limit = TEXT_LIMITS[line.name]
    empty = f'"{OPTIONAL_WORD}（{limit}字まで）"'
    if line.required:  # only once the sheet is used: an untouched one is no proposal
        empty = f'IF(COUNTA({answers})=0,{empty},"{MISSING}（{limit}字まで）")'
    form.formula(row, _CHECK, text_check(cell, limit, empty), "fm_check")
