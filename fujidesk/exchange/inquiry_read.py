"""Reads the answers of a 照会票; a question is known by its project and its words, never by its row."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.oddities import Inquiry, InquiryState
from fujidesk.domain.replies import Answer, Outcome, Problem
from fujidesk.domain.survey_values import inquiry_value
from fujidesk.domain.written import Certainty, folded
from fujidesk.exchange.answer_amounts import Hints
from fujidesk.exchange.answer_reading import Reading, quoted, written_text
from fujidesk.exchange.answer_values import AnswerValues
from fujidesk.exchange.survey_layout import HEAD_CHECK, HEAD_NUMBER, HEAD_QUESTION, HEAD_REPLY, InputKind
from fujidesk.exchange.survey_sheets import cell_name, heading_rows, is_blank
from fujidesk.exchange.survey_strays import CHECK_WORDS
from fujidesk.exchange.workbook_cells import SheetCells

_ANSWER = "answer"
_ALLOWED = "回答の文章"


def read_inquiries(
    sheet: SheetCells, asked: Mapping[tuple[str, str], Inquiry], values: AnswerValues, today: str
) -> tuple[list[Answer], list[Problem]]:
    """Return the answers of a 照会票 and its problems.

    An empty answer is none: a question may be answered in a later return, and nothing stored is erased.

    Args:
        sheet: that came in.
        asked: inquiries to its department, by number and rule.
        values: reads cells.
        today: ISO day noted with new answers.
    """
    heads = heading_rows(sheet, (HEAD_NUMBER, HEAD_QUESTION, HEAD_REPLY))
    if not heads:
        text = f"見出し「{HEAD_REPLY}」のある表が見つかりません。送付した照会票に記入し直してもらってください"
        return [], [Problem(sheet.title, "", text)]
    head, columns = heads[0]
    number_at, question_at, reply_at = (
        columns[folded(name)] for name in (HEAD_NUMBER, HEAD_QUESTION, HEAD_REPLY)
    )
    answers: list[Answer] = []
    problems = list(_strays(sheet, head, columns))
    for row in sorted({row for row, _ in sheet.cells if row > head}):
        content = sheet.at(row, reply_at)
        number = folded(written_text(sheet.at(row, number_at)))
        question = written_text(sheet.at(row, question_at))
        inquiry = _meant(asked, number, question)
        if is_blank(content):
            if number and inquiry is None and any(number == key[0] for key in asked):
                text = (
                    f"照会事項が、照会したときと違います（{quoted(question)}）。"
                    f"回答なら「{HEAD_REPLY}」の欄に書いてもらってください"
                )
                problems.append(Problem(sheet.title, cell_name((row, question_at)), text, number=number))
            continue
        cell = cell_name((row, reply_at))
        if inquiry is None:
            text = (
                f"回答{quoted(written_text(content))}の照会事項が、照会中のものと合いません。取り込みません"
            )
            problems.append(Problem(sheet.title, cell, text, number=number))
            continue
        reading = values.read(_ANSWER, InputKind.TEXT, content, Hints())
        answers.append(_answer(inquiry, reading, (sheet.title, cell, written_text(content)), today))
    return _without_doubles(answers), problems


def _strays(sheet: SheetCells, head: int, columns: Mapping[str, int]) -> Iterator[Problem]:
    """Yield what stands right of the table, in rows without a question, or over a check; none is taken."""
    number_at, check_at = columns[folded(HEAD_NUMBER)], columns.get(folded(HEAD_CHECK))
    last, taken = max(columns.values()), columns[folded(HEAD_REPLY)]
    for (row, column), content in sorted(sheet.cells.items()):
        if is_blank(content) or column == taken:
            continue
        is_beneath = row > head and is_blank(sheet.at(row, number_at))
        is_over = row > head and column == check_at and not content.is_formula
        text = written_text(content)
        if column > last or is_beneath or (is_over and not folded(text).startswith(CHECK_WORDS)):
            told = f"回答の欄の外に{quoted(text)}と書かれています。取り込みません"
            yield Problem(sheet.title, cell_name((row, column)), told)


def _meant(asked: Mapping[tuple[str, str], Inquiry], number: str, question: str) -> Inquiry | None:
    """Return the inquiry that a row is about; None where it is none, or might be two.

    Rows are sorted and deleted by those who answer, so that only number and words together tell the question.
    """
    found = [
        inquiry
        for inquiry in asked.values()
        if inquiry.number == number and folded(inquiry.question) == folded(question)
    ]
    return found[0] if len(found) == 1 else None


def _answer(inquiry: Inquiry, reading: Reading, where: tuple[str, str, str], today: str) -> Answer:
    """Return the answer to one inquiry.

    Args:
        inquiry: as it is stored.
        reading: of the cell of its answer.
        where: sheet title, name of the cell and the text as written.
        today: ISO day noted as the day of the answer.
    """
    sheet, cell, written = where
    before = inquiry_value(inquiry)
    text = "" if reading.value is None else str(reading.value)
    outcome, problem = _outcome(inquiry, reading, text)
    change = None
    if outcome not in (Outcome.SAME, Outcome.REFUSED):
        after: JsonValue = {
            "question": inquiry.question, "state": InquiryState.ANSWERED.value, "answer": text,
            "asked_at": inquiry.asked_at, "answered_at": today,
        }  # fmt: skip
        field = f"{inquiry.fiscal_year}.{inquiry.rule}"
        change = FieldChange(Entity.INQUIRY, inquiry.number, field, before, after)
    allowed = _ALLOWED if problem else ""
    return Answer(
        inquiry.number, inquiry.rule, outcome, change, sheet, cell, written, reading.reading, problem, allowed
    )


def _outcome(inquiry: Inquiry, reading: Reading, text: str) -> tuple[Outcome, str]:
    """Return what becomes of an answer, and why it is in doubt.

    A settled question is closed for the office; an answer that comes after that is asked about, not taken.
    """
    if reading.certainty is Certainty.WRONG:
        return Outcome.REFUSED, reading.problem
    if text == inquiry.answer:
        return Outcome.SAME, ""
    if reading.certainty is Certainty.DOUBTFUL:
        return Outcome.CHECK, reading.problem
    if inquiry.state is InquiryState.SETTLED:
        return Outcome.CHECK, "この照会は解決済みです。回答を入れ替えてよいか確かめてください"
    return (Outcome.CHANGED if inquiry.answer else Outcome.NEW), ""


def _without_doubles(answers: list[Answer]) -> list[Answer]:
    """Return the answers; where two rows answer one question differently, both are 要確認.

    Two rows that say the same are one answer. One that changes nothing stays as it is.
    """
    texts: dict[tuple[str, str], set[str]] = {}
    for answer in answers:
        texts.setdefault((answer.number, answer.name), set()).add(answer.written)
    checked: dict[tuple[str, str, str], Answer] = {}
    for answer in answers:
        doubled = len(texts[answer.number, answer.name]) > 1 and answer.change is not None
        problem = "同じ照会事項の回答が 2 つあり、内容が違います"
        checked.setdefault(
            (answer.number, answer.name, answer.written),
            replace(answer, outcome=Outcome.CHECK, problem=problem, allowed=_ALLOWED) if doubled else answer,
        )
    return list(checked.values())
