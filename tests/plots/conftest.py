"""Made-up timelines for tests of charts."""

import datetime as dt

import pytest

from fujidesk.domain.fiscal import half_years
from fujidesk.domain.profile import PhaseTerm
from fujidesk.domain.records import Category
from fujidesk.domain.timeline import TimelineData, TimelineGroup, TimelineRow, Track

PLANS = ("1123444444", "4444444444", "2244------", "1111111111", "", "3333344444")
TITLES = (
    "窓口予約の導入",
    "文書管理の運用",
    "公共施設の予約と案内を一つにまとめた仕組みを市民と職員が使えるようにする事業",
    "統計",
)
PHASES = (
    PhaseTerm(1, "調査・基礎研究", "調査"), PhaseTerm(2, "要件調査・導入検討", "要件"),
    PhaseTerm(3, "導入準備", "準備"), PhaseTerm(4, "運用・実施", "運用"),
)  # fmt: skip


def _track(phases, settled=None):
    return Track(phases, settled or "1" * len(phases), ((),) * len(phases))


def make_timeline(groups=3, rows=5, *, actual=False, indicator="", columns=None):
    """Return a timeline of so many groups with so many rows each."""
    made = []
    for g in range(groups):
        projects = []
        for r in range(rows):
            plan = PLANS[(g + r) % len(PLANS)]
            open_marks = "1111110011" if plan and r % 4 == 1 else None
            reached = plan[:1] * 2 + plan[:4] if actual and plan else ""
            projects.append(TimelineRow(
                f"1-{g + 1}-{r + 1}", TITLES[r % len(TITLES)], ("市民課",), Category.PRIORITY, True,
                _track(plan, open_marks), _track(reached), indicator if r % 2 else "",
            ))  # fmt: skip
        made.append(TimelineGroup(f"1.{g + 1}", f"施策その{g + 1}", tuple(projects)))
    return TimelineData(
        "見本市 情報化計画 ロードマップ", dt.date(2026, 11, 21), columns or half_years(2022, 2026), PHASES,
        tuple(made), 5 if actual else None, bool(indicator), "見本市情報化計画",
    )  # fmt: skip


@pytest.fixture(name="make_timeline")
def make_timeline_fixture():
    """Makes timelines: make_timeline(groups, rows, actual=…, indicator=…)."""
    return make_timeline
