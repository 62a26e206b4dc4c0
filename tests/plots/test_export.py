"""Timelines as files' bytes."""

import io
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from pypdf import PdfReader

from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError
from fujidesk.plots.export import pdf_document, picture, png_pages, svg_pages

SVG = "{http://www.w3.org/2000/svg}"


class Stopper:
    """Stops at a step."""

    def __init__(self, at):
        self.at = at
        self.steps = []

    def step(self, done, total, what):
        self.steps.append((done, total))
        if done == self.at:
            raise CancelledError


def reader(data, paper="A4"):
    return PdfReader(io.BytesIO(pdf_document(data, paper)))


@pytest.mark.parametrize(("paper", "size"), [("A4", (842, 595)), ("A3", (1191, 842))])
def test_pdf_pages_have_the_paper_lying(make_timeline, paper, size):
    for page in reader(make_timeline(7, 9), paper).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_pdf_text_can_be_selected_and_found(make_timeline):
    data = make_timeline(7, 9)
    found = reader(data)
    whole = "".join(page.extract_text() for page in found.pages)
    for wanted in (
        "見本市",
        "窓口予約の導入",
        "1-7-9",
        "（続き）",
        "(4)",
        "令和8年度",
        f"1 / {len(found.pages)}",
    ):
        assert wanted in whole
    assert found.metadata.title == data.title


def test_pdf_text_comes_back_as_the_same_code_points(make_timeline):
    """Not as look-alikes: 民 and ⺠, 口 and ⼝ share glyphs, and a search would not find the wrong one."""
    data = make_timeline(1, 1)
    (group,) = data.groups
    title = "市民の窓口で一日に見る高齢者の用水と土木の入力"
    named = replace(data, groups=(replace(group, rows=(replace(group.rows[0], title=title),)),))
    whole = "".join(page.extract_text() for page in reader(named).pages)
    assert title in whole.replace("\n", "")
    assert not [char for char in whole if 0x2E80 <= ord(char) <= 0x2FDF or 0xF900 <= ord(char) <= 0xFAFF]


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_every_page_of_the_pdf_has_header_page_number_and_source(make_timeline, paper):
    found = reader(replace(make_timeline(7, 12), sample=True), paper)
    assert len(found.pages) > 1
    for number, page in enumerate(found.pages, start=1):
        text = page.extract_text()
        for wanted in ("番号", "情報化事業", "令和4年度", "出典：見本市情報化計画", "調査・基礎研究", "サンプルデータ",
                       "令和8年11月21日現在", f"{number} / {len(found.pages)}"):  # fmt: skip
            assert wanted in text
    assert "サンプルデータ" in found.metadata.title


def test_pdf_fonts_are_embedded_truetype(make_timeline):
    fonts = [font.get_object() for font in reader(make_timeline()).pages[0]["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert "IPAexGothic" in font["/BaseFont"]
        (kind,) = font.get("/DescendantFonts", [font])
        kind = kind.get_object()
        assert kind["/Subtype"] in ("/CIDFontType2", "/TrueType")
        assert "/FontFile2" in kind["/FontDescriptor"].get_object()


def test_svg_is_well_formed_with_texts_and_its_own_font(make_timeline):
    (drawing,) = svg_pages(make_timeline(1, 3), "A4")
    root = ET.fromstring(drawing)
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert "窓口予約の導入" in texts
    assert "1 / 1" in texts
    assert b"@font-face" in drawing
    for node in root.iter(f"{SVG}text"):
        assert "font-family: 'IPAexGothic', 'BIZ UDPGothic'" in node.get("style")
    assert "font/woff" in "".join("".join(node.itertext()) for node in root.iter(f"{SVG}style"))


def test_the_font_in_the_svg_has_the_glyphs_that_are_used(make_timeline):
    import base64
    import re

    from fontTools.ttLib import TTFont

    (drawing,) = svg_pages(make_timeline(1, 3), "A4")
    coded = re.search(rb"base64,([A-Za-z0-9+/=]+)", drawing).group(1)
    with TTFont(io.BytesIO(base64.b64decode(coded))) as face:
        known = face.getBestCmap()
    assert all(ord(char) in known for char in "窓口予約の導入(4)令和8年度")
    assert len(known) < 400


def test_png_pages_have_print_resolution(make_timeline):
    pages = list(png_pages(make_timeline(7, 9), "A4"))
    assert len(pages) > 1
    width, height = struct.unpack(">II", pages[0][16:24])
    assert (width, height) == pytest.approx((842 * 200 / 72, 595 * 200 / 72), abs=3)


def test_a_picture_is_one_image_as_tall_as_its_rows(make_timeline):
    small, tall = picture(make_timeline(1, 2), 72), picture(make_timeline(7, 9), 72)
    heights = [struct.unpack(">II", image[16:24])[1] for image in (small, tall)]
    assert heights[0] < 250 < heights[1]


def test_equal_timelines_give_equal_files(make_timeline):
    data = make_timeline(2, 3)
    assert pdf_document(data, "A4") == pdf_document(data, "A4")
    assert next(svg_pages(data, "A4")) == next(svg_pages(data, "A4", NoProgress()))


def test_work_tells_its_pages_and_can_be_stopped(make_timeline):
    watcher = Stopper(at=None)
    list(png_pages(make_timeline(7, 9), "A4", watcher))
    assert watcher.steps[0] == (0, watcher.steps[-1][1])
    assert watcher.steps[-1][0] == watcher.steps[-1][1]
    with pytest.raises(CancelledError):
        pdf_document(make_timeline(7, 9), "A4", Stopper(at=1))
