"""Reads the value of one white cell of the survey's forms: what was meant, how sure that is, what is allowed.

The cell's number format counts: offices paste cells over with formats of other sheets, so that a figure is
shown as a date, per cent, yen or thousands. What was interpreted is said; what is not certain is doubtful and
at most proposed; what cannot stand in the cell is refused with what can.
"""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import ENDED_PHASE, PHASE_FIELDS, phase_cell_value
from fujidesk.domain.written import (
    MAX_DIGITS,
    Certainty,
    folded,
    means_nothing,
)
from fujidesk.exchange.answer_amounts import (
    AMOUNT_ALLOWED,
    FIGURE_ALLOWED,
    Hints,
    read_amount_cell,
    read_figure_cell,
)
from fujidesk.exchange.answer_choices import Choice, allowed_words, read_choice, read_code
from fujidesk.exchange.answer_reading import EMPTY, Reading, figure_of, quoted, written_text
from fujidesk.exchange.cell_formats import is_hidden, is_percent
from fujidesk.exchange.register_layout import plain_figure
from fujidesk.exchange.survey_layout import TEXT_LIMITS, InputKind
from fujidesk.exchange.survey_lists import phase_entry, score_entry
from fujidesk.exchange.workbook_format import MAX_TEXT
from fujidesk.exchange.workbook_xml import CellContent

TEXT_ALLOWED = "文字"
_EARLY = 18_264
"""1950 as a day's number: what is less was a figure in a cell that is shown as a date."""


class AnswerValues:
    """Reads answers by the choices of one plan."""

    def __init__(self, profile: PlanProfile) -> None:
        self.profile = profile
        self._choices = _choices(profile)

    def read(self, name: str, kind: InputKind, content: CellContent | None, hints: Hints) -> Reading:
        """Read the cell of a field.

        Args:
            name: of the report's or another form's field.
            kind: what may stand there.
            content: of the cell, None where it is empty.
            hints: what is known of the project.

        Returns:
            EMPTY for a cell in which nothing stands, or only spaces. A value that its cell hides (`;;;`) or
            strikes out is doubtful at best; a computed one may be sure, and its reading says that it was.
        """
        written = written_text(content)
        if content is None or (content.has_value and not folded(written)):
            return EMPTY
        if refused := self._refused(name, kind, content, written):
            return refused
        found = self._by_kind(name, kind, content, hints)
        if is_hidden(content.shown.code) and found.certainty is Certainty.SURE:
            problem = f"セルの書式のため、値{quoted(written)}が画面に出ていません"
            found = Reading(Certainty.DOUBTFUL, found.value, "", problem, self.allowed(name, kind))
        if content.is_struck and found.certainty is Certainty.SURE:
            value = found.value if kind is InputKind.TEXT else None
            problem = "取り消し線があり、どこまでが回答か分かりません"
            found = Reading(Certainty.DOUBTFUL, value, "", problem, self.allowed(name, kind))
        if content.is_formula and found.certainty is Certainty.SURE:
            found = replace(
                found, reading=f"計算式の結果{quoted(written)}を読みました。{found.reading}".rstrip("。")
            )
        return found

    def allowed(self, name: str, kind: InputKind) -> str:
        """Return what may stand in the cell of a field."""
        if kind in (InputKind.CHOICE, InputKind.PHASE, InputKind.SCORE):
            return allowed_words(self._choices[name])
        return {InputKind.AMOUNT: AMOUNT_ALLOWED, InputKind.FIGURE: FIGURE_ALLOWED}.get(kind, TEXT_ALLOWED)

    def _refused(self, name: str, kind: InputKind, content: CellContent, written: str) -> Reading | None:
        """Return why nothing can be read from a cell, None where something can.

        A formula without a stored result is no empty cell: programs that save without calculating leave it
        so, and taking it for empty would lose an answer.
        """
        problem = ""
        if not content.has_value:
            problem = "計算式の結果がファイルに保存されていません。値を入れ直してください"
        elif content.is_error:
            problem = f"エラー値（{written[:20]}）になっています。値を入れ直してください"
        elif isinstance(content.value, bool):
            problem = f"真偽値（{written}）になっています。値を入れ直してください"
        elif "\ufffd" in written:
            problem = f"{quoted(written)}は文字化けしています。入れ直してください"
        return (
            Reading(Certainty.WRONG, problem=problem, allowed=self.allowed(name, kind)) if problem else None
        )

    def _by_kind(self, name: str, kind: InputKind, content: CellContent, hints: Hints) -> Reading:
        """Read a cell that has a value."""
        if kind is InputKind.TEXT:
            return _read_text(name, content)
        number, note = _number_in(content)
        if number is None and not isinstance(content.value, str):
            return Reading(Certainty.WRONG, problem=note, allowed=self.allowed(name, kind))
        if number is not None and number.adjusted() >= MAX_DIGITS:
            problem = f"{quoted(written_text(content))}は大きすぎます"
            return Reading(Certainty.WRONG, problem=problem, allowed=self.allowed(name, kind))
        if kind is InputKind.AMOUNT:
            found = read_amount_cell(number, content, hints)
        elif kind is InputKind.FIGURE:
            found = read_figure_cell(number, content, hints)
        else:
            found = self._read_choice(name, number, content, hints)
        if note and found.certainty is Certainty.SURE:
            found = replace(found, reading="。".join(filter(None, (note, found.reading))))
        return found

    def _read_choice(self, name: str, number: Decimal | None, content: CellContent, hints: Hints) -> Reading:
        """Read a score, a phase or another choice."""
        choices, written = self._choices[name], written_text(content)
        if number is not None:
            written = plain_figure(number)
        else:
            if name in PHASE_FIELDS and means_nothing(folded(written)):
                return self._read_dash(name, written, hints)
            return read_choice(written, choices)
        found = read_code(float(number), written, choices)
        if not is_percent(content.shown.code):
            return found
        if found.certainty is Certainty.SURE:
            return replace(found, reading=f"表示は {number * 100:f}% ですが、値 {number:f} を読みました")
        meant = read_code(float(number * 100), written, choices)
        if meant.certainty is not Certainty.SURE:
            return found
        shown = f"{plain_figure(number * 100)}%"
        return Reading(
            Certainty.DOUBTFUL, meant.value, f"{plain_figure(number * 100)} と読めます",
            f"百分率（{shown}）になっています", self.allowed(name, InputKind.SCORE),
        )  # fmt: skip

    def _read_dash(self, name: str, written: str, hints: Hints) -> Reading:
        """Read 「-」 in the cell of a phase: the end where the plan says so too, as the plan writes it."""
        # Plans write 「-」 where a project is over; clerks write it for "nothing to say" as well.
        ended = phase_cell_value(ENDED_PHASE)
        if folded(written) == "-" and (hints.planned or {}).get(name) == ENDED_PHASE:
            return Reading(Certainty.SURE, ended, f"{quoted(written)}を「終了」と読みました")
        problem = f"{quoted(written)}が終了なのか、未回答なのかが決まりません"
        allowed = self.allowed(name, InputKind.PHASE)
        return Reading(Certainty.DOUBTFUL, ended, "「終了」と読めます", problem, allowed)


def _number_in(content: CellContent) -> tuple[Decimal | None, str]:
    """Return the number of a cell, and what is to be said of it; None where there is none, and why.

    A score of 4 pasted into a cell with a date format is shown as 1900/1/4: serial numbers before `_EARLY`
    are figures. A later day is what Excel made of 「4-1」, whose figure nobody can restore.
    """
    value = content.value
    if isinstance(value, int | float):
        return figure_of(value), ""
    if isinstance(value, str):
        return None, ""
    shown = written_text(content)
    if content.number is not None and content.number < _EARLY and float(content.number).is_integer():
        number = figure_of(content.number)
        return number, f"日付の書式（表示は {shown}）ですが、値 {number:f} を読みました"
    what = "時刻" if isinstance(value, dt.time) else "日付"
    return None, f"{what}（{shown}）になっています。Excel が「4-1」などを{what}に変えることがあります"


def _choices(profile: PlanProfile) -> dict[str, tuple[Choice, ...]]:
    """Return field → its choices, in the order and words of the plan's profile, the best score first."""
    found: dict[str, tuple[Choice, ...]] = {}
    for name, terms in (("status", profile.statuses), ("outlook", profile.outlooks)):
        found[name] = tuple(Choice(term.code, term.entry, (term.name,), term.key) for term in terms)
    ended = Choice(ENDED_PHASE, phase_entry(profile, ENDED_PHASE), ("終了",), phase_cell_value(ENDED_PHASE))
    phases = [
        Choice(
            term.number,
            phase_entry(profile, term.number),
            (term.name, term.short_name),
            phase_cell_value(term.number),
        )
        for term in profile.phases
    ]
    found |= dict.fromkeys(PHASE_FIELDS, (*phases, ended))
    for term in profile.scores:
        steps = sorted(term.steps.items(), reverse=True)
        found[f"score_{term.key}"] = tuple(
            Choice(step, score_entry(term, step), (words,), step) for step, words in steps
        )
    return found


# Texts


def _read_text(name: str, content: CellContent) -> Reading:
    """Read a text as it stands; a number or a day as the cell shows it."""
    text = written_text(content)
    value = content.value
    reading = ""
    if isinstance(value, dt.date | dt.time):
        reading = f"日付を「{text}」と読みました"
    elif isinstance(value, int | float) and is_percent(content.shown.code):
        text = f"{plain_figure(figure_of(value) * 100)}%"
        reading = f"百分率を「{text}」と読みました"
    if len(text) > MAX_TEXT:
        problem = f"文章が長すぎます（{len(text):,} 字）"
        return Reading(Certainty.WRONG, problem=problem, allowed=f"{MAX_TEXT:,} 字までの文字")
    limit = TEXT_LIMITS.get(name)
    if limit is not None and len(text) > limit:
        reading = "。".join(
            filter(None, (reading, f"{limit} 字を超えていますが（{len(text)} 字）、そのまま読みました"))
        )
    return Reading(Certainty.SURE, text, reading)
