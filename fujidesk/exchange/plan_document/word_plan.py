"""A plan document that the program wrote as a Word file, read back: levels, list, sheets and roadmap.

The chapters are found by their headings, everything else by the words of the tables, whatever program has
saved the file since. The list says which projects there are and where they stand, the sheets what they are;
where list, sheet and roadmap say different things somebody has edited one of them: that is listed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fujidesk.domain.changes import Disagreement
from fujidesk.domain.fields import field_label
from fujidesk.domain.numbers import is_project_number
from fujidesk.domain.plan_book import words
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import Progress
from fujidesk.domain.records import LevelRecord, ProjectRecord
from fujidesk.errors import UserError
from fujidesk.exchange.plan_document.index import RUNNING_SYSTEMS
from fujidesk.exchange.plan_document.word_blocks import Paragraph, Table, WordBlock
from fujidesk.exchange.plan_document.word_disagreements import Said, disagreements
from fujidesk.exchange.plan_document.word_sheets import Row, ScheduleColumns, WordSheet
from fujidesk.exchange.plan_docx import styles

_HEADING_STYLES = {
    f"{kind} {level}".lower(): level for kind in ("Heading", styles.SECTION) for level in range(1, 5)
}
_NO_PROSE = frozenset(name.lower() for name in (styles.REMARK, styles.LEAD, styles.GAP))
_INDEX_COLUMNS = 5
"""Number, name, departments, category, DX; the page behind them is reckoned anew by every writing."""
_DX_COLUMN = 4
"""Place of DX, which a plan without such a mark leaves out."""


@dataclass(frozen=True, slots=True)
class WordPlan:
    """What was read: projects in the order of the list, levels with their texts, disagreements."""

    projects: tuple[ProjectRecord, ...]
    levels: tuple[LevelRecord, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(slots=True)
class _Level:
    """A policy or measure with its lines by field."""

    code: str
    title: str
    texts: dict[str, list[str]] = field(default_factory=dict)

    def record(self) -> LevelRecord:
        """Return the level."""
        joined = {name: "\n".join(self.texts.get(name, ())) for name in words.LEVEL_TEXTS}
        counts = not (self.code.count(".") and self.title == RUNNING_SYSTEMS)
        return LevelRecord(
            self.code, self.title, self.code.rpartition(".")[0], counts,
            joined["theme"], joined["background"], joined["issues"], joined["direction"],
        )  # fmt: skip


@dataclass(slots=True)
class _Listed:
    """A line of the list: texts by column, and the code of the level above it."""

    place: str
    texts: list[str]


def is_plan(blocks: Sequence[WordBlock], profile: PlanProfile) -> bool:
    """Tell whether a document is a plan as the program writes it: it has the chapter with the list."""
    title = words.listed(profile.project_name)
    return any(
        isinstance(block, Paragraph) and _level_of(block) == 1 and block.text == title for block in blocks
    )


def _level_of(block: Paragraph) -> int:
    """Return the level of a heading, 0 for other paragraphs."""
    return _HEADING_STYLES.get(block.style, 0)


class WordPlanReader:
    """Reads one document; everything in its chapters must be understood."""

    def __init__(self, source: str, profile: PlanProfile, progress: Progress) -> None:
        """Begin before the first chapter. source: name of the file, for sentences."""
        self._source = source
        self._profile = profile
        self._progress = progress
        self._levels: dict[str, _Level] = {}
        self._list: dict[str, _Listed] = {}
        self._sheets: dict[str, WordSheet] = {}
        self._roadmap: dict[str, list[str]] = {}
        self._columns = ScheduleColumns(profile)
        self._lines: list[str] | None = None
        self._place = self._last = ""

    def read(self, blocks: Sequence[WordBlock]) -> WordPlan:
        """Return what the document says.

        Raises:
            UserError: a chapter, row or value cannot be read, or list and sheets differ in their projects.
            CancelledError: the user stopped the work.
        """
        chapters = dict(self._chapters(blocks))
        names = {
            "と".join(self._profile.level_names): self._read_levels,
            words.listed(self._profile.project_name): self._read_list,
            f"{self._profile.project_name}{words.SHEETS}": self._read_sheets,
        }
        if self._profile.has_dx:
            names[f"{words.DX}{words.ROADMAP}"] = self._read_roadmap
        for done, (name, read) in enumerate(names.items()):
            self._progress.step(done, len(names), f"{name}を読んでいます")
            if name not in chapters:
                raise UserError(
                    f"{self._source} に「{name}」の章がありません。計画書の全体を選んでください。"
                )
            read(chapters[name])
        self._check_numbers()
        projects = tuple(self._record(number, line) for number, line in self._list.items())
        said = {number: self._said(number, line) for number, line in self._list.items()}
        return WordPlan(
            projects,
            tuple(level.record() for level in self._levels.values()),
            tuple(disagreements(projects, said, self._profile)),
        )

    def _chapters(self, blocks: Sequence[WordBlock]) -> Iterator[tuple[str, list[WordBlock]]]:
        """Yield the chapters: title and blocks."""
        title, found = "", list[WordBlock]()
        for block in blocks:
            if isinstance(block, Paragraph) and _level_of(block) == 1:
                yield title, found
                title, found = block.text, []
            else:
                found.append(block)
        yield title, found

    # Policies and measures

    def _read_levels(self, blocks: Sequence[WordBlock]) -> None:
        """Read the descriptions."""
        level: _Level | None = None
        for block in blocks:
            if not isinstance(block, Paragraph):
                continue
            depth = _level_of(block)
            if depth in (2, 3):
                level, self._lines = self._opened(block.text), None
            elif depth:
                self._lines = self._section(level, block.text)
            elif block.style not in _NO_PROSE and self._lines is not None:
                self._prose(block)

    def _opened(self, text: str) -> _Level:
        """Return the level that a heading opens.

        Raises:
            UserError: no code stands before it, or it stands twice.
        """
        code, title = self._code_and_title(text)
        if code in self._levels:
            raise self._fault(f"見出し {code} が二度あります。")
        if code.count(".") and code.rpartition(".")[0] not in self._levels:
            raise self._fault(f"{code} の上の見出しがありません。")
        self._levels[code] = found = _Level(code, title)
        return found

    def _code_and_title(self, text: str) -> tuple[str, str]:
        """Return the parts of a heading of a policy or measure."""
        found = words.LEVEL_HEADING.fullmatch(text)
        if found is None:
            raise self._fault(
                f"見出し「{text[:30]}」を読めません。「1.1　題名」のように番号と全角の空白が必要です。"
            )
        return found[1], found[2]

    def _section(self, level: _Level | None, title: str) -> list[str]:
        """Return the lines that the paragraphs below a section fill."""
        name = next((name for name in words.LEVEL_TEXTS if field_label(name) == title.strip()), None)
        if level is None or name is None:
            raise self._fault(f"見出し「{title[:30]}」が、ここにあるはずのものではありません。")
        return level.texts.setdefault(name, [])

    def _prose(self, block: Paragraph) -> None:
        """Add a paragraph, or the rest of one that a page has parted."""
        if self._lines and block.style == styles.CONTINUED.lower():
            self._lines[-1] += block.text
        elif self._lines is not None:
            self._lines.append(block.text)

    # The list

    def _read_list(self, blocks: Sequence[WordBlock]) -> None:
        """Read the list of projects."""
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    self._list_row(row)
            else:
                self._place = self._level_over(block) or self._place

    def _level_over(self, block: Paragraph) -> str:
        """Return the code of a policy or measure whose heading stands here; "" for other paragraphs.

        Raises:
            UserError: it has no description, or another name there.
        """
        if _level_of(block) not in (2, 3):
            return ""
        code, title = self._code_and_title(block.text)
        if code not in self._levels:
            raise self._fault(f"見出し {code} の説明がありません。")
        if title != self._levels[code].title:
            raise self._fault(
                f"見出し「{block.text[:40]}」が、説明の見出し「{self._levels[code].title[:40]}」と違います。"
                "どの章でも同じにしてください。"
            )
        return code

    def _list_row(self, row: Row) -> None:
        """Take a line of the list; one without a number is the rest of the line before it."""
        texts = [cell.text for cell in row]
        if not texts or texts[0] == words.NUMBER:
            return
        if not self._profile.has_dx and len(texts) == _INDEX_COLUMNS:  # earlier versions wrote an empty one
            texts.insert(_DX_COLUMN, "")
        if len(texts) < _INDEX_COLUMNS:
            raise self._fault(f"一覧の行「{texts[0][:20]}」の欄が足りません。")
        number = texts[0].strip()
        if not number and self._last:
            line = self._list[self._last].texts
            line[:] = [before + after for before, after in zip(line, texts, strict=False)]
            return
        if not is_project_number(number) or not self._place:
            raise self._fault(f"一覧の「{number[:20]}」は事業番号（例 1-1-1）ではありません。")
        if number in self._list:
            raise self._fault(f"事業番号 {number} が一覧に二度あります。")
        self._list[number] = _Listed(self._place, texts)
        self._last = number

    # The sheets

    def _read_sheets(self, blocks: Sequence[WordBlock]) -> None:
        """Read the sheets; a table that begins with a number that goes on belongs to the sheet before it."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._level_over(block)
                continue
            if not block.rows or len(block.rows[0]) < 2:
                continue
            label, cell = block.rows[0][0].text.strip(), block.rows[0][1].text
            if label != words.NUMBER:
                raise self._fault(f"個票の表「{label[:20]}」に事業番号がありません。")
            number = cell.removesuffix(words.AGAIN).strip()
            if cell.endswith(words.AGAIN):
                if number not in self._sheets:
                    raise self._fault(f"{number[:20]} の個票の続きがありますが、初めの部分がありません。")
                self._sheets[number].take(block.rows[1:])
                continue
            if number in self._sheets:
                raise self._fault(f"事業番号 {number} の個票が二度あります。")
            self._sheets[number] = sheet = WordSheet(self._source, number, self._profile)
            sheet.take(block.rows)

    def _check_numbers(self) -> None:
        """Check that list and sheets have the same projects."""
        for number in self._sheets:
            if number not in self._list:
                raise self._fault(f"個票の事業番号「{number[:20]}」が一覧にありません。")
        for number in self._list:
            if number not in self._sheets:
                raise self._fault(f"一覧にある {number} の個票がありません。")

    def _record(self, number: str, line: _Listed) -> ProjectRecord:
        """Return a project."""
        is_measure = "." in line.place
        policy = line.place.partition(".")[0]
        return self._sheets[number].record(policy, line.place if is_measure else "")

    # The roadmap

    def _read_roadmap(self, blocks: Sequence[WordBlock]) -> None:
        """Read the phases by project; number and name stand before them, the indicator behind them.

        Each table has two rows on top, the second of which names the halves.
        """
        for block in blocks:
            if isinstance(block, Paragraph):
                self._level_over(block)
        number, names_halves = "", False
        for row in (row for block in blocks if isinstance(block, Table) for row in block.rows if row):
            first, cells = row[0].text.strip(), row[2:-1]
            if names_halves:
                fits, names_halves = self._columns.name_columns(cells), False
            elif first == words.NUMBER:
                fits, names_halves = self._columns.names_years(cells), True
            else:
                fits = self._roadmap_row(first or number, [*cells, row[-1]], goes_on=not first)
                number = first or number
            if not fits:
                raise self._fault(
                    f"{words.ROADMAP}の「{first[:20]}」の欄が、計画の年度の上期・下期と合いません。"
                )

    def _roadmap_row(self, number: str, row: Row, *, goes_on: bool) -> bool:
        """Take the phases and the indicator of a project, or their rest; False where they do not fit."""
        found = self._columns.by_half(row[:-1])
        if found is None:
            return False
        if number not in self._list:
            raise self._fault(f"{words.ROADMAP}の事業番号「{number[:20]}」が一覧にありません。")
        if not goes_on and number in self._roadmap:
            raise self._fault(f"事業番号 {number} が{words.ROADMAP}に二度あります。")
        before = self._roadmap.get(number, [""] * (len(found) + 1))
        after = [*found.values(), row[-1].text]
        self._roadmap[number] = [old + new for old, new in zip(before, after, strict=True)]
        return True

    def _said(self, number: str, line: _Listed) -> Said:
        """Return what list and roadmap say of a project, and how its sheet writes its phases."""
        return Said(line.texts[1:_INDEX_COLUMNS], self._roadmap.get(number), self._sheets[number].phases())

    def _fault(self, sentence: str) -> UserError:
        """Return the error for what is wrong with the document."""
        return UserError(f"{self._source}: {sentence}")
