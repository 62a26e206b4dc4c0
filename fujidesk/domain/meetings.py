"""The meetings of a plan's year as data: when each is held, what it is about, which parts its pack has.

A profile lists them (`resources/profiles/*.toml`, [[meetings]]); what the standard gives follows 001,
図表6-2: working group in May, executive meeting in June, headquarters in July and October, council in
February.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords


class PartKind(StrEnum):
    """A part of a pack."""

    AGENDA = "agenda"
    SUMMARY = "summary"
    EVALUATION = "evaluation"
    SHEETS = "sheets"
    ROADMAP = "roadmap"
    INDICATORS = "indicators"
    CHANGES = "changes"
    SINCE = "since"
    UPPER_PLANS = "upper_plans"
    GLOSSARY = "glossary"
    WHOLE_SUMMARY = "whole_summary"
    WHOLE_LEVELS = "whole_levels"
    WHOLE_GRADES = "whole_grades"
    WHOLE_INDICATORS = "whole_indicators"
    WHOLE_PROJECTS = "whole_projects"


PART_TITLES = {
    PartKind.AGENDA: "次第", PartKind.SUMMARY: "進捗状況の概要", PartKind.EVALUATION: "事業評価一覧",
    PartKind.SHEETS: "重点事業の個票", PartKind.ROADMAP: "デジタル変革ロードマップ",
    PartKind.INDICATORS: "施策指標の達成状況", PartKind.CHANGES: "事業の変更・見直しと新規事業",
    PartKind.SINCE: "前回からの変更", PartKind.UPPER_PLANS: "上位計画との対応",
    PartKind.GLOSSARY: "用語の説明",
    PartKind.WHOLE_SUMMARY: "計画全体の評価", PartKind.WHOLE_LEVELS: "施策ごとの評価",
    PartKind.WHOLE_GRADES: "総合評価の推移", PartKind.WHOLE_INDICATORS: "施策指標の到達状況",
    PartKind.WHOLE_PROJECTS: "事業ごとの全期間の状況",
}  # fmt: skip
"""What a part is called unless the office calls it otherwise."""


def part_title(kind: PartKind, words: PlanWords = STANDARD_WORDS) -> str:
    """Return what a part is called unless the office calls it otherwise, in the city's words."""
    own = {
        PartKind.SHEETS: words.sheets, PartKind.ROADMAP: words.roadmap,
        PartKind.WHOLE_LEVELS: f"{words.lower}ごとの評価",
    }  # fmt: skip
    return own.get(kind, PART_TITLES[kind])


REFERENCE_PARTS = frozenset({PartKind.UPPER_PLANS, PartKind.GLOSSARY})
"""Parts that are numbered as 参考資料, after the others."""
WHOLE_PARTS = (
    PartKind.WHOLE_SUMMARY, PartKind.WHOLE_LEVELS, PartKind.WHOLE_GRADES, PartKind.WHOLE_INDICATORS,
    PartKind.WHOLE_PROJECTS,
)  # fmt: skip
"""Parts on the plan's whole period (001, 図表6-3)."""
YEARLY_PARTS = tuple(kind for kind in PartKind if kind not in WHOLE_PARTS)
"""Parts of a year's meetings, unless a profile names others."""
WHOLE_MEETING = "whole-plan"
"""Key of the meeting on the plan's whole period."""


@dataclass(frozen=True, slots=True)
class MeetingTerm:
    """A meeting that gets a pack.

    key: its name on the command line. name: of the meeting. body: key of the body whose members attend, ""
    for none (council). month: in which it is held. about: the fiscal year its pack is named by, counted from
    the one it is held in: -1 the year whose results are reported, 0 the year itself. parts: in order.
    internal: whether 経費 may be shown to it; the council's papers are public.
    """

    key: str
    name: str
    body: str
    month: int
    about: int
    parts: tuple[PartKind, ...] = YEARLY_PARTS
    internal: bool = True

    def held_in(self, fiscal_year: int) -> int:
        """Return the fiscal year in which the meeting on a year is held."""
        return fiscal_year - self.about

    def results_year(self, fiscal_year: int) -> int:
        """Return the fiscal year whose results are known to the meeting: the one before it is held."""
        return self.held_in(fiscal_year) - 1

    def proposals_year(self, fiscal_year: int) -> int:
        """Return the fiscal year for which new projects are proposed: the one after it is held."""
        return self.held_in(fiscal_year) + 1


def with_whole_meeting(meetings: Sequence[MeetingTerm]) -> tuple[MeetingTerm, ...]:
    """Return the meetings with the one on the whole plan, where a profile does not name it itself.

    It is brought to the body that is told of the year's results last: the headquarters. 図表6-3 puts it into
    the last year, and names no month; like the others it is named by the year whose results it knows, so that
    the one on the last year is final.
    """
    reporting = [term for term in meetings if term.about == -1 and term.body]
    if any(term.key == WHOLE_MEETING for term in meetings) or not reporting:
        return tuple(meetings)
    last = max(reporting, key=lambda term: (term.month - 4) % 12)
    parts = (PartKind.AGENDA, *WHOLE_PARTS, PartKind.GLOSSARY)
    name = f"{last.name}（計画全体の評価）"
    return (*meetings, MeetingTerm(WHOLE_MEETING, name, last.body, 3, -1, parts))


STANDARD_MEETINGS = with_whole_meeting((
    MeetingTerm("wg", "情報化推進本部ワーキンググループ会議", "working_group", 5, -1),
    MeetingTerm("kanji", "情報化推進本部幹事会", "executive", 6, -1),
    MeetingTerm("honbu", "情報化推進本部会議", "headquarters", 7, -1),
    MeetingTerm(
        "october", "情報化推進本部会議（新規事業）", "headquarters", 10, 0,
        (PartKind.AGENDA, PartKind.CHANGES, PartKind.ROADMAP, PartKind.UPPER_PLANS, PartKind.GLOSSARY),
    ),
    MeetingTerm(
        "council", "市議会説明資料", "", 2, 0,
        (PartKind.SUMMARY, PartKind.CHANGES, PartKind.INDICATORS, PartKind.GLOSSARY), internal=False,
    ),
))  # fmt: skip
"""001, 図表6-2; for profiles, and stored plans, that name none of their own."""
