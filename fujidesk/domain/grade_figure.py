"""The distribution of grades as a figure for paper: bars, counts, and what a reader must know."""

import datetime as dt
from dataclasses import dataclass

from fujidesk.domain.evaluation import By, EvaluationData, denominator, distribution, group_names
from fujidesk.domain.fiscal import REIWA_OFFSET, long_year
from fujidesk.domain.report_rows import marks_of
from fujidesk.domain.sample_mark import SAMPLE_WORD


@dataclass(frozen=True, slots=True)
class GradeLine:
    """A bar: its label, its denominator, and (mark, projects) in the order shown."""

    label: str
    total: int
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class GradeFigure:
    """A figure as it leaves the office.

    subtitle: year and state of approval. marks: those that occur, in the order shown. denominator: what is
    counted. as_of: the day it was made.
    sample: word that marks made-up answers, "" for real ones.
    """

    title: str
    subtitle: str
    lines: tuple[GradeLine, ...]
    marks: tuple[str, ...]
    denominator: str
    source: str
    as_of: str
    sample: str = ""

    @property
    def foot(self) -> str:
        """Denominator, source and day, in one line."""
        return f"{self.denominator}　出典：{self.source}　{self.as_of}"


def day_text(day: dt.date) -> str:
    """Return a day as figures carry it, 「令和8年11月21日現在」."""
    return f"令和{day.year - REIWA_OFFSET}年{day.month}月{day.day}日現在"


def grade_figure(data: EvaluationData, fiscal_year: int, by: By, word: str, today: dt.date) -> GradeFigure:
    """Return the distribution of a year as a figure.

    Args:
        data: the evaluation.
        fiscal_year: whose grades are shown.
        by: what a bar stands for.
        word: of it, in the words of the plan (「基本方針」).
        today: the day of the figure.
    """
    rows = data.year(fiscal_year)
    order = marks_of(data.profile)
    approval = data.approvals.get(fiscal_year)
    state = f"{approval.at[:10]} {data.profile.words.approval}" if approval is not None else "未承認"
    title = "総合評価の分布" if by is By.ALL else f"総合評価の分布（{word}別）"
    lines = tuple(
        GradeLine(
            bar.label, bar.total, tuple((mark, bar.counts[mark]) for mark in order if bar.counts.get(mark))
        )
        for bar in distribution(rows, by, group_names(data, by))
    )
    return GradeFigure(
        f"{long_year(fiscal_year)} {title}", f"{data.profile.plan_name} ・ {state}", lines,
        tuple(mark for mark in order if any(mark == found for line in lines for found, _ in line.counts)),
        denominator(rows), f"{data.profile.plan_name} 進捗状況報告", day_text(today),
        SAMPLE_WORD if data.is_sample else "",
    )  # fmt: skip
