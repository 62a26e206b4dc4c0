"""The printed plan as a Word document: its parts, its page numbers, and its pages in LibreOffice."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from fujidesk.domain.pack_parts.data import GlossaryTerm
from fujidesk.domain.plan_book.making import BookFacts, plan_book
from fujidesk.errors import CancelledError
from fujidesk.exchange.plan_docx.writing import plan_docx

FACTS = BookFacts("令和8年7月10日現在")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(name="book")
def book_fixture(small_content, small_profile):
    return plan_book(small_content, small_profile, (GlossaryTerm("番号札", "札"),), FACTS)


@pytest.fixture(name="large")
def large_fixture(small_content, small_profile):
    """A plan with many projects, some with texts that fill pages."""
    texts = ("一文です。" * 30, "AI-OCR を、使う。" * 400, "行\n" * 120, "", "Wi-Fi & <tag> " * 300)
    projects = tuple(
        replace(
            small_content.projects[place % 2], number=f"1-1-{place + 1}", overview=texts[place % len(texts)]
        )
        for place in range(40)
    )
    levels = (
        replace(small_content.levels[0], background="段落です。" * 900, direction="短い"),
        *small_content.levels[1:],
    )
    return plan_book(replace(small_content, projects=projects, levels=levels), small_profile, (), FACTS)


def test_file_opens_and_holds_every_text(book):
    data, pages = plan_docx(book)
    paper = Document(BytesIO(data))
    shown = [item.text for item in paper.paragraphs]
    shown += [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    for word in (
        "富士市",
        "第四次富士市情報化計画",
        "1.1　手続",
        "便利",
        "窓口の案内番号",
        "番号札を出す。\n100%を目指す",
    ):
        assert word in shown, word
    assert pages == 9


class Watch:
    """Keeps what it is told; stops the work at a step, counted from 1, 0 for never."""

    def __init__(self, stop=0):
        self.told = []
        self._stop = stop

    def step(self, done, total, what):
        self.told.append(what)
        if len(self.told) == self._stop:
            raise CancelledError


def test_writing_can_be_stopped_at_every_step(book):
    whole = Watch()
    plan_docx(book, whole)
    assert "計画書を書き出しています" in whole.told
    for stop in range(1, len(whole.told) + 1):
        with pytest.raises(CancelledError):
            plan_docx(book, Watch(stop))


def test_file_has_no_author_and_equal_books_give_equal_bytes(book):
    data, _ = plan_docx(book)
    facts = Document(BytesIO(data)).core_properties
    assert (facts.author, facts.title) == ("", "富士市 第四次富士市情報化計画")
    assert plan_docx(book)[0] == data


def test_every_style_has_a_japanese_font(book):
    paper = Document(BytesIO(plan_docx(book)[0]))
    used = {item.style.name for item in paper.paragraphs}
    for name in used:
        fonts = paper.styles[name].element.rPr.rFonts
        assert fonts.get(f"{W}eastAsia") == fonts.get(f"{W}ascii") == "BIZ UDPGothic", name


def test_texts_are_said_to_be_japanese(book):
    styles = Document(BytesIO(plan_docx(book)[0])).styles.element
    tongues = [(item.get(f"{W}val"), item.get(f"{W}eastAsia")) for item in styles.iter(f"{W}lang")]
    assert set(tongues) == {("en-US", "ja-JP")}


def test_paper_is_a4_and_the_roadmap_lies_wide(book):
    sections = Document(BytesIO(plan_docx(book)[0])).sections
    sizes = [(round(item.page_width.mm), round(item.page_height.mm)) for item in sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    assert sections[0].different_first_page_header_footer
    assert not sections[1].different_first_page_header_footer


def test_contents_and_index_refer_to_places_that_are_there(large):
    body = Document(BytesIO(plan_docx(large)[0])).element.body
    places = {item.get(f"{W}name") for item in body.iter(f"{W}bookmarkStart")}
    asked = re.findall(r"PAGEREF (\w+)", " ".join(item.text for item in body.iter(f"{W}instrText")))
    assert set(asked) == places
    assert len(asked) == len(places)
    begins = [item.get(f"{W}fldCharType") for item in body.iter(f"{W}fldChar")]
    assert begins.count("begin") == begins.count("end") == len(asked) + 1


def test_pages_in_the_index_are_those_on_which_the_sheets_stand(large, office, tmp_path):
    data, count = plan_docx(large)
    path = tmp_path / "plan.docx"
    path.write_bytes(data)
    pages = pages_of(office(path, "pdf", tmp_path))
    assert len(pages) == count
    assert all(page.split()[-3:] == [str(at), "/", str(count)] for at, page in enumerate(pages[1:], start=2))
    told = {
        found[1]: int(found[2])
        for page in pages
        for found in re.finditer(r"^ *(1-1-\d+) .*?(\d+) *$", page, re.M)
    }
    stands = {
        found[1]: at
        for at, page in reversed(list(enumerate(pages, start=1)))
        for found in re.finditer(r"事業番号 +(1-1-\d+)(?!\d)(?!（続き）)", page)
    }
    assert len(stands) == 40
    assert {number: told[number] for number in stands} == stands


def pages_of(pdf):
    """The texts of the pages of a PDF file."""
    try:
        done = subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
        )
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed")
    return done.stdout.split("\f")[:-1]
