"""The search over everything: numbers and titles, departments, texts, and what was noted in hearings.

The database finds the projects by their folded text (`project.search_text`); in which group one stands, and
the piece of text around the find, is worked out here, for the hits that are shown only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from fujidesk.domain.fields import field_label, values_of
from fujidesk.domain.hearings import NOTE_KIND_NAMES, NoteKind
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.searching import fold, terms
from fujidesk.domain.snippets import snippet
from fujidesk.models import departments, finding, hearing_store, sheets
from fujidesk.models.engine import Database
from fujidesk.models.failures import ContentError
from fujidesk.models.hearing_store import HearingHead, NotedLine
from fujidesk.models.schema import Asked

NUMBERS, DEPARTMENTS, TEXTS = "番号・事業名", "所管部署", "本文"
GROUPS = (NUMBERS, DEPARTMENTS, TEXTS)
"""The groups of projects, in the order in which they are shown."""
HEARINGS = "ヒアリング記録"
"""The group of hearings and their lines, after those of projects; its hits carry the key of a hearing."""
_SEEN_BEFORE = ("title", "departments", "category", "indicator.direction")
"""Fields that are groups of their own, or no texts of the plan."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A project that was found; in the group `HEARINGS` a hearing or a line of it, number being its key.

    where: the name of the field. snippet: its text around the find; start and length: the find in it.
    """

    number: str
    title: str
    where: str
    snippet: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """The hits of one kind; total: how many there are, also those that are not listed."""

    label: str
    hits: tuple[SearchHit, ...]
    total: int


class _Heard(NamedTuple):
    """A hearing, or a line noted in it, that has all the words; where: what the text is."""

    hearing: HearingHead
    where: str
    text: str


class SearchService:
    """Finds projects and hearings by words; width, case, kana and spaces do not matter."""

    def __init__(self, database: Database, words: PlanWords = STANDARD_WORDS) -> None:
        """Search a database; words: of the city, for the names of the groups."""
        self._database = database
        self._names = {DEPARTMENTS: words.department}

    def find(self, query: str, limit: int = 50) -> list[SearchGroup]:
        """Return the groups that have hits, with at most `limit` hits each; all words must occur.

        A project stands once, in the first group that has all the words; a number that begins with the
        query comes first.
        """
        wanted = terms(query)
        if not wanted:
            return []
        with self._database.reading() as session:
            found = finding.projects_with(session, wanted)
            names = departments.department_names(session) if found else {}
            grouped = _grouped(found, names, wanted)
            grouped[NUMBERS].sort(key=lambda project: not fold(project.number).startswith(wanted[0]))
            shown = [project.number for projects in grouped.values() for project in projects[:limit]]
            records = {record.number: record for record in sheets.records(session, shown)}
            if len(records) < len(shown):  # one state of the database: an index has forgotten them
                raise ContentError("事業の番号の索引")
            heard = _heard(session, wanted)
        groups = [
            SearchGroup(
                self._names.get(group, group),
                tuple(_hit(group, records[project.number], wanted) for project in projects[:limit]),
                len(projects),
            )
            for group, projects in grouped.items()
            if projects
        ]
        if heard:
            hits = tuple(_heard_hit(item, wanted) for item in heard[:limit])
            groups.append(SearchGroup(HEARINGS, hits, len(heard)))
        return groups


def _holds(text: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether a text holds all folded words."""
    folded = fold(text)
    return all(term in folded for term in wanted)


def _grouped(
    found: list[finding.FoundProject], names: Mapping[int, tuple[str, ...]], wanted: tuple[str, ...]
) -> dict[str, list[finding.FoundProject]]:
    """Return the found projects by group, each in the first one that has all the words.

    Words spread over title and text put a project into 本文, the group of everything.
    """
    grouped: dict[str, list[finding.FoundProject]] = {group: [] for group in GROUPS}
    at_departments: dict[tuple[str, ...], bool] = {}  # many projects share a list of departments
    for project in found:
        listed = names.get(project.id, ())
        if _holds(f"{project.number}\n{project.title}", wanted):
            grouped[NUMBERS].append(project)
            continue
        if listed not in at_departments:
            at_departments[listed] = _holds("\n".join(listed), wanted)
        grouped[DEPARTMENTS if at_departments[listed] else TEXTS].append(project)
    return grouped


def _hit(group: str, record: ProjectRecord, wanted: tuple[str, ...]) -> SearchHit:
    """Return how a found project is shown in its group."""
    if group == NUMBERS:
        field, text = "title", record.title
    elif group == DEPARTMENTS:
        field, text = "departments", "・".join(record.departments)
    else:
        field, text = _text_with(record, wanted)
    piece = snippet(text, wanted)
    return SearchHit(record.number, record.title, field_label(field), piece.text, piece.start, piece.length)


def _text_with(record: ProjectRecord, wanted: tuple[str, ...]) -> tuple[str, str]:
    """Return the field, and its text, that holds most of the words.

    The first of equal ones, in the order of the sheet; departments of half-years come last.
    """
    texts = {
        field: "・".join(str(item) for item in value) if isinstance(value, list) else value
        for field, value in values_of(record).items()
        if field not in _SEEN_BEFORE and isinstance(value, str | list) and value
    }
    texts |= {
        f"{kind}.{cell.fiscal_year}.{cell.half}": "・".join(cell.departments)
        for kind, cells in (("plan", record.schedule), ("actual", record.actual))
        for cell in cells
    }
    field = max(texts, key=lambda name: sum(term in fold(texts[name]) for term in wanted), default="summary")
    return field, texts.get(field, record.summary)


def _heard(session: Asked, wanted: tuple[str, ...]) -> list[_Heard]:
    """Return the hearings, and the lines noted in them, that have all the words: the newest hearing first.

    Remarks and lines are internal, as all of a hearing is; the search is for the office alone.
    """
    lines: dict[str, list[NotedLine]] = {}
    for line in _with_words(hearing_store.lines(session), wanted):
        lines.setdefault(line.hearing, []).append(line)
    found: list[_Heard] = []
    for head in reversed(hearing_store.heads(session)):
        found += [_Heard(head, "予定", head.text)] if _holds(head.text, wanted) else []
        found += [
            _Heard(head, NOTE_KIND_NAMES[NoteKind(line.kind)], line.text) for line in lines.get(head.key, ())
        ]
    return found


def _with_words(lines: list[NotedLine], wanted: tuple[str, ...]) -> list[NotedLine]:
    """Return the lines that have all the words; word by word, as most lines miss the first."""
    for term in wanted:
        lines = [line for line in lines if term in _folded(line.text)]
    return lines


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    """Return a line as search compares it; kept, since every key typed asks for all lines again."""
    return fold(text)


def _heard_hit(heard: _Heard, wanted: tuple[str, ...]) -> SearchHit:
    """Return how a hearing or line is shown."""
    hearing, piece = heard.hearing, snippet(heard.text, wanted)
    title = hearing.title or " ".join(filter(None, (hearing.department, hearing.day)))
    return SearchHit(hearing.key, title, heard.where, piece.text, piece.start, piece.length)
