"""The guard finds everything that the public content did not put there, in every kind of file."""

import io
import re
import zipfile

import openpyxl
import pytest

from fujidesk.domain.publication.dictionary import book_file, public_tables, table_file
from fujidesk.domain.publication.pages import public_pages
from fujidesk.exchange.public_csv import table_csv
from fujidesk.exchange.public_guard import Expected, guard_findings
from fujidesk.exchange.public_html import page_html
from fujidesk.exchange.public_style import style_sheet
from fujidesk.exchange.public_xlsx import tables_xlsx
from fujidesk.services.public_drawings import drawn
from tests.demo_publication import demo_publication

PLANTED = ["ここだけの話", "987654", "13"]
"""A text, an amount, and a total of the three scores."""
PAGE, LIST, PICTURE = "projects/1-1-1.html", "projects/index.html", "charts/status.svg"
WHOLE, OUTCOMES = "whole.html", f"data/{table_file('outcomes', 2023)}"
BOOK, TABLE = f"data/{book_file(2023)}", f"data/{table_file('scores', 2023)}"


@pytest.fixture(scope="module", name="made")
def made_fixture():
    publication = demo_publication(appraisals={"1.1": "手続の入口は一つになった。"})
    tables = public_tables(publication)
    expected = Expected(book=BOOK, title=publication.title, style=style_sheet())
    files = {"style.css": expected.style.encode()}
    for page in public_pages(publication, tables):
        expected.pages[page.path] = page
        found = expected.drawn[page.path] = drawn(page.drawings)
        files[page.path] = page_html(page, found).encode()
        files |= {block.file: found[block.key].svg.encode() for block in page.drawings if block.file}
    for table in tables:
        expected.tables[f"data/{table_file(table.name, 2023)}"] = table
        files[f"data/{table_file(table.name, 2023)}"] = table_csv(table)
    files[BOOK] = tables_xlsx(tables, publication.title)
    return files, expected


def found_in(made, path, data):
    """Return the files in which something is found after one of them was changed."""
    files, expected = made
    return {finding.file for finding in guard_findings({**files, path: data}, expected)}


def test_what_was_written_as_it_was_meant_passes(made):
    assert list(guard_findings(*made)) == []


TEXT_PLANTS = [
    (PAGE, "</dl>", "<div><dt>x</dt><dd>{}</dd></div></dl>"), (PAGE, "</main>", "<p>{}</p></main>"),
    (PAGE, "</main>", "<!-- {} --></main>"), (PAGE, "<main ", '<main data-cost="{}" '),
    (PAGE, "<h1>", '<h1 title="{}">'), (PAGE, '<meta name="viewport"', '<meta name="author" content="{}"><meta name="viewport"'),
    (PAGE, "</head>", "<script>{}</script></head>"), (PAGE, "</head>", "<style>/*{}*/</style></head>"),
    (PAGE, "</svg>", "<text>{}</text></svg>"), (PAGE, "</desc>", "{}</desc>"), (PAGE, "<svg ", '<svg data-x="{}" '),
    (PAGE, '<h1>', '<h1 id="x{}">'), (PAGE, 'class="notice"', 'class="notice x{}"'),
    (PAGE, '<a href="../index.html">', '<a href="../{}.html">'), (PAGE, "</body>", "<template>{}</template></body>"),
    (PAGE, "<td>", "<td>{}"), (LIST, '<span class="mark', '<span class="cost">{}</span><span class="mark'),
    (LIST, "</html>", "</html><?php {} ?>"),
    (PICTURE, "</svg>", '<text x="1" y="1">{}</text></svg>'), (PICTURE, "</svg>", "<!-- {} --></svg>"),
    (PICTURE, "</desc>", "{}</desc>"), (PICTURE, "</title>", "{}</title>"),
    (PICTURE, "</title>", "</title><metadata>{}</metadata>"), (PICTURE, "<g ", '<g data-x="{}" '),
    (PICTURE, "</style>", "/*{}*/</style>"), (PICTURE, "<svg ", '<svg id="x{}" '), (PICTURE, "</svg>", "</svg>{}"),
    (TABLE, "evaluation_state_code", "evaluation_state_code_{}"), (TABLE, "evaluated", "{}"),
    (TABLE, "\r\n1-1-2", ",{}\r\n1-1-2"), ("style.css", "body {", "/* {} */ body {"),
    (WHOLE, "手続の入口は一つになった。", "手続の入口は一つになった。{}"), (WHOLE, '<td class="figure">2</td>', '<td class="figure">{}</td>'),
    (WHOLE, "<caption>", "<caption>{}"), (WHOLE, '<div class="wide counts"', '<div class="wide counts" title="{}"'),
    (WHOLE, "</main>", "<!-- {} --></main>"), (WHOLE, '<h2 id="whole-levels"', '<h2 id="whole-{}"'),
    (WHOLE, 'alt="', 'alt="{}'), ("charts/outcomes.svg", "</svg>", '<text x="1" y="1">{}</text></svg>'),
    (PAGE, "計画どおり（見込み）", "計画どおり（見込み）{}"), (OUTCOMES, "as_planned", "{}"), (OUTCOMES, "\r\n1-1-2", ",{}\r\n1-1-2"),
    (OUTCOMES, "outcome_reason", "outcome_reason_{}"),
]  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize(("path", "place", "plant"), TEXT_PLANTS)
def test_a_plant_in_a_text_file_is_found(made, path, place, plant, planted):
    text = made[0][path].decode()
    assert place in text
    changed = text.replace(place, plant.replace("{}", planted), 1)
    assert found_in(made, path, changed.encode()) == {path}


def in_cell(book, planted):
    book["scores"]["D2"] = planted


def in_cell_of_whole(book, planted):
    book["outcomes"]["I2"] = planted


def in_new_column(book, planted):
    book["scores"]["H2"] = planted


def in_new_row(book, planted):
    book["scores"].append([planted])


def in_hidden_sheet(book, planted):
    sheet = book.create_sheet("x")
    sheet["A1"] = planted
    sheet.sheet_state = "veryHidden"


def in_sheet_name(book, planted):
    book["scores"].title = planted


def in_comment(book, planted):
    book["scores"]["A1"].comment = openpyxl.comments.Comment(planted, "x")


def in_author(book, planted):
    book.properties.creator = planted


def in_last_author(book, planted):
    book.properties.lastModifiedBy = planted


def in_keywords(book, planted):
    book.properties.keywords = planted


def in_custom_property(book, planted):
    from openpyxl.packaging.custom import StringProperty

    book.custom_doc_props.append(StringProperty(name="x", value=planted))


def in_defined_name(book, planted):
    from openpyxl.workbook.defined_name import DefinedName

    book.defined_names["x"] = DefinedName("x", attr_text=f'"{planted}"')


def in_header(book, planted):
    book["scores"].oddHeader.center.text = planted


def in_link(book, planted):
    book["scores"]["A2"].hyperlink = f"https://example.com/{planted}"


def in_validation(book, planted):
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=f'"{planted}"')
    rule.add("A2")
    book["scores"].add_data_validation(rule)


def in_format(book, planted):
    book["scores"]["A2"].number_format = f'0"{planted}"'


def in_font(book, planted):
    book["scores"]["A2"].font = openpyxl.styles.Font(name=planted)


def in_style_name(book, planted):
    book["scores"]["A2"].style = openpyxl.styles.NamedStyle(name=planted)


BOOK_PLANTS = [
    in_cell, in_cell_of_whole, in_new_column, in_new_row, in_hidden_sheet, in_sheet_name, in_comment, in_author, in_last_author,
    in_keywords, in_custom_property, in_defined_name, in_header, in_link, in_validation, in_format,
    in_font, in_style_name,
]  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("plant", BOOK_PLANTS)
def test_a_plant_in_the_workbook_is_found(made, plant, planted):
    book = openpyxl.load_workbook(io.BytesIO(made[0][BOOK]))
    plant(book, planted)
    stream = io.BytesIO()
    book.save(stream)
    assert found_in(made, BOOK, stream.getvalue()) == {BOOK}


def test_a_workbook_saved_again_without_a_plant_passes_so_that_the_above_means_something(made):
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(made[0][BOOK])).save(stream)
    assert found_in(made, BOOK, stream.getvalue()) == set()


def repacked(data, change, comment=b""):
    """Return a package with its parts changed by a function of name and bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.infolist():
            new.writestr(item.filename, change(item.filename, old.read(item)))
        new.comment = comment
    return stream.getvalue()


@pytest.mark.parametrize(("part", "place", "plant"), [
    ("docProps/app.xml", "</Properties>", "<Company>{}</Company></Properties>"),
    ("docProps/app.xml", "</Properties>", "<Manager>{}</Manager></Properties>"),
    ("docProps/core.xml", "</cp:coreProperties>", "<cp:category>{}</cp:category></cp:coreProperties>"),
    ("xl/workbook.xml", "<sheets>", "<!-- {} --><sheets>"),
    ("xl/worksheets/sheet1.xml", "<sheetData>", "<!-- {} --><sheetData>"),
    ("xl/theme/theme1.xml", "name=\"Office Theme\"", "name=\"{}\""),
])  # fmt: skip
def test_a_plant_in_a_part_is_found(made, part, place, plant):
    def change(name, data):
        text = data.decode()
        return text.replace(place, plant.replace("{}", "内緒"), 1) if name == part else text

    assert found_in(made, BOOK, repacked(made[0][BOOK], change)) == {BOOK}


def test_a_plant_beside_the_parts_is_found(made):
    data = made[0][BOOK]
    assert found_in(made, BOOK, repacked(data, lambda _, part: part)) == set()
    assert found_in(made, BOOK, repacked(data, lambda _, part: part, "内緒".encode())) == {BOOK}
    assert found_in(made, BOOK, data + "内緒".encode()) == {BOOK}
    assert found_in(made, BOOK, "内緒".encode() + data) == {BOOK}
    assert found_in(made, BOOK, "内緒".encode()) == {BOOK}


def test_files_that_do_not_belong_there_and_files_that_are_missing_are_found(made):
    assert found_in(made, "projects/内緒.html", b"") == {"projects/内緒.html"}
    assert found_in(made, "data/memo.csv", b"x") == {"data/memo.csv"}
    files, expected = made
    left = {path: data for path, data in files.items() if path != PICTURE}
    assert {finding.file for finding in guard_findings(left, expected)} == {PICTURE}


def test_a_text_that_is_gone_is_found_too(made):
    text = re.sub('<p class="notice">.*?</p>', "", made[0][PAGE].decode(), count=1)
    assert found_in(made, PAGE, text.encode()) == {PAGE}


def test_the_sentence_names_the_file(made):
    files, expected = made
    (finding,) = guard_findings({**files, "x.txt": b""}, expected)
    assert finding.sentence == "x.txt：公開用ではないファイルです"
