"""A made-up draft of the next plan, as the office has it in the last year of the plan."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from fujidesk.domain.next_plan.records import Fate
from fujidesk.domain.records import Category, ProjectRecord
from fujidesk.domain.sample_dice import Dice
from fujidesk.domain.sample_office import SampleOffice
from fujidesk.models.engine import Database
from fujidesk.services.edits import EditService
from fujidesk.services.next_plan import NextPlanService
from fujidesk.services.next_plan_orders import CarryOrder
from fujidesk.services.next_plan_tree import NextPlanTree
from fujidesk.services.office_records import OfficeRecords
from fujidesk.services.registry import RegistryService

_YEARS = 5
_FEWEST = 12
"""Projects of which a draft tells something; a smaller practice register has none."""
_NEW = (
    ("職員の生成AI活用", "窓口と庁内の文書作成を速くするため"),
    ("データ連携基盤の整備", "部署をまたぐ利用のため"),
)
_REMARKS = (
    "統合する事業は、次の作業部会で所管課に確かめる。",
    "新規の事業の所管は、組織改正の案が出てから決める。",
)


def write_draft(database: Database, office: SampleOffice, edits: EditService) -> None:
    """Write a draft with some decisions, comments and a version; only in the last year of a plan."""
    profile = office.profile
    records, registry = OfficeRecords(database), RegistryService(database, profile)
    running = [item for item in registry.records() if item.state is None and item.schedule]
    if office.fiscal_year != profile.last_year or len(running) < _FEWEST:
        return
    plan = NextPlanService(edits, records, registry, profile, is_sample=True)
    tree = NextPlanTree(plan, edits, records, registry, profile)
    at = dt.datetime.combine(office.today, dt.time(15), tzinfo=dt.timezone(dt.timedelta(hours=9)))
    plan.start(profile.last_year + 1, profile.last_year + _YEARS)
    for order in _orders(running):
        plan.carry(plan.draft(), order)
    tree.renumber(plan.draft())
    plan.take_version(plan.draft(), f"作業部会に出した案（{_NEW[0][0]}を含む）", at)
    for text in _REMARKS:
        plan.comment(plan.draft(), text, at)
    (late,) = _drawn("late", running[len(running) // 2 :], 1)
    plan.carry(plan.draft(), CarryOrder(Fate.ENDED, (late.number,), reason="他の事業で目的を達したため"))


def _orders(running: Sequence[ProjectRecord]) -> list[CarryOrder]:
    """Return what becomes of some projects: of those next to each other in one measure, and of others."""
    half = running[: len(running) // 2]
    pairs = [
        (one, two) for one, two in pairwise(half) if (one.policy, one.measure) == (two.policy, two.measure)
    ]
    orders: list[CarryOrder] = []
    used: set[str] = set()
    if pairs:
        one, two = Dice("draft").pick("merge", pairs)
        orders.append(
            CarryOrder(
                Fate.MERGED, (one.number, two.number), (f"{one.title}等の一体運用",), reason="同じ窓口のため"
            )
        )
        used |= {one.number, two.number}
    left = [item for item in half if item.number not in used and item.category is Category.PROMOTION]
    for item in _drawn("split", left or half[:1], 1):
        if item.number not in used:
            titles = (f"{item.title}（庁内）", f"{item.title}（市民向け）")
            orders.append(CarryOrder(Fate.SPLIT, (item.number,), titles, reason="利用者が違うため"))
            used.add(item.number)
    place = half[0].measure or half[0].policy
    for title, reason in _NEW:
        orders.append(CarryOrder(Fate.NEW, (), (title,), place, reason, half[0].departments[:1]))
    return orders


def _drawn(what: str, records: Sequence[ProjectRecord], count: int) -> list[ProjectRecord]:
    """Return some projects by chance; fewer where there are fewer."""
    dice = Dice("draft", what)
    return sorted(records, key=lambda item: dice.roll(item.number))[:count]
