"""The folder for the city's website: pages, charts and data, checked and guarded before they are let out."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.publication import Publication, PublicSource, make_publication
from fujidesk.domain.publication.appraised import without_told
from fujidesk.domain.publication.deducing import told_costs
from fujidesk.domain.publication.dictionary import book_file, public_tables, table_file
from fujidesk.domain.publication.pages import page_count, public_pages
from fujidesk.domain.publication.places import STYLE, data_path, is_public_path
from fujidesk.domain.publication.secrets import Secrets
from fujidesk.errors import UserError
from fujidesk.exchange.folder_set import FolderSet, folder_set
from fujidesk.models.engine import Database
from fujidesk.models.internal_values import internal_values
from fujidesk.services.charts import ChartService
from fujidesk.services.registry import RegistryService
from fujidesk.services.reports import ReportService

_STEPS_AFTER = 4
"""Steps after the pages: tables, rules, guard, place."""
_SHOWN = 3
"""Findings that a refusal names."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was written.

    files: how many. told: (fiscal year, number) whose ② readers can work out. appraisals: how many of those
    in the evaluation of the whole plan the office wrote.
    """

    folder: Path
    fiscal_year: int
    files: int
    is_approved: bool
    with_grades: bool
    told: tuple[tuple[int, str], ...]
    appraisals: int = 0

    @property
    def notes(self) -> Iterator[str]:
        """Yield what the office should know before it hands the folder on, a sentence each."""
        if not self.is_approved:
            yield "この年度の評価は承認がまだ記録されていません。すべてのページにそう書いてあります。"
        if self.appraisals:
            yield (
                f"「計画全体の評価」に、会議資料に書いた評価の文を {self.appraisals} 件載せました。"
                "外に出してよい文か確かめてください。"
            )
        if self.told:
            numbers = "、".join(dict.fromkeys(number for _, number in self.told[:5]))
            yield (
                f"総合評価と①③から②が一つに決まる評価が {len(self.told)} 件あります（{numbers} など）。"
                "総合評価を載せずに書き出すこともできます。"
            )


class PublicationService:
    """Makes, checks and writes what is published.

    places: folders of the office's files, which nothing published may name. appraisals: gives the office's
    words on the whole plan by the results up to a year, by code of the level.
    """

    def __init__(
        self,
        database: Database,
        sources: tuple[RegistryService, ReportService, ChartService],
        profile: PlanProfile,
        places: Iterable[Path],
        appraisals: Callable[[int], Mapping[str, str]],
    ) -> None:
        self._database = database
        self._registry, self._reports, self._charts = sources
        self._profile = profile
        self._places = tuple(places)
        self._appraisals = appraisals

    def shows_whole(self, fiscal_year: int) -> bool:
        """Tell whether the evaluation of the whole plan is published with a year unless asked otherwise.

        So it is with the plan's last year (001, 図表6-3); before it the office may want a forecast.
        """
        return fiscal_year == self._profile.last_year

    def publication(
        self,
        fiscal_year: int,
        *,
        with_grades: bool = True,
        with_whole: bool | None = None,
        today: dt.date | None = None,
    ) -> Publication:
        """Return what is published of a year.

        Args:
            fiscal_year: the newest year whose results are told.
            with_grades: whether the overall grades are among them.
            with_whole: whether the evaluation of the whole plan is; None: as `shows_whole`.
            today: the day of the data; None: the day it is.

        Raises:
            UserError: the year is not of the plan, or nothing was reported in it.
        """
        data = self._charts.data(fiscal_year, today)
        if not data.has_answers:
            raise UserError(
                f"{long_year(fiscal_year)}の回答はまだありません。回答のある年度を指定するか、先に調査票を回収してください。"
            )
        told = self.shows_whole(fiscal_year) if with_whole is None else with_whole
        appraisals = self._appraisals(fiscal_year) if told else None
        source = PublicSource(data, self._reports.of_all(), tuple(self._registry.levels()), appraisals)
        return make_publication(source, with_grades=with_grades)

    def write(
        self,
        fiscal_year: int,
        folder: Path,
        *,
        with_grades: bool = True,
        with_whole: bool | None = None,
        today: dt.date | None = None,
        progress: Progress | None = None,
    ) -> Published:
        """Write the folder, all of it or nothing; what was published there before is replaced as a whole.

        The arguments are those of `publication`.

        Raises:
            UserError: as `publication`; other files stand in the folder; the data break a rule for
                machine-readable data; or anything internal was found in what was written.
            MachineError: the folder cannot be written.
            CancelledError: the user stopped it.
        """
        made = self.publication(fiscal_year, with_grades=with_grades, with_whole=with_whole, today=today)
        with folder_set(folder, is_public_path) as files:
            count = _Writer(made, files, progress or NoProgress()).write(self._secrets(made))
            files.place()
        told = told_costs(made, self._profile)
        written = 0 if made.whole is None else len(made.whole.written)
        return Published(folder, fiscal_year, count, made.is_approved, with_grades, told, written)

    def _secrets(self, made: Publication) -> Secrets:
        """Return everything that must not be in the folder; appraisals that are published are no secret."""
        from fujidesk.services.publication_guard import path_secrets  # late: see `_Writer`

        with self._database.reading() as session:
            found = internal_values(session)
        texts = without_told(found.texts, () if made.whole is None else made.whole.written)
        return Secrets((*texts, *path_secrets(self._places)), found.figures)


class _Writer:
    """Writes one publication into a folder beside its target, and checks what lies there."""

    def __init__(self, publication: Publication, files: FolderSet, progress: Progress) -> None:
        # Late: charts bring matplotlib, and most sessions never publish.
        from fujidesk.exchange.public_guard import Expected

        self._made = publication
        self._files = files
        self._progress = progress
        self._tables = public_tables(publication)
        self._pages = page_count(publication)
        self._expected = Expected(book=data_path(book_file(publication.fiscal_year)), title=publication.title)

    def write(self, secrets: Secrets) -> int:
        """Write and check everything; returns the number of files.

        Raises:
            UserError: something must not be let out.
            MachineError: a file cannot be written.
            CancelledError: by the progress.
        """
        self._write_pages()
        self._write_data()
        written = self._files.written()
        self._tell(1, "機械可読性のルール")
        self._check_rules(written)
        self._check_secrets(written, secrets)
        self._tell(3, "仕上げ")
        return len(written)

    def _tell(self, step: int, what: str) -> None:
        """Tell a step after the pages.

        Raises:
            CancelledError: the user stopped the work.
        """
        self._progress.step(self._pages + step, self._pages + _STEPS_AFTER, what)

    def _write_pages(self) -> None:
        """Write pages with their charts, and the style sheet."""
        from fujidesk.exchange.public_html import page_html
        from fujidesk.exchange.public_style import style_sheet
        from fujidesk.services.public_drawings import drawn

        expected = self._expected
        expected.style = style_sheet()
        self._files.add(STYLE, expected.style.encode())
        for place, page in enumerate(public_pages(self._made, self._tables)):
            self._progress.step(place, self._pages + _STEPS_AFTER, page.title)
            drawings = tuple(page.drawings)
            found = drawn(drawings)
            expected.pages[page.path], expected.drawn[page.path] = page, found
            self._files.add(page.path, page_html(page, found).encode())
            for block in drawings:
                if block.file:
                    self._files.add(block.file, found[block.key].svg.encode())

    def _write_data(self) -> None:
        """Write the tables, each as CSV and all as one workbook."""
        from fujidesk.exchange.public_csv import table_csv
        from fujidesk.exchange.public_xlsx import tables_xlsx

        for table in self._tables:
            self._tell(0, table.title)
            path = data_path(table_file(table.name, self._made.fiscal_year))
            self._expected.tables[path] = table
            self._files.add(path, table_csv(table))
        self._files.add(self._expected.book, tables_xlsx(self._tables, self._made.title))

    def _check_rules(self, written: dict[str, bytes]) -> None:
        """Check the data by the rules for machine-readable data.

        Raises:
            UserError: one is broken.
        """
        from fujidesk.exchange.readability_check import data_breaches

        data = data_path("")
        found = data_breaches(
            {path.removeprefix(data): written[path] for path in (*self._expected.tables, self._expected.book)}
        )
        if found:
            raise UserError(
                f"公開用のデータが機械可読性のルールに {len(found)} か所合わないため、書き出しをやめました"
                f"（{_first(breach.sentence for breach in found)}）。回答を直してからやり直してください。"
            )

    def _check_secrets(self, written: dict[str, bytes], secrets: Secrets) -> None:
        """Look for anything internal.

        Raises:
            UserError: something was found.
        """
        from fujidesk.services.publication_guard import all_findings

        def tick() -> None:
            """Let the user stop the work."""
            self._tell(2, "内部の情報の検査")

        found = list(all_findings(written, self._expected, self._made, secrets, tick))
        if found:
            raise UserError(
                f"公開してはならない情報が {len(found)} か所に見つかったため、書き出しをやめました"
                f"（{_first(item.sentence for item in found)}）。"
                "公開する回答や評価の文か、内部の記録の言い回しを直してからやり直してください。"
            )


def _first(sentences: Iterable[str]) -> str:
    """Return the first few of some sentences."""
    told = list(dict.fromkeys(sentences))
    more = " ほか" if len(told) > _SHOWN else ""
    return "／".join(told[:_SHOWN]) + more
