"""The global search: what the service found, as lines of the list under the search box."""

from fujidesk.services.searching import HEARINGS, NUMBERS, TEXTS, SearchGroup, SearchHit
from fujidesk.services.searching_all import MOST_PLANS
from fujidesk.services.workspace import Workspace
from fujidesk.ui.search_hits import Hit, HitGroup


def find_groups(workspace: Workspace, query: str) -> list[HitGroup]:
    """Return the hits for a query, group by group."""
    return [_group(group) for group in workspace.search.find(query)]


def find_everywhere(workspace: Workspace, query: str) -> list[HitGroup]:
    """Return the hits in all plans: group by group of each plan, the one of the window first."""
    own = workspace.plan.id if workspace.plan is not None else 0
    found = []
    for hits in workspace.search_all.find(query, workspace.plans):
        elsewhere = 0 if hits.plan.id == own else hits.plan.id
        found += [_group(group, elsewhere, hits.plan.label) for group in hits.groups]
    return found


def limits_everywhere(workspace: Workspace) -> str:
    """Return what the search in all plans leaves out, in a sentence; "": nothing.

    Words of hearings are folded as they are compared, so that the database cannot tell which plans hold them.
    """
    if len(workspace.plans) <= MOST_PLANS:
        return ""
    most = MOST_PLANS
    return f"計画が {most} を超えるので、事業に言葉のある計画を {most} まで探します（ヒアリングも同じです）。"


def _group(group: SearchGroup, plan: int = 0, name: str = "") -> HitGroup:
    """Return a group as the popup shows it; plan: 0 for the one of the window; name: of the plan."""
    lines = tuple(_line(group.label, hit, plan) for hit in group.hits)
    return HitGroup(group.label, group.total, lines, name)


def _line(label: str, hit: SearchHit, plan: int) -> Hit:
    """Return a hit as the popup shows it; finds in texts begin with the field they are in."""
    if label == NUMBERS:
        return Hit(hit.number, hit.title, plan=plan)
    place = f"{hit.where}：" if label in (TEXTS, HEARINGS) else ""
    detail, start = place + hit.snippet, len(place) + hit.start
    return Hit(hit.number, hit.title, detail, start, hit.length, label == HEARINGS, plan)
