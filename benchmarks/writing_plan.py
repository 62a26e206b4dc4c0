"""The plan as a Word document and back, against python-docx with the same texts and tables."""

import datetime as dt
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks.measuring import Row, best_in_turn_ms
from benchmarks.synthetic import build, content
from fujidesk.domain.plan_book.blocks import Grid, PlanBook
from fujidesk.domain.plan_book.making import BookFacts, plan_book
from fujidesk.exchange.glossary import load_glossary
from fujidesk.exchange.plan_document import read_plan_documents
from fujidesk.exchange.profiles import load_profile
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

PROJECTS = 202
BOUND = 2.0
DAY = dt.date(2026, 7, 10)
REPEATS = 5


def write_bare(book: PlanBook, path: Path) -> None:
    """Write all texts and tables of a book by python-docx, without pages, fields and looks."""
    from docx import Document

    paper = Document()
    for block in (block for part in book.parts for block in part.blocks):
        if not isinstance(block, Grid):
            paper.add_paragraph(block.text)
            continue
        rows = (*block.head, *block.rows)
        table = paper.add_table(len(rows), len(block.widths_mm))
        for row, cells in zip(table.rows, rows, strict=True):
            places, at = row.cells, 0
            for cell in cells:
                place = places[at] if cell.span == 1 else places[at].merge(places[at + cell.span - 1])
                place.text = cell.text
                at += cell.span
    paper.save(str(path))


def read_bare(path: Path) -> list[str]:
    """Read all texts of a document by python-docx."""
    from docx import Document

    paper = Document(str(path))
    texts = [item.text for item in paper.paragraphs]
    return texts + [cell.text for table in paper.tables for row in table.rows for cell in row.cells]


def measure() -> list[Row]:
    """Measure writing, from the database to the file in its place, and reading the file into records."""
    profile = load_profile("fuji")
    book = plan_book(content(PROJECTS, profile), profile, load_glossary(), BookFacts(""))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder / "plan.db", PROJECTS)
        ours, bare = folder / "ours.docx", folder / "bare.docx"
        with closing(open_workspace(folder / "plan.db", user_folders(folder / "data"))) as workspace:
            works = (lambda: workspace.plan_book.write(ours, DAY), lambda: write_bare(book, bare))
            written = best_in_turn_ms(works, REPEATS)
        reads = (
            lambda: read_plan_documents([(ours.name, ours.read_bytes())], profile),
            lambda: read_bare(ours),
        )
        read = best_in_turn_ms(reads, REPEATS)
    return [
        Row(f"the plan of {PROJECTS} projects as a Word document", *written, "ms", BOUND),
        Row("… and the document read back", *read, "ms", BOUND),
    ]
