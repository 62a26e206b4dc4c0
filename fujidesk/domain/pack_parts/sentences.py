"""The three sentences and the figures of 資料1, made from the data; the office may rewrite the sentences.

A sentence says only what the data bear out, and from what it is counted; without answers it says so.
"""

from collections import Counter
from fractions import Fraction
from math import floor

from fujidesk.domain.achievement import Achievement, achieved
from fujidesk.domain.evaluation import transitions
from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.pack_blocks import KeyFigure, Tone
from fujidesk.domain.pack_editions import SENTENCE_PLACES
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.pack_parts.whole_words import made_whole_sentences
from fujidesk.domain.report_rows import ReportRow
from fujidesk.domain.scoring import Standing, good_grades

_LATE = (1, 2)
"""① of 1 or 2: behind the plan (002, 図表2)."""


def made_sentences(data: PackData) -> tuple[str, str, str]:
    """Return the sentences as the data give them: grades, change from last year, what is late or reached."""
    if data.whole is not None:
        return made_whole_sentences(data.whole)
    if not data.has_answers:
        year = long_year(data.year)
        return (f"{year}の実績の回答はまだ登録されていません。", "", "")
    return _grades(data), _change(data), _outlook(data)


def sentences(data: PackData) -> tuple[str, ...]:
    """Return the sentences of the papers: the office's where it wrote one, else the made ones; no empty."""
    made = made_sentences(data)
    chosen = (data.edition.text(place) or text for place, text in zip(SENTENCE_PLACES, made, strict=True))
    return tuple(text for text in chosen if text)


def _grades(data: PackData) -> str:
    """Say how many projects are as planned or better, of those with a grade."""
    good = good_grades(data.profile)
    graded = [row for row in data.rows if row.grade is not None]
    reached = [row for row in graded if row.grade in good]
    if not graded:
        return f"{long_year(data.year)}は、評価のそろった事業がまだありません（全 {len(data.rows)} 事業）。"
    rest = len(data.rows) - len(graded)
    without = f"、評価のない {rest} 事業を除く" if rest else ""
    return (
        f"{long_year(data.year)}は、評価のある {len(graded)} 事業のうち {len(reached)} 事業"
        f"（{share_words(len(reached), len(graded))}）が「おおむね計画どおり」（{good[-1]}）以上でした"
        f"（全 {len(data.rows)} 事業{without}）。"
    )


def _change(data: PackData) -> str:
    """Say how the grades moved from the year before."""
    moved = transitions(data.rows_before, data.rows, data.profile)
    if not any(row.grade is not None for row in data.rows_before):
        return "前年度の評価がないため、前年度との比較はありません。"
    if not moved.compared:
        return "前年度と比べられる、両年とも評価のある事業はありません。"
    return (
        f"前年度（{short_year(data.year - 1)}）と比べ、評価が上がった事業は {len(moved.up)}、"
        f"下がった事業は {len(moved.down)}、変わらない事業は {len(moved.same)} でした"
        f"（両年とも評価のある {moved.compared} 事業）。"
    )


def _outlook(data: PackData) -> str:
    """Say how many projects are behind, and how many indicators are reached; "" where neither is known."""
    counts = achieved(data.evaluation.indicators, data.year)
    judged = sum(len(numbers) for kind, numbers in counts.items() if kind is not Achievement.UNKNOWN)
    late = ""
    if _has_grades(data):
        late = (
            f"{data.profile.scores[0].name}が計画より遅れている事業（①が1か2）は {len(late_rows(data))} 事業"
        )
    if not judged:
        return f"{late}です。" if late else ""
    reached = (
        f"施策指標は判定できる {judged} のうち {len(counts[Achievement.REACHED])} が目標を達成しています。"
    )
    return f"{late}、{reached}" if late else reached


def _has_grades(data: PackData) -> bool:
    """Tell whether any project of the year has a grade; else 0 late ones would say more than is known."""
    return any(row.grade is not None for row in data.rows)


def late_rows(data: PackData) -> tuple[ReportRow, ...]:
    """Return the projects that are behind their plan by their own score."""
    graded = (row for row in data.rows if row.grade is not None)
    return tuple(row for row in graded if (row.scores[0] or 0) in _LATE)


def share_words(part: int, whole: int) -> str:
    """Return a share in words: 「約8割」 (rounded to tenths, halves up) or 「なし」; 「すべて」 for all."""
    if not whole or not part:
        return "なし"
    if part == whole:
        return "すべて"
    tenths = floor(Fraction(part * 10, whole) + Fraction(1, 2))
    if tenths in (0, 10):
        return f"{part * 100 / whole:.1f}%"
    return f"{'' if Fraction(part * 10, whole) == tenths else '約'}{tenths}割"


def key_figures(data: PackData) -> tuple[KeyFigure, ...]:
    """Return the figures that matter, each with the projects behind it; without grades none of grades."""
    moved = transitions(data.rows_before, data.rows, data.profile)
    standings = Counter(row.standing for row in data.rows)
    good = good_grades(data.profile)
    numbers = {
        "good": tuple(row.number for row in data.rows if row.grade in good),
        "late": tuple(row.number for row in late_rows(data)),
        "open": tuple(
            row.number for row in data.rows if row.standing in (Standing.UNANSWERED, Standing.UNEVALUATED)
        ),
    }
    figures = [counted(f"{good[-1]} 以上", numbers["good"], Tone.GOOD)] if _has_grades(data) else []
    if moved.compared:
        figures += [
            counted("前年度より評価が上がった", moved.up, Tone.GOOD),
            counted("前年度より評価が下がった", moved.down, Tone.CARE),
        ]
    if _has_grades(data):
        figures.append(counted("遅れあり（①が1か2）", numbers["late"], Tone.BAD))
    if standings[Standing.UNANSWERED] or standings[Standing.UNEVALUATED]:
        figures.append(counted("未回答・未評価", numbers["open"], Tone.PLAIN))
    return tuple(figures)


def counted(label: str, numbers: tuple[str, ...], tone: Tone) -> KeyFigure:
    """Return a figure that counts projects; none are neither good nor bad."""
    return KeyFigure(f"{len(numbers):,}", "事業", label, tone if numbers else Tone.PLAIN, numbers)
