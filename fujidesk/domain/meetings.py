"""The meetings of a plan's year as data: when each is held, what it is about, which parts its pack has.

A profile lists them (`resources/profiles/*.toml`, [[meetings]]); what the standard gives follows 001,
図表6-2: working group in May, executive meeting in June, headquarters in July and October, council in
February.
"""

from dataclasses import dataclass
from enum import StrEnum


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


PART_TITLES = {
    PartKind.AGENDA: "次第", PartKind.SUMMARY: "進捗状況の概要", PartKind.EVALUATION: "事業評価一覧",
    PartKind.SHEETS: "重点事業の個票", PartKind.ROADMAP: "デジタル変革ロードマップ",
    PartKind.INDICATORS: "施策指標の達成状況", PartKind.CHANGES: "事業の変更・見直しと新規事業",
    PartKind.SINCE: "前回からの変更", PartKind.UPPER_PLANS: "上位計画との対応",
    PartKind.GLOSSARY: "用語の説明",
}  # fmt: skip
"""What a part is called unless the office calls it otherwise."""
REFERENCE_PARTS = frozenset({PartKind.UPPER_PLANS, PartKind.GLOSSARY})
"""Parts that are numbered as 参考資料, after the others."""
_WHOLE = tuple(PartKind)


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
    parts: tuple[PartKind, ...] = _WHOLE
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


STANDARD_MEETINGS = (
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
)  # fmt: skip
"""001, 図表6-2; for profiles, and stored plans, that name none of their own."""
