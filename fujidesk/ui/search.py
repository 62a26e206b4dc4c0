"""The global search: what the service found, as lines of the list under the search box."""

from fujidesk.services.searching import HEARINGS, NUMBERS, TEXTS, SearchHit
from fujidesk.services.workspace import Workspace
from fujidesk.ui.search_popup import Hit, HitGroup


def find_groups(workspace: Workspace, query: str) -> list[HitGroup]:
    """Return the hits for a query, group by group."""
    return [
        HitGroup(group.label, group.total, tuple(_line(group.label, hit) for hit in group.hits))
        for group in workspace.search.find(query)
    ]


def _line(label: str, hit: SearchHit) -> Hit:
    """Return a hit as the popup shows it; finds in texts begin with the field they are in."""
    if label == NUMBERS:
        return Hit(hit.number, hit.title)
    place = f"{hit.where}：" if label in (TEXTS, HEARINGS) else ""
    detail, start = place + hit.snippet, len(place) + hit.start
    return Hit(hit.number, hit.title, detail, start, hit.length, is_hearing=label == HEARINGS)
