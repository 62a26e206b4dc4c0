"""Scenes as a PDF: what a reader, a search and a second run find in it."""

import io
import subprocess
from shutil import which

import pytest
from pypdf import PdfReader

from fujidesk.domain.scenes import Align, Band, Dash, Dot, Line, Rect, Scene, Target, Words
from fujidesk.errors import CancelledError
from fujidesk.exchange.scene_pdf import scenes_to_pdf
from fujidesk.plots.style import font_path

INK = "#1B2430"


def page(*items, width=841.89, height=595.28):
    return Scene(width, height, items)


def every_item():
    return page(
        Rect(20, 20, 100, 40, "#DCE6F5", INK, 0.8, Dash.DASHED),
        Rect(140, 20, 100, 40, "#FFFFFF", INK, radius=4),
        Rect(260, 20, 100, 40, "", INK, hatched=True),
        Rect(0, 0, 400, 400, target=Target("重点", ("1-1-1",))),
        Line(20, 80, 400, 80, INK, 1.0, Dash.DOTTED),
        Band(20, 100, 140, 220, 120, 180, "#3572BA", 0.5),
        Dot(300, 140, 8, "#B92C1E", INK), Dot(330, 140, 8, "", INK),
        Words(20, 220, "入力を民間に頼む行政の用語", 9.0, INK),
        Words(400, 240, "右そろえ", 10.0, INK, Align.RIGHT, bold=True), Words(200, 260, "中央 1,234 千円", 12.0, INK, Align.CENTER),
    )  # fmt: skip


def written(scenes, outline=(), title="見本市の資料", progress=None):
    return scenes_to_pdf(scenes, title, outline, font_path(), progress)


def reader(data):
    return PdfReader(io.BytesIO(data))


def test_each_scene_is_a_page_of_its_size():
    found = reader(written([page(), page(width=400, height=300)]))
    sizes = [(float(sheet.mediabox.width), float(sheet.mediabox.height)) for sheet in found.pages]
    assert sizes == [(pytest.approx(841.89, abs=0.01), pytest.approx(595.28, abs=0.01)), (400, 300)]


def test_texts_can_be_searched_also_kanji_that_look_like_radicals():
    text = reader(written([every_item()])).pages[0].extract_text()
    assert "入力を民間に頼む行政の用語" in text
    assert "右そろえ" in text
    assert "中央 1,234 千円" in text


def test_a_character_the_font_has_not_is_shown_as_missing():
    text = reader(written([page(Words(20, 40, "絵文字\U0001f600の後", 10.0, INK))])).pages[0].extract_text()
    assert "絵文字〓の後" in text


def test_texts_stand_where_the_scene_has_them():
    places = {}

    def keep(text, _cm, tm, _font, _size):
        if text.strip():
            places[text.strip()] = (tm[4], tm[5])

    words = (Words(20, 220, "左", 9.0, INK), Words(400, 240, "右右", 10.0, INK, Align.RIGHT),
             Words(200, 260, "中中", 10.0, INK, Align.CENTER))  # fmt: skip
    reader(written([page(*words)])).pages[0].extract_text(visitor_text=keep)
    assert places["左"] == (20, pytest.approx(595.28 - 220))
    assert places["右右"] == (pytest.approx(380), pytest.approx(595.28 - 240))
    assert places["中中"] == (pytest.approx(190), pytest.approx(595.28 - 260))


def test_bookmarks_lead_to_their_pages():
    found = reader(written([page(), page(), page()], [("次第", 0), ("資料1　概要", 2)]))
    marks = [(mark.title, found.get_destination_page_number(mark)) for mark in found.outline]
    assert marks == [("次第", 0), ("資料1　概要", 2)]


def test_the_title_is_all_that_the_file_tells_of_itself():
    facts = reader(written([every_item()])).metadata
    assert facts.title == "見本市の資料"
    assert not facts.author
    assert not facts.subject
    assert facts.creator == "fujidesk"


def test_no_path_stands_in_the_file():
    data = written([every_item()])
    assert str(font_path()).encode() not in data
    assert b"site-packages" not in data


def test_the_same_scenes_give_the_same_bytes():
    assert written([every_item()], [("次第", 0)]) == written([every_item()], [("次第", 0)])


def test_an_area_that_only_waits_for_clicks_is_not_painted():
    plain = page(Words(20, 40, "語", 9.0, INK))
    waiting = page(Rect(0, 0, 400, 400, target=Target("重点", ("1-1-1",))), *plain.items)
    assert written([waiting]) == written([plain])


def test_writing_tells_each_page_and_can_be_stopped():
    class Stopping:
        def __init__(self):
            self.told = []

        def step(self, done, total, what):
            self.told.append((done, total, what))
            if done == 1:
                raise CancelledError

    progress = Stopping()
    with pytest.raises(CancelledError):
        written([page(), page(), page()], progress=progress)
    assert progress.told == [(0, 3, "PDF 1 / 3 ページ"), (1, 3, "PDF 2 / 3 ページ")]


@pytest.mark.skipif(which("pdffonts") is None, reason="poppler is not installed")
def test_the_font_is_embedded_and_maps_to_characters(tmp_path):
    path = tmp_path / "pages.pdf"
    path.write_bytes(written([every_item()]))
    told = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True)
    lines = told.stdout.splitlines()[2:]
    fonts = [line for line in lines if "IPAexGothic" in line]
    assert lines == fonts  # no Helvetica of reportlab, which would not be embedded
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)
    assert not told.stderr
