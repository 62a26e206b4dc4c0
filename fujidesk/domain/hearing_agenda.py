"""What a hearing starts with: agenda and those who usually attend, by its kind (001, 3.1 and 図表6-2)."""

import datetime as dt
from collections.abc import Mapping

from fujidesk.domain.hearings import HearingKind

AGENDAS: Mapping[HearingKind, tuple[str, ...]] = {
    HearingKind.NEW_PROJECT: (
        "事業の目的と現状の課題", "事業内容と進め方", "スケジュールと体制", "年度別の経費と財源",
        "期待される効果と指標",
        "想定されるリスク", "事務局に求める支援", "次にすることの確認",
    ),
    HearingKind.PRIORITY: (
        "施策のねらいと位置付け", "これまでの進捗と評価", "来年度の取組内容", "要求額と積算の考え方",
        "効果と指標の見込み",
        "他部署・他事業との調整", "次にすることの確認",
    ),
    HearingKind.OTHER: ("聞き取りの趣旨", "現状と課題", "今後の進め方", "次にすることの確認"),
}  # fmt: skip
"""The items in order; the office changes them for each hearing."""
OFFICE, PLANNING, FINANCE = "事務局", "企画担当", "財政担当"
_OFFICE_SIDE: Mapping[HearingKind, tuple[str, ...]] = {
    HearingKind.NEW_PROJECT: (OFFICE,),
    HearingKind.PRIORITY: (PLANNING, FINANCE, OFFICE),
    HearingKind.OTHER: (OFFICE,),
}
"""Who hears: a priority measure is heard by planning, finance and the office (図表6-2, November)."""


_NEW_PROJECTS = range(4, 9)
"""Months: they are heard in June and supported until August, priority measures in November (図表6-2)."""


def usual_kind(day: dt.date) -> HearingKind:
    """Return the kind that is usually heard on a day: new projects from April, priority measures later on."""
    return HearingKind.NEW_PROJECT if day.month in _NEW_PROJECTS else HearingKind.PRIORITY


def usual_attendees(kind: HearingKind, department: str, office: str = OFFICE) -> tuple[str, ...]:
    """Return the posts that usually attend a hearing of a department, the office's side first.

    office: the city's word for it.
    """
    side = (office if post == OFFICE else post for post in _OFFICE_SIDE[kind])
    return (*side, *((f"{department} 課長", f"{department} 担当") if department else ()))
