"""Writes the 照会票: the sheet on which a department is asked about its answers, and answers in turn."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.oddities import Inquiry
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.replies import ReplyKind
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.survey_checks import MISSING, text_check
from fujidesk.exchange.survey_cover import NO_CONTACT, shown_deadline
from fujidesk.exchange.survey_identity import Identity, InputPlace, write_identity
from fujidesk.exchange.survey_layout import (
    CODE_LABEL,
    COVER_NUMBER,
    HEAD_CHECK,
    HEAD_NUMBER,
    HEAD_QUESTION,
    HEAD_QUESTION_ITEM,
    HEAD_REPLY,
    HEAD_SHOWN,
    HEAD_TITLE,
    INQUIRY_SHEET,
    KIND_TITLES,
    TEXT_LIMITS,
)
from fujidesk.exchange.survey_lists import text_rule
from fujidesk.exchange.survey_looks import ANSWER_LINE_PT, FormBook, FormSheet
from fujidesk.exchange.workbook_format import Page

HEADS = (HEAD_QUESTION_ITEM, HEAD_NUMBER, HEAD_TITLE, HEAD_SHOWN, HEAD_QUESTION, HEAD_REPLY, HEAD_CHECK)
_ANSWER, _CHECK = 6, 7
_WIDTHS = (5.0, 10.0, 22.0, 27.0, 36.0, 44.0, 16.0)
_HEAD_ROW = 6
_LIMIT = TEXT_LIMITS["answer"]


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """A question with what the department needs beside it.

    title: of the project. shown: what the department had answered, as text. An answer that is already
    known stands in the white cell.
    """

    inquiry: Inquiry
    title: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class InquiryBook:
    """The questions to a department; deadline: ISO date, "" where none is set."""

    fiscal_year: int
    department: str
    deadline: str
    contact: str
    lines: tuple[InquiryLine, ...]


class InquiryWriter:
    """Makes workbooks of questions.

    `InquiryWriter(profile, issued_at, sample=is_sample).data(InquiryBook(…))` gives the bytes of a file,
    which `exchange.file_set` writes with those of other departments, all or none. issued_at: local time.
    sample: every page is marked as made up. The file's name is
    `survey_layout.file_name(ReplyKind.INQUIRY, fiscal_year, department)`.
    """

    def __init__(self, profile: PlanProfile, issued_at: dt.datetime, *, sample: bool = False) -> None:
        self._profile = profile
        self._issued_at = issued_at
        self._book = FormBook(f"{profile.plan_name} {KIND_TITLES[ReplyKind.INQUIRY]}", sample=sample)

    def write(self, path: Path, content: InquiryBook) -> None:
        """Write a department's questions, whole or not at all.

        Raises:
            MachineError: the file cannot be written.
        """
        replace_with_bytes(path, self.data(content))

    def data(self, content: InquiryBook) -> bytes:
        """Return a department's questions as the bytes of its file."""
        identity = Identity(
            ReplyKind.INQUIRY, self._profile.key, content.fiscal_year, content.department, self._issued_at
        )
        book = self._book
        book.clear()
        known = replace(content, contact=content.contact or self._profile.words.office)
        places = _write_sheet(book, identity, known)
        write_identity(book, identity, places)
        return book.saved()


def _write_sheet(book: FormBook, identity: Identity, content: InquiryBook) -> list[InputPlace]:
    """Add the sheet of questions; returns where its input cells stand."""
    form = book.add_sheet(INQUIRY_SHEET, _WIDTHS)
    title = f"{long_year(identity.fiscal_year)} 進捗状況報告についての{KIND_TITLES[identity.kind]}"
    code = identity.code(COVER_NUMBER)
    _write_head(form, content, title, code)
    first, last = _HEAD_ROW + 1, _HEAD_ROW + max(1, len(content.lines))
    for item, line in enumerate(content.lines, start=1):
        _write_line(form, _HEAD_ROW + item, item, line)
    form.sheet.add_data_validation(text_rule(f"F{first}:F{last}", HEAD_REPLY, _LIMIT))
    book.colour_checks(form.sheet, f"G{first}:G{last}")
    form.sheet.freeze_panes = f"A{first}"
    header = book.header(f"{title}　{identity.department}")
    note, titles = f"{CODE_LABEL} {code}　庁内限り", f"{_HEAD_ROW}:{_HEAD_ROW}"
    form.finish(Page(f"A1:G{last}", landscape=True, header=header, title_rows=titles, note=note))
    return [
        InputPlace(code, line.inquiry.number, INQUIRY_SHEET, line.inquiry.rule, f"F{row}")
        for row, line in enumerate(content.lines, start=first)
    ]


def _write_head(form: FormSheet, content: InquiryBook, title: str, code: str) -> None:
    """Write title, code, and what to do until when."""
    form.put(1, 1, title, "fm_title", 5)
    form.put(1, _ANSWER, CODE_LABEL, "fm_code_label")
    form.put(1, _CHECK, code, "fm_code")
    form.height(1, least_pt=30)
    todo = (
        f"{content.department}　御中　　報告いただいた内容について、右の白い欄に回答を記入し、"
        f"Excel ブック（.xlsx）のまま返送してください。"
    )
    form.put(2, 1, form.book.header(todo), "fm_plain", _CHECK)
    facts = (("提出期限", shown_deadline(content.deadline)), ("提出先", content.contact or NO_CONTACT))
    for row, (label, value) in enumerate(facts, start=3):
        form.put(row, 1, label, "fm_label", 2)
        form.put(row, 3, value, "fm_known", 5)
        form.height(row)
    for column, heading in enumerate(HEADS, start=1):
        form.put(_HEAD_ROW, column, heading, "fm_head")
    form.height(2, least_pt=24)
    form.height(_HEAD_ROW)


def _write_line(form: FormSheet, row: int, item: int, line: InquiryLine) -> None:
    """Write a question."""
    inquiry = line.inquiry
    form.put(row, 1, item, "fm_item")
    form.put(row, 2, inquiry.number, "fm_known_center")
    form.put(row, 3, line.title, "fm_known")
    form.put(row, 4, line.shown, "fm_last")
    form.put(row, 5, inquiry.question, "fm_known")
    form.put(row, _ANSWER, inquiry.answer, "fm_input_text")
    check = text_check(f"F{row}", _LIMIT, f'"{MISSING}（{_LIMIT}字まで）"')
    form.formula(row, _CHECK, check, "fm_check")
    texts = ((line.title, 3, 3), (line.shown, 4, 4), (inquiry.question, 5, 5), (inquiry.answer, 6, 6))
    form.height(row, *texts, least_pt=3 * ANSWER_LINE_PT)
