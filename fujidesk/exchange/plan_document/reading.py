"""Reads the plan document: index, sheets and DX roadmap (実施計画編), and the chapter on the levels (第5章).

Either may come alone. A project exists only if both the index and a sheet have its number. Nothing is
guessed silently: what the places say otherwise than each other is listed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fujidesk.domain.changes import Disagreement
from fujidesk.domain.numbers import measure_of, sort_key
from fujidesk.domain.plan_book.words import listed
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import LevelRecord, ProjectRecord
from fujidesk.errors import UserError
from fujidesk.exchange.plan_document.cells import prepared_lines
from fujidesk.exchange.plan_document.chapter import ChapterReader, is_chapter
from fujidesk.exchange.plan_document.decoding import Document, decode
from fujidesk.exchange.plan_document.examples import example_disagreements
from fujidesk.exchange.plan_document.index import NUMBER_LABEL, Index, IndexReader
from fujidesk.exchange.plan_document.reconcile import Reconciler
from fujidesk.exchange.plan_document.roadmap import RoadmapReader, RoadmapRow
from fujidesk.exchange.plan_document.sheets import Sheet, SheetReader
from fujidesk.exchange.plan_document.word_blocks import read_word
from fujidesk.exchange.plan_document.word_plan import WordPlanReader, is_plan

_FIGURE_NOTE = re.compile(r"\s*※")
"""Begins a note below a figure of the chapter; ※ elsewhere is a footnote mark."""
_INDEX_TITLE = "情報化事業一覧"
_NO_PROGRESS = NoProgress()


@dataclass(frozen=True, slots=True)
class PlanReading:
    """What was read: projects in index order, levels, disagreements, and the names of the files.

    levels come with their texts when the chapter was among the files; with the chapter alone there are no
    projects.
    """

    projects: tuple[ProjectRecord, ...]
    levels: tuple[LevelRecord, ...]
    disagreements: tuple[Disagreement, ...]
    sources: tuple[str, ...]

    @property
    def has_projects(self) -> bool:
        """Whether the plan itself was among the files, not only the chapter on the levels."""
        return bool(self.projects)


def read_plan_documents(
    sources: Sequence[tuple[str, bytes]], profile: PlanProfile, progress: Progress = _NO_PROGRESS
) -> PlanReading:
    """Read plan documents, each known by its content, given as (file name, bytes).

    Raises:
        UserError: a file is not a plan document, is damaged or broken off; says which file and where.
        CancelledError: the user stopped the work.
    """
    if any(is_packed(data) for _, data in sources):
        return _read_word_plan(sources, profile, progress)
    plan = chapter = None
    for done, (name, data) in enumerate(sources):
        progress.step(done, len(sources) + 3, f"{name} を読んでいます")
        text = decode(name, data)
        if f"{NUMBER_LABEL}\t" in text:
            plan = _only(plan, Document(name, prepared_lines(text)))
        elif is_chapter(text):
            chapter = _only(chapter, Document(name, _without_notes(text)))
        else:
            raise _not_a_plan(name, text)
    if plan is None and chapter is None:
        raise UserError("読み込むファイルがありません。計画書のテキストファイルを選んでください。")
    names = tuple(name for name, _ in sources)
    described = ChapterReader(chapter).read() if chapter else ()
    if plan is None:
        return PlanReading((), described, (), names)
    projects, levels, disagreements = _PlanReader(plan, profile, progress, len(sources)).read()
    return PlanReading(projects, _with_texts(levels, described, chapter), disagreements, names)


def is_packed(data: bytes) -> bool:
    """Tell whether a file is a package, as Word documents are."""
    return data.startswith(b"PK")


def _read_word_plan(
    sources: Sequence[tuple[str, bytes]], profile: PlanProfile, progress: Progress
) -> PlanReading:
    """Read a plan that the program wrote as a Word document; it holds all parts, so it comes alone.

    Raises:
        UserError: others were chosen with it, or it is no such document.
        CancelledError: the user stopped the work.
    """
    if len(sources) > 1:
        names = "、".join(name for name, _ in sources)
        raise UserError(
            f"Word の計画書は、ほかのファイルと一緒に読めません（{names}）。一つだけ選んでください。"
        )
    [(name, data)] = sources
    blocks = read_word(name, data)
    if not is_plan(blocks, profile):
        raise UserError(
            f"{name} は、このプログラムで書き出した計画書ではありません"
            f"（「{listed(profile.project_name)}」の章がありません）。"
            "ほかの文書は、テキストファイルに書き出してから選んでください。"
        )
    found = WordPlanReader(name, profile, progress).read(blocks)
    return PlanReading(found.projects, found.levels, found.disagreements, (name,))


def _only(before: Document | None, found: Document) -> Document:
    """Return the document found; refuse a second one of its kind."""
    if before is not None:
        raise UserError(f"{before.name} と {found.name} は同じ種類の文書です。どちらか一つを選んでください。")
    return found


def _without_notes(text: str) -> list[str]:
    """Return the lines of the chapter, blank where a note below a figure stands."""
    lines = ["" if _FIGURE_NOTE.match(line) else line for line in text.splitlines()]
    return prepared_lines("\n".join(lines))


def _not_a_plan(name: str, text: str) -> UserError:
    """Return the error for a text that is neither plan nor chapter, or a plan cut off above its index."""
    if _INDEX_TITLE in text:
        return Document(name, text.splitlines()).broken_off(f"「{_INDEX_TITLE}」の表")
    return UserError(
        f"{name} は計画書ではありません（「{_INDEX_TITLE}」も「第5章 情報化施策」もありません）。"
        "実施計画編か第5章のテキストファイルを選んでください。"
    )


def _with_texts(
    levels: Mapping[str, LevelRecord], described: Sequence[LevelRecord], chapter: Document | None
) -> tuple[LevelRecord, ...]:
    """Give the levels of the index their texts; a level that counts must be described."""
    if chapter is None:
        return tuple(levels.values())
    by_title = {(level.parent, level.title): level for level in described}
    by_code = {level.code: level for level in described}
    result = []
    for level in levels.values():
        found = by_title.get((level.parent, level.title)) or by_code.get(level.code)
        if found is None and level.counts_as_measure:
            raise chapter.broken_off(f"{level.code} {level.title}の説明")
        if found is not None and level.counts_as_measure:
            result.append(replace(found, code=level.code, title=level.title, parent=level.parent))
        else:
            result.append(level)
    return tuple(result)


def _by_number(item: Disagreement) -> tuple[int, ...]:
    """Sort disagreements as the plan sorts its projects: 1-2-10 behind 1-2-9."""
    return sort_key(item.number)


class _PlanReader:
    """Reads one plan document: finds its parts, reads each, and checks that they belong together."""

    def __init__(self, document: Document, profile: PlanProfile, progress: Progress, before: int) -> None:
        """Read `document`; `before` steps of `progress` were made by the files before it."""
        self._document = document
        self._profile = profile
        self._progress = progress
        self._before = before

    def read(self) -> tuple[tuple[ProjectRecord, ...], dict[str, LevelRecord], tuple[Disagreement, ...]]:
        """Return projects, levels by code, and disagreements."""
        document, profile = self._document, self._profile
        top = next((at for at, line in enumerate(document.lines) if line.startswith(NUMBER_LABEL)), None)
        if top is None:
            raise _not_a_plan(document.name, "\n".join(document.lines))
        index, first_sheet = IndexReader(document, profile).read(self._above(top))
        self._step(0, "個票を読んでいます")
        found, first_table = SheetReader(document, profile, index.departments).read(first_sheet)
        self._check_end(found, first_table, index)
        sheets, examples = self._sorted_out(found, index)
        self._step(1, "ロードマップを読んでいます")
        roadmap = self._roadmap(first_table, index)
        self._step(2, "記載を突き合わせています")
        reconciler = Reconciler(document, profile, index, roadmap)
        projects = tuple([reconciler.record(row, sheets[number]) for number, row in index.rows.items()])
        told = reconciler.disagreements
        for example in examples:
            told.extend(example_disagreements(example, sheets[example.number], reconciler.rows))
        told.sort(key=_by_number)
        return projects, index.levels, tuple(told)

    def _step(self, done: int, what: str) -> None:
        """Tell the progress; three steps follow those of opening the files.

        Raises:
            CancelledError: the user stopped the work.
        """
        self._progress.step(self._before + done, self._before + 3, what)

    def _above(self, at: int) -> int:
        """Return the first line of the headings and prose above a table."""
        lines = self._document.lines
        while at and "\t" not in lines[at - 1]:
            at -= 1
        return at

    def _check_end(self, sheets: list[Sheet], first_table: int, index: Index) -> None:
        """Check that the roadmap follows the sheets, and leave its headings out of the last sheet."""
        if first_table < len(self._document.lines):
            above = self._above(first_table)
            last = sheets[-1]
            last.unread = tuple(at for at in last.unread if at < above)
        elif any(row.is_dx for row in index.rows.values()):
            number = sheets[-1].number
            raise self._document.broken_off(f"{number} の個票より後の部分（{self._profile.dx_name}一覧など）")

    def _sorted_out(self, found: list[Sheet], index: Index) -> tuple[dict[str, Sheet], list[Sheet]]:
        """Part the real sheets from the examples; index and sheets must have the same numbers."""
        sheets: dict[str, Sheet] = {}
        for sheet in found:
            number = sheet.number
            if number not in index.rows:
                raise self._document.fault(sheet.line, f"個票の事業番号「{number}」が一覧にありません。")
            if sheet.is_example:
                continue
            if number in sheets:
                before = sheets[number].line + 1
                raise self._document.fault(
                    sheet.line, f"事業番号 {number} の個票が二度あります（前は {before} 行目）。"
                )
            sheets[number] = sheet
        for number, row in index.rows.items():
            if number not in sheets:
                raise self._document.fault(row.line, f"一覧にある {number} の個票がありません。")
        return sheets, [sheet for sheet in found if sheet.is_example]

    def _roadmap(self, start: int, index: Index) -> dict[str, RoadmapRow]:
        """Return the roadmap by number.

        Raises:
            UserError: it has a project that the index lacks, or lacks a measure that has a DX project. One DX
                project missing beside others is a disagreement, a whole measure missing is a lost page.
        """
        profile = self._profile
        reader = RoadmapReader(self._document, len(profile.phases), len(profile.half_years))
        roadmap = reader.read(start)
        for number, road in roadmap.items():
            if number not in index.rows:
                raise self._document.fault(road.line, f"ロードマップの事業番号 {number} が一覧にありません。")
        shown = {measure_of(number) for number in roadmap}
        for number, row in index.rows.items():
            if row.is_dx and row.measure not in shown:
                raise self._document.broken_off(f"{row.measure} のロードマップ（{number} など）")
        return roadmap
