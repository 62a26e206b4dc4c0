"""Use cases of the timeline: gather what it shows, and write it to files."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import Category, LevelRecord, ProjectRecord
from fujidesk.domain.timeline import TimelineData, TimelineGroup, TimelineRow, Track, track_of
from fujidesk.errors import UserError
from fujidesk.exchange.atomic import replace_together, writing_fault

KINDS = ("png", "svg", "pdf")
"""Kinds of files that a timeline can be written as."""


class Register(Protocol):
    """The part of the register that the timeline reads."""

    def records(self) -> Sequence[ProjectRecord]:
        """Return all projects in plan order."""

    def levels(self) -> Sequence[LevelRecord]:
        """Return policies and measures."""


class TimelineService:
    """Gathers timelines from the register and exports them; sample: its answers are made up."""

    def __init__(self, registry: Register, profile: PlanProfile, *, sample: bool = False) -> None:
        self._registry = registry
        self._profile = profile
        self._sample = sample

    def data(
        self,
        numbers: Collection[str] | None = None,
        *,
        dx_only: bool = False,
        measure: str | None = None,
        category: Category | None = None,
        today: dt.date | None = None,
        until: int | None = None,
    ) -> TimelineData:
        """Return the timeline of the projects that meet all conditions given; all of them without any.

        numbers: only these projects. measure: only one measure such as "1.1". today: for tests and packs.
        until: the last fiscal year whose reports are shown; None shows all.
        """
        wanted = None if numbers is None else frozenset(numbers)
        records = [
            record if until is None else _reported_until(record, until)
            for record in self._registry.records()
            if (wanted is None or record.number in wanted)
            and (record.is_dx or not dx_only)
            and (measure is None or measure in (record.measure, record.policy))
            and (category is None or record.category is category)
        ]
        columns = self._profile.half_years
        groups = self._groups(records, columns)
        return TimelineData(
            self._title(dx_only=dx_only, measure=measure, category=category),
            today or dt.date.today(),  # noqa: DTZ011 - the user's own calendar day
            columns,
            self._profile.phases,
            groups,
            _last_report(records, columns),
            with_indicators=dx_only,
            source=self._profile.plan_name,
            sample=self._sample,
            project_word=self._profile.project_name,
        )

    def export(
        self, data: TimelineData, path: Path, *, paper: str = "A4", progress: Progress | None = None
    ) -> tuple[Path, ...]:
        """Write the timeline as PNG, SVG or PDF, by the name's ending; return the files written.

        Raises:
            UserError: the ending is none of these, or there is nothing to draw.
            MachineError: the folder cannot be written to or is full.
            CancelledError: the user stopped it; no file is left.
        """
        kind = path.suffix.lower().removeprefix(".")
        if kind not in KINDS:
            raise UserError(
                f"「{path.name}」の種類では書き出せません。"
                "名前の最後を .png、.svg、.pdf のどれかにしてください。"
            )
        if not data.row_count:
            raise UserError("書き出す事業がありません。絞り込みの条件を変えてからやり直してください。")
        try:
            return _write_pages(_pages(data, kind, paper, progress or NoProgress()), path)
        except OSError as error:
            raise writing_fault(error, path) from error

    def picture(self, data: TimelineData) -> bytes:
        """Return the timeline as one PNG picture, for the clipboard.

        Raises:
            UserError: there is nothing to draw.
        """
        if not data.row_count:
            raise UserError("コピーする事業がありません。絞り込みの条件を変えてからやり直してください。")
        from fujidesk.plots.export import picture  # late: as in `_pages`

        return picture(data)

    @property
    def leading_category(self) -> Category:
        """The category whose projects are looked at most often."""
        return self._profile.leading_category

    def _title(self, *, dx_only: bool, measure: str | None, category: Category | None) -> str:
        """Return the heading: the plan, what it is narrowed to, and whether it is the DX roadmap."""
        parts = [self._profile.plan_name]
        if measure is not None:
            parts += [
                level.code + " " + level.title for level in self._registry.levels() if level.code == measure
            ]
        if category is not None:
            parts.append(self._profile.category_title(category))
        return " ".join([*parts, "DXロードマップ" if dx_only else "スケジュール"])

    def _groups(
        self, records: Sequence[ProjectRecord], columns: Sequence[HalfYear]
    ) -> tuple[TimelineGroup, ...]:
        """Return the rows under their measure (or policy, in a plan with one level), in the plan's order."""
        titles = {level.code: level.title for level in self._registry.levels()}
        by_code: dict[str, list[TimelineRow]] = {}
        keep = _Interned()
        for record in records:
            row = TimelineRow(
                record.number, record.title, keep.names(record.departments), record.category, record.is_dx,
                keep.track(track_of(record.schedule, columns)), keep.track(track_of(record.actual, columns)),
                record.indicator.text,
            )  # fmt: skip
            by_code.setdefault(record.measure or record.policy, []).append(row)
        return tuple(TimelineGroup(code, titles.get(code, ""), tuple(rows)) for code, rows in by_code.items())


def _pages(data: TimelineData, kind: str, paper: str, progress: Progress) -> Iterator[bytes]:
    """Yield the files of an export: one of PDF, one a page of pictures."""
    # Late: matplotlib is heavy and most sessions never export.
    from fujidesk.plots import export

    if kind == "pdf":
        yield export.pdf_document(data, paper, progress)
    elif kind == "svg":
        yield from export.svg_pages(data, paper, progress)
    else:
        yield from export.png_pages(data, paper, progress)


def _write_pages(pages: Iterable[bytes], path: Path) -> tuple[Path, ...]:
    """Write all pages beside the target, then put them in place as `name.png`, `name-2.png` and so on.

    A picture format holds one page a file; separate files keep each page at the size of its paper.
    """
    with TemporaryDirectory(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent) as folder:
        beside = []
        for number, page in enumerate(pages, start=1):
            name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
            beside.append(Path(folder) / name)
            beside[-1].write_bytes(page)
        targets = tuple(path.with_name(item.name) for item in beside)
        replace_together(tuple(zip(beside, targets, strict=True)), Path(folder))
        return targets


class _Interned:
    """Keeps one copy of equal tracks and department lists, so that 20,000 rows stay small."""

    def __init__(self) -> None:
        self._tracks: dict[Track, Track] = {}
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def track(self, track: Track) -> Track:
        """Return the kept copy of a track."""
        return self._tracks.setdefault(track, track)

    def names(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the kept copy of a list of departments."""
        return self._names.setdefault(names, names)


def _reported_until(record: ProjectRecord, fiscal_year: int) -> ProjectRecord:
    """Return a project without what it reported of later years."""
    return replace(record, actual=tuple(cell for cell in record.actual if cell.fiscal_year <= fiscal_year))


def _last_report(records: Iterable[ProjectRecord], columns: Sequence[HalfYear]) -> int | None:
    """Return the column of the last half-year for which any project has a reached phase."""
    places = {when: index for index, when in enumerate(columns)}
    reported = [places[cell.when] for record in records for cell in record.actual if cell.when in places]
    return max(reported, default=None)
