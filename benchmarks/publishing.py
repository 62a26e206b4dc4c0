"""The folder for the website of 202 projects, against a bare script that writes the same files.

The bare template loop knows nothing of the plan. From the pages that were written it is told, for each page,
the fixed pieces and the values between them (texts, attributes, coordinates of the drawing); it escapes each
value, puts the page together and writes it. For the whole folder it writes besides all tables with csv and
openpyxl, and the charts as they are. It checks nothing and looks for nothing internal; ours does both.
"""

import csv
import re
from contextlib import closing
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

from benchmarks.measuring import Row, best_in_turn_ms
from fujidesk.domain.publication import Publication
from fujidesk.domain.publication.dictionary import public_tables
from fujidesk.domain.publication.page_projects import project_page
from fujidesk.domain.publication.pages import site_of
from fujidesk.domain.publication.places import LIST
from fujidesk.domain.publication.tables import Table
from fujidesk.exchange.folder_set import files_of
from fujidesk.exchange.public_html import page_html
from fujidesk.paths import user_folders
from fujidesk.services.public_drawings import drawn
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import open_workspace

FISCAL_YEAR, YEARS = 2025, (2022, 2023, 2024, 2025)
BOUND, WHOLE_BOUND = 2.0, 8.0
"""The second: no issue names it; what was measured with some room, to notice a step back."""
REPEATS = 7
_VALUE = re.compile(r'(?<=>)[^<\n]+(?=<)|(?<=")[^"\n]*(?=")')
Told = list[tuple[str, list[str], list[str]]]
"""Path, fixed pieces, and the values between them."""


def measure() -> list[Row]:
    """Measure the project pages, and the whole folder."""
    with TemporaryDirectory() as place:
        path, folder, bare = Path(place, "s.db"), Path(place, "ours"), Path(place, "bare")
        make_sample(path, YEARS)
        with closing(open_workspace(path, user_folders(Path(place, "profile")))) as workspace:
            service = workspace.publication
            service.write(FISCAL_YEAR, folder)
            service.write(FISCAL_YEAR, bare)
            made = service.publication(FISCAL_YEAR)
            tables = public_tables(made)
            pages = _told(folder, [path for path in files_of(folder) if _is_project(path)])
            whole = _told(folder, [path for path in files_of(folder) if path.endswith(".html")])
            charts = {
                path: (folder / path).read_bytes() for path in files_of(folder) if path.endswith(".svg")
            }
            one = best_in_turn_ms((lambda: _write_pages(made, bare), lambda: _loop(pages, bare)), 4 * REPEATS)
            all_of_it = best_in_turn_ms(
                (
                    lambda: service.write(FISCAL_YEAR, folder),
                    lambda: _write_barely(whole, tables, charts, bare),
                ),
                REPEATS,
            )
    name = f"publishing the folder ({len(whole)} pages, charts, data), checks and guard included"
    return [
        Row(f"publishing {len(pages)} project pages, content to disk", *one, "ms", BOUND),
        Row(name, *all_of_it, "ms", WHOLE_BOUND),
    ]


def _is_project(path: str) -> bool:
    """Tell whether a file is the page of a project."""
    return path.startswith("projects/") and path != LIST


def _told(folder: Path, paths: list[str]) -> Told:
    """Return what the bare loop is told of some pages."""
    told: Told = []
    for path in paths:
        text = (folder / path).read_text("utf-8")
        told.append((path, _VALUE.split(text), [unescape(value) for value in _VALUE.findall(text)]))
    return told


def _write_pages(made: Publication, folder: Path) -> None:
    """Make and write the pages of all projects as the service does."""
    site = site_of(made)
    for place in range(len(made.projects)):
        page = project_page(made, site, place)
        (folder / page.path).write_bytes(page_html(page, drawn(page.drawings)).encode())


def _loop(told: Told, folder: Path) -> None:
    """Write pages by templates."""
    for path, pieces, values in told:
        lines = [pieces[0]]
        for value, piece in zip(values, pieces[1:], strict=True):
            lines += (escape(value), piece)
        (folder / path).write_bytes("".join(lines).encode())


def _write_barely(told: Told, tables: tuple[Table, ...], charts: dict[str, bytes], folder: Path) -> None:
    """Write pages, charts and tables."""
    _loop(told, folder)
    for path, data in charts.items():
        (folder / path).write_bytes(data)
    book = Workbook()
    for table in tables:
        sheet = book.create_sheet(table.name)
        rows = [[item.name for item in table.fields], *table.rows]
        with (folder / "data" / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(rows)
        for row in rows:
            sheet.append(row)
    book.save(folder / "data" / "all.xlsx")
