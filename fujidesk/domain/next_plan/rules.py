"""What must hold in a draft before it is approved, each fault with the place where it is."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from fujidesk.domain.fiscal import half_years, long_year
from fujidesk.domain.next_plan.records import FATE_NAMES, DraftProject, Fate, PlanDraft
from fujidesk.domain.numbers import is_project_number, measure_of, sort_key
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords
from fujidesk.domain.records import LevelRecord, ProjectRecord

LONGEST_YEARS = 10
"""A plan over more years is likely a slip of the keyboard."""
_NEEDS_REASON = (Fate.MERGED, Fate.SPLIT, Fate.ENDED, Fate.NEW)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong. place: number or title of the project, code of the level; key: of the project or ""."""

    place: str
    text: str
    key: str = ""

    @property
    def sentence(self) -> str:
        """Place and fault in one sentence."""
        return f"{self.place}：{self.text}"


def period_refusal(first_year: int, last_year: int, current_last_year: int) -> str:
    """Return why a draft cannot have a period, "" where it can.

    Args:
        first_year: fiscal year of the draft's beginning.
        last_year: of its end.
        current_last_year: of the plan in force.
    """
    if last_year < first_year:
        return f"期間の終わり（{long_year(last_year)}）が始まり（{long_year(first_year)}）より前です。"
    if first_year <= current_last_year:
        return (
            f"次期計画の始まり（{long_year(first_year)}）が、いまの計画の期間"
            f"（{long_year(current_last_year)}まで）と重なります。"
        )
    if last_year - first_year + 1 > LONGEST_YEARS:
        return f"期間が {last_year - first_year + 1} 年あります。{LONGEST_YEARS} 年までにしてください。"
    return ""


def problems(
    draft: PlanDraft,
    projects: Sequence[DraftProject],
    records: Sequence[ProjectRecord],
    words: PlanWords = STANDARD_WORDS,
) -> tuple[Problem, ...]:
    """Return everything that keeps a draft from being approved.

    Args:
        draft: with its levels.
        projects: of the draft.
        records: of the plan in force.
        words: the city's.
    """
    titles = {record.number: record.title for record in records}
    return (
        *_level_problems(draft.levels, words),
        *_number_problems(projects, words),
        *(found for project in projects for found in _project_problems(draft, project, titles, words)),
        *_source_problems(projects, titles),
    )


def _level_problems(levels: Sequence[LevelRecord], words: PlanWords) -> Iterator[Problem]:
    """Yield what is wrong with the levels."""
    counts = Counter(level.code for level in levels)
    codes = set(counts)
    for code, count in counts.items():
        if count > 1:
            yield Problem(code, f"同じ記号の{words.lower}が {count} つあります。")
    for level in levels:
        if not level.title.strip():
            yield Problem(level.code, f"{words.lower}の名前がありません。")
        if level.parent and level.parent not in codes:
            yield Problem(level.code, f"上の「{level.parent}」がありません。")


def _number_problems(projects: Sequence[DraftProject], words: PlanWords) -> Iterator[Problem]:
    """Yield numbers that are missing, misshapen, under another level, or given twice."""
    owners: dict[str, list[DraftProject]] = {}
    for project in projects:
        if not project.is_in_plan:
            continue
        if not project.number:
            yield Problem(
                project.title, "新しい番号がありません。「番号を振り直す」で付けられます。", project.key
            )
            continue
        owners.setdefault(project.number, []).append(project)
        if not is_project_number(project.number):
            yield Problem(project.title, f"番号「{project.number}」を読めません。", project.key)
        elif measure_of(project.number) != project.level:
            where = project.level or "（なし）"
            text = f"番号が{words.lower} {where} の下のものではありません。"
            yield Problem(f"{project.number} {project.title}", text, project.key)
    for number, own in owners.items():
        if len(own) > 1:
            names = "」「".join(item.title for item in own)
            yield Problem(number, f"同じ番号の事業が {len(own)} つあります（「{names}」）。", own[1].key)


def _project_problems(
    draft: PlanDraft, project: DraftProject, titles: Collection[str], words: PlanWords
) -> Iterator[Problem]:
    """Yield what is wrong with one project."""
    place = " ".join(part for part in (project.number, project.title or "（名前なし）") if part)
    word = FATE_NAMES[project.fate]
    if project.fate in _NEEDS_REASON and not project.reason.strip():
        yield Problem(place, f"{word}の理由がありません。", project.key)
    fault = _sources_fault(project)
    if fault:
        yield Problem(place, fault, project.key)
    for number in project.sources:
        if number not in titles:
            yield Problem(place, f"もとの事業 {number} は、いまの計画にありません。", project.key)
    if not project.is_in_plan:
        return
    if not project.title.strip():
        yield Problem(place, "事業名がありません。", project.key)
    if not project.departments:
        yield Problem(place, f"{words.department}がありません。", project.key)
    if project.level not in {level.code for level in lowest_levels(draft.levels)}:
        yield Problem(place, f"{words.lower}「{project.level}」が計画の体系にありません。", project.key)
    wanted = len(half_years(draft.fiscal_year, draft.last_year))
    if project.phases and len(project.phases) != wanted:
        yield Problem(
            place, f"予定が {wanted} 半期ではなく {len(project.phases)} 半期あります。", project.key
        )


def _sources_fault(project: DraftProject) -> str:
    """Return what is wrong with the number of a project's sources, "" for nothing."""
    count = len(project.sources)
    if project.fate is Fate.NEW and count:
        return "新規の事業に、もとの事業が付いています。"
    if project.fate is Fate.MERGED and count < 2:
        return "統合には、もとの事業が 2 つ以上要ります。"
    if project.fate in (Fate.CARRIED, Fate.SPLIT, Fate.ENDED) and count != 1:
        return f"{FATE_NAMES[project.fate]}には、もとの事業がちょうど 1 つ要ります。"
    return ""


def _source_problems(projects: Sequence[DraftProject], titles: dict[str, str]) -> Iterator[Problem]:
    """Yield projects of the plan in force that go nowhere, twice, or are split into one part."""
    uses: dict[str, list[DraftProject]] = {number: [] for number in titles}
    for project in projects:
        for number in project.sources:
            uses.setdefault(number, []).append(project)
    for number in sorted(titles, key=sort_key):
        own = uses[number]
        fates = {project.fate for project in own}
        place = f"{number} {titles[number]}"
        if not own:
            yield Problem(place, "行き先（継続・統合・分割・終了）が決まっていません。")
        elif fates == {Fate.SPLIT}:
            if len(own) < 2:
                yield Problem(place, "分割した先が 1 つしかありません。", own[0].key)
        elif len(own) > 1:
            words = "・".join(FATE_NAMES[project.fate] for project in own)
            yield Problem(place, f"二度使われています（{words}）。", own[1].key)


def lowest_levels(levels: Sequence[LevelRecord]) -> tuple[LevelRecord, ...]:
    """Return the levels that projects stand under: those that have none below them."""
    parents = {level.parent for level in levels}
    deepest = any(level.parent for level in levels)
    return tuple(level for level in levels if level.code not in parents and bool(level.parent) == deepest)


def renumbered(draft: PlanDraft, projects: Iterable[DraftProject]) -> dict[str, str]:
    """Return a number for each project that stands in the plan, by its key: in order within its level."""
    found: dict[str, str] = {}
    standing = in_order(projects)
    for level in lowest_levels(draft.levels):
        own = [project for project in standing if project.level == level.code]
        for place, project in enumerate(own, start=1):
            found[project.key] = f"{level.code.replace('.', '-')}-{place}"
    return found


def in_order(projects: Iterable[DraftProject]) -> list[DraftProject]:
    """Return the projects that stand in the plan, in the order that they have within their level."""
    return sorted((item for item in projects if item.is_in_plan), key=_order)


def _order(project: DraftProject) -> tuple[int, tuple[int, ...]]:
    """Return what projects of a level are ordered by: their place, then where they come from."""
    return project.position, sort_key(project.sources[0]) if project.sources else (10**6,)
