"""Writes the cover of a workbook: what to do, until when, whom to ask, how to return it.

The first sheet of 進捗状況報告 and 新規事業調査; a 照会票 has one sheet only and says the same at its top.
One printed page: title and reply code, facts with their labels, numbered steps, numbered requests.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from fujidesk.domain.fiscal import long_day, long_year
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.exchange.survey_identity import Identity
from fujidesk.exchange.survey_layout import CODE_LABEL, COVER_NUMBER, COVER_SHEET, KIND_TITLES
from fujidesk.exchange.survey_looks import FormBook, FormSheet
from fujidesk.exchange.workbook_format import Page

_WIDTHS = (5.0, 24.0, 40.0, 12.0, 18.0)
_LAST = len(_WIDTHS)
NO_DEADLINE = "別途お知らせします"
"""Stands for a deadline that the office has not set yet."""
NO_CONTACT = "事務局"
"""Stands for a contact that the office has not set yet; a return has to go somewhere."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover says.

    deadline: ISO date, "" where none is set. contact: the office's post and telephone, leader: the
    department's 情報化推進リーダー, both "" where not known. facts: further label and value, below those of
    every cover. steps: what to do, in order. notes: what to mind. leader_word: the city's.
    """

    plan_name: str
    deadline: str
    contact: str
    leader: str
    facts: Sequence[tuple[str, str]]
    steps: Sequence[str]
    notes: Sequence[str]
    leader_word: str = STANDARD_WORDS.leader


def write_cover(book: FormBook, identity: Identity, cover: Cover) -> None:
    """Add the cover sheet; a sample gets a line in red below the title, beside the mark of every page."""
    form = book.add_sheet(COVER_SHEET, _WIDTHS)
    title = f"{long_year(identity.fiscal_year)} {KIND_TITLES[identity.kind]}"
    form.put(1, 1, title, "fm_title", 3)
    form.put(1, 4, CODE_LABEL, "fm_code_label")
    form.put(1, 5, identity.code(COVER_NUMBER), "fm_code")
    form.height(1, least_pt=30)
    form.put(2, 1, cover.plan_name, "fm_plain", _LAST)
    row = 3
    if book.sample:
        mark = f"{SAMPLE_WORD}：研修・説明のために作ったもので、実際の調査ではありません。"
        form.put(row, 1, mark, "fm_sample", _LAST)
        form.height(row, least_pt=24)
        row += 1
    row = _write_facts(form, row + 1, identity, cover)
    row = _write_steps(form, row + 1, "記入のしかた", cover.steps)
    row = _write_steps(form, row + 1, "お願い", cover.notes)
    header = book.header(f"{title}　{identity.department}")
    note = f"{CODE_LABEL} {identity.code(COVER_NUMBER)}　庁内限り"
    form.finish(Page(f"A1:E{row - 1}", landscape=False, header=header, one_page=True, note=note))


def _write_facts(form: FormSheet, row: int, identity: Identity, cover: Cover) -> int:
    """Write for whom, until when and whom to ask; returns the next free row."""
    facts = (
        ("回答する部署", identity.department), ("提出期限", shown_deadline(cover.deadline)),
        ("提出先・問い合わせ先", cover.contact or NO_CONTACT),
        (cover.leader_word, cover.leader or "（未登録）"), *cover.facts,
    )  # fmt: skip
    for label, value in facts:
        form.put(row, 1, label, "fm_label", 2)
        form.put(row, 3, value, "fm_known", _LAST)
        form.height(row, (value, 3, _LAST), least_pt=24)
        row += 1
    return row


def shown_deadline(deadline: str) -> str:
    """Return a deadline in the Japanese calendar, with its weekday."""
    return long_day(dt.date.fromisoformat(deadline)) if deadline else NO_DEADLINE


def _write_steps(form: FormSheet, row: int, heading: str, steps: Sequence[str]) -> int:
    """Write a heading and numbered lines below it; returns the next free row."""
    form.put(row, 1, heading, "fm_subtitle", _LAST)
    form.height(row, least_pt=24)
    for place, step in enumerate(steps, start=1):
        row += 1
        form.put(row, 1, place, "fm_item")
        form.put(row, 2, step, "fm_known", _LAST)
        form.height(row, (step, 2, _LAST), least_pt=26)
    return row + 1


def return_step(deadline: str, contact: str) -> str:
    """Return the step that tells how a workbook comes back."""
    until = f"{shown_deadline(deadline)}までに、" if deadline else ""
    return (
        f"Excel ブック（.xlsx）のまま保存し、{until}{contact or NO_CONTACT}へ返送してください"
        "（ファイル名は変えてもかまいません）。"
    )
