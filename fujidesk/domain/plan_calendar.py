"""The calendar of a plan as data: what each month asks for, and what the whole period brings.

A profile lists both (`resources/profiles/*.toml`), so that a city with another year needs no code; what the
standard gives is 001, 図表6-2 and 図表6-3.
"""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

FISCAL_MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)
"""Months in the order of the fiscal year."""
YEAR_MARK = "{年度}"
"""Stands in a title for the fiscal year that the task is about."""
WHOLE_PERIOD = (0, -1)
PUBLISH_PAGE = "publish"
"""公表 in 会議資料, beside the meetings."""
TAB_PAGES = {
    "plan": ("new_projects", "revisions", "upper_plans", "people", "next_plan", "comparison"),
    "hearings": ("plan", "notes", "owed"),
    "evaluation": ("overview", "achievement", "oddities", "settle", "whole"),
    "packs": ("wg", "kanji", "honbu", "october", "council", "whole-plan", PUBLISH_PAGE),
}  # fmt: skip
"""Keys of the pages that a task may open, by tab; in 会議資料 the meetings are those of the profile."""

TAB_KEYS = (
    "home", "registry", "project", "surveys", "evaluation", "hearings", "timeline", "packs", "plan",
)  # fmt: skip
"""Keys of the tabs of the window."""
FIGURE_KEYS = (
    "survey_returns", "approval", "reported", "proposals", "proposal_hearings", "priority_hearings",
    "open_tasks", "budget_requests", "explanations", "budget_results",
)  # fmt: skip
"""Where a task's figure may come from (`services/task_figures.py`)."""


def day_in_year(fiscal_year: int, month_day: str) -> dt.date:
    """Return the day "04-28" of a fiscal year; January to March are of the next calendar year.

    02-29 is the last of February where the year has none.
    """
    month, day = (int(part) for part in month_day.split("-"))
    year = fiscal_year if month >= FISCAL_MONTHS[0] else fiscal_year + 1
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def years_meant(years: tuple[int, int], first: int, last: int) -> range:
    """Return the fiscal years of a first and last place in the period of a plan.

    Args:
        years: places counted from the first year (0, 1 …) or back from the last one (-1, -2 …); both
            included.
        first: fiscal year that the plan begins with.
        last: fiscal year that it ends with.
    """
    begins, ends = (first + place if place >= 0 else last + 1 + place for place in years)
    return range(max(begins, first), min(ends, last) + 1)


@dataclass(frozen=True, slots=True)
class CalendarTerm:
    """Something that the calendar asks for in every fiscal year, or in some.

    begins and ends: "04-01"; an end before the beginning lies in the year after. about: which fiscal year
    it is about, -1 the year before (survey, report), 0 this one, 1 the next (budget). step: the word of its
    month in the twelve steps, "" for none. opens: key of the tab where it is done, action: the word on its
    button; both "" where it is done elsewhere. figure: where its figure comes from
    (`services/task_figures.py`), "" where the program cannot see it, so that the office ticks it. years: as
    in `years_meant`. page: one of `TAB_PAGES`, "" for the page that the tab shows.
    """

    key: str
    title: str
    begins: str
    ends: str
    about: int = 0
    step: str = ""
    opens: str = ""
    action: str = ""
    figure: str = ""
    years: tuple[int, int] = WHOLE_PERIOD
    page: str = ""

    def window(self, fiscal_year: int) -> tuple[dt.date, dt.date]:
        """Return first and last day in a fiscal year."""
        begins, ends = day_in_year(fiscal_year, self.begins), day_in_year(fiscal_year, self.ends)
        return begins, ends if ends >= begins else day_in_year(fiscal_year + 1, self.ends)

    def is_due_in(self, fiscal_year: int, first: int, last: int) -> bool:
        """Tell whether a fiscal year asks for it; first and last: of the plan.

        What is about the year before begins and ends a year later than the plan: R8 is reported in R9.
        """
        return fiscal_year + min(self.about, 0) in years_meant(self.years, first, last)


@dataclass(frozen=True, slots=True)
class YearStep:
    """One of the twelve steps of the year.

    word: short, 「本部・公表」; work: in full, parted by 「、」; both "" in a month without work of its own.
    """

    month: int
    word: str = ""
    work: str = ""


_ABOUT_WORDS = {-1: "前年度", 0: "", 1: "次年度"}


def year_steps(terms: Iterable[CalendarTerm]) -> tuple[YearStep, ...]:
    """Return the twelve steps in the order of the fiscal year, each with what begins in its month.

    What runs longer than its month is a step only where the profile gives it a word: the evaluation of the
    whole plan, which takes a year, is none.
    """
    words: dict[int, list[str]] = {month: [] for month in FISCAL_MONTHS}
    works: dict[int, list[str]] = {month: [] for month in FISCAL_MONTHS}
    for term in terms:
        month = int(term.begins[:2])
        if term.step:
            words[month].append(term.step)
        if term.step or term.begins[:2] == term.ends[:2]:
            works[month].append(term.title.replace(YEAR_MARK, _ABOUT_WORDS[term.about]))
    return tuple(YearStep(month, "・".join(words[month]), "、".join(works[month])) for month in FISCAL_MONTHS)


@dataclass(frozen=True, slots=True)
class PeriodMark:
    """A sign in the schedule of the whole period (001, 図表6-3).

    row: such as 計画, 進行管理 or 推進体制. sign: △ what comes back, ▲ what happens once. years: as in
    `years_meant`.
    """

    row: str
    sign: str
    title: str
    years: tuple[int, int] = WHOLE_PERIOD


_ONCE = (-1, -1)
STANDARD_CALENDAR = (
    CalendarTerm("status_survey", f"{YEAR_MARK}の実施状況調査", "04-01", "04-30", -1, "調査",
                 "surveys", "調査・回収を開く", "survey_returns"),
    CalendarTerm("proposal_survey", f"新規事業調査（{YEAR_MARK}に向けた提案）", "04-01", "04-30", 1, "",
                 "plan", "新規事業を開く", "proposals", page="new_projects"),
    CalendarTerm("report_working_group", f"ワーキンググループへの{YEAR_MARK}実績報告", "05-01", "05-31", -1,
                 "WG", "packs", "会議資料を開く", "reported", page="wg"),
    CalendarTerm("report_executive", f"幹事会への{YEAR_MARK}実績報告", "06-01", "06-30", -1, "幹事会",
                 "packs", "会議資料を開く", "reported", page="kanji"),
    CalendarTerm("proposal_hearings", "新規事業ヒアリングと事業化に向けた支援", "06-01", "06-30", 1, "",
                 "hearings", "ヒアリングを開く", "proposal_hearings"),
    CalendarTerm("report_headquarters", f"本部への{YEAR_MARK}実績報告と承認", "07-01", "07-31", -1, "本部",
                 "evaluation", "評価を開く", "approval"),
    CalendarTerm("publication", f"{YEAR_MARK}実績の市ウェブサイトでの公表", "07-01", "07-31", -1, "公表",
                 "packs", "公表する…", page="publish"),
    CalendarTerm("budget_request", f"{YEAR_MARK}予算の要求", "10-01", "10-31", 1, "予算",
                 "plan", "新規事業を開く", "budget_requests", page="new_projects"),
    CalendarTerm("proposal_explanation", "新規事業（重要事項）の本部説明", "10-01", "10-31", 1,
                 "説明", "plan", "新規事業を開く", "explanations", page="new_projects"),
    CalendarTerm("priority_hearings", "重点施策ヒアリング（企画・財政・事務局）", "11-01", "11-30", 1,
                 "ヒアリング", "hearings", "ヒアリングを開く", "priority_hearings"),
    CalendarTerm("support", "事業化に向けた支援", "11-01", "11-30", 1, "",
                 "hearings", "宿題を見る", "open_tasks", page="owed"),
    CalendarTerm("budget_settled", f"{YEAR_MARK}予算案の確定の反映", "01-01", "01-31", 1, "予算案",
                 "plan", "新規事業を開く", "budget_results", page="new_projects"),
    CalendarTerm("council", "施政方針・議会説明", "02-01", "02-28", 1, "議会"),
    CalendarTerm("whole_evaluation", "計画全体の評価", "04-01", "03-31", 0, "",
                 "evaluation", "評価を開く", years=_ONCE),
    CalendarTerm("next_plan", f"次期計画（{YEAR_MARK}から）の策定", "04-01", "03-31", 1, "",
                 "plan", "次期計画を開く", years=_ONCE, page="next_plan"),
)  # fmt: skip
"""001, 図表6-2, each in its whole month, and the last year of 図表6-3, which names no month."""
STANDARD_PERIOD = (
    PeriodMark("計画", "△", "新規事業の追加・事業の見直し"),
    PeriodMark("計画", "▲", "計画全体の評価・次期計画の策定", _ONCE),
    PeriodMark("進行管理", "△", "実施状況調査・事業の評価"),
    PeriodMark("推進体制", "▲", "推進体制の確立", (0, 0)),
    PeriodMark("推進体制", "△", "推進体制の見直し・強化", (1, -2)),
)
"""001, 図表6-3."""
