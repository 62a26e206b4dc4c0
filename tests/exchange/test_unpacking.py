"""Parts of packages that want to fill memory or time: refused while they are small."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from fujidesk.errors import UserError
from fujidesk.exchange import unpacking, workbook_cells, workbook_xml
from fujidesk.exchange.unpacking import OversizeError, Unpacker, is_bounded, parsed
from fujidesk.exchange.workbook_cells import read_book_bytes
from fujidesk.exchange.workbook_xml import TooManyCellsError, merged_cells

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TOO_LARGE = "「悪い.xlsx」は大きすぎて読めません。目当てのブックか確かめてください。"
DAMAGED = "「悪い.xlsx」は壊れていて読めません。Excel で開いて保存し直すか、もう一度受け取ってください。"
MB = 1024 * 1024


def package(parts, method=zipfile.ZIP_DEFLATED):
    """Pack parts into the bytes of a zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return stream.getvalue()


def book(sheets, method=zipfile.ZIP_DEFLATED, **others):
    """Pack a workbook of sheets: (part, XML) each; the part may be named twice. others: __ for slashes."""
    listed = "".join(f'<sheet name="{place}" r:id="r{place}"/>' for place in range(len(sheets)))
    links = "".join(
        f'<Relationship Id="r{place}" Type="{RELATION}/worksheet" Target="/xl/{part}"/>'
        for place, (part, _) in enumerate(sheets)
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATION}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        **{f"xl/{part}": data for part, data in sheets},
        **{name.replace("__", "/") + ".xml": data for name, data in others.items()},
    }
    return package(parts, method)


def sheet(rows="", after=""):
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>"


def announcing(data, part, size):
    """Let a package say that a part has another size than it has."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        true = struct.pack("<I", opened.getinfo(part).file_size)
    assert data.count(true) >= 2
    return data.replace(true, struct.pack("<I", size))


def refusal(data):
    with pytest.raises(UserError) as caught:
        read_book_bytes(data, "悪い.xlsx")
    return str(caught.value)


def test_a_part_that_announces_less_than_it_holds_is_never_unpacked_beyond_that():
    data = announcing(book([("a.xml", sheet(after=" " * (64 * MB)))]), "xl/a.xml", 100)
    tracemalloc.start()
    try:
        assert refusal(data) == DAMAGED
        assert tracemalloc.get_traced_memory()[1] < 8 * MB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_cannot_be_stopped_are_not_unpacked(method):
    words = "「悪い.xlsx」は読めない方法で圧縮されています。"
    assert refusal(book([("a.xml", sheet())], method)).startswith(words)
    with zipfile.ZipFile(io.BytesIO(package({"a": "b"}, method))) as opened:
        assert not is_bounded(opened.getinfo("a"))
        with pytest.raises(NotImplementedError):
            Unpacker(opened, MB).read("a")


def test_a_part_that_is_several_sheets_is_no_workbook():
    """Ten thousand sheets that are all one part of 40 KB would take as long as 400 MB."""
    twice = book([("a.xml", sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))] * 2)
    assert refusal(twice) == DAMAGED


def test_reading_the_same_part_again_and_again_ends():
    with zipfile.ZipFile(io.BytesIO(package({"a": b"x" * 400}))) as opened:
        parts = Unpacker(opened, 1000)
        assert len(parts.read("a") + parts.read("a")) == 800
        with pytest.raises(OversizeError):
            parts.read("a")


def test_pieces_make_the_whole(monkeypatch):
    monkeypatch.setattr(unpacking, "_PIECE", 7)
    with zipfile.ZipFile(io.BytesIO(package({"a": bytes(range(256))}))) as opened:
        assert Unpacker(opened, 1000).read("a") == bytes(range(256))


def test_elements_deep_within_each_other_are_refused():
    deep = "<a>" * 300 + "</a>" * 300
    with pytest.raises(OversizeError):
        parsed(deep.encode())
    assert refusal(book([("a.xml", sheet())], xl__styles=deep)) == TOO_LARGE
    assert parsed(b"<a><b/></a>")[0].tag == "b"


def test_a_large_part_is_not_made_a_tree(monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_TREE_BYTES", 2000)
    assert refusal(book([("a.xml", sheet())], xl__styles=f"<a>{'<b/>' * 1000}</a>")) == TOO_LARGE


def test_merged_areas_are_not_spread_out_without_end(monkeypatch):
    monkeypatch.setattr(workbook_xml, "MAX_MERGED", 100)
    assert len(merged_cells(["A1:B25"] * 2)) == 50
    with pytest.raises(TooManyCellsError):
        merged_cells(["A1:B25"] * 3)
    areas = "<mergeCells>" + '<mergeCell ref="A1:B25"/>' * 3 + "</mergeCells>"
    assert refusal(book([("a.xml", sheet(after=areas))])) == TOO_LARGE


def test_elements_that_are_no_cells_count_too(monkeypatch):
    monkeypatch.setattr(workbook_xml, "MAX_ELEMENTS", 100)
    assert refusal(book([("a.xml", sheet(after="<x/>" * 200))])) == TOO_LARGE
    assert (
        refusal(book([("a.xml", sheet())], xl__sharedStrings=f"<sst {MAIN}>{'<si/>' * 200}</sst>"))
        == TOO_LARGE
    )


def test_cells_of_all_sheets_count_together(monkeypatch):
    monkeypatch.setattr(workbook_cells, "MAX_BOOK_CELLS", 5)
    rows = '<row r="1">' + "<c><v>1</v></c>" * 3 + "</row>"
    assert len(read_book_bytes(book([("a.xml", sheet(rows))]), "a.xlsx").sheets[0].cells) == 3
    assert refusal(book([("a.xml", sheet(rows)), ("b.xml", sheet(rows))])) == TOO_LARGE


def test_a_text_longer_than_a_cell_can_hold_is_damage():
    def rows(length):
        return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"あ" * length}</t></is></c></row>'

    assert refusal(book([("a.xml", sheet(rows(100_001)))])) == DAMAGED
    found = read_book_bytes(book([("a.xml", sheet(rows(100_000)))]), "a.xlsx")
    assert len(found.sheets[0].cells[1, 1].value) == 100_000


@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_billion_laughs_are_not_begun(coding):
    """Neither entities that grow nor external ones: no part that declares any is parsed."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE x [<!ENTITY l0 "lol">{laughs}]><worksheet {MAIN}>&l9;</worksheet>'
    assert "安全のため読みません" in refusal(book([("a.xml", text.encode(coding))]))


def test_names_and_targets_that_lead_out_of_the_package_lead_nowhere(tmp_path):
    """No path from inside is followed: a name is only ever looked up among the parts."""
    (tmp_path / "外.xml").write_text(sheet('<row r="1"><c r="A1"><v>7</v></c></row>'), encoding="utf-8")
    for target in ("../../../etc/passwd", str(tmp_path / "外.xml"), f"file://{tmp_path}/外.xml", "C:\\a.xml"):
        assert refusal(package({
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATION}"><sheet name="a" r:id="r0"/></workbook>',
            "xl/_rels/workbook.xml.rels":
                f'<R><Relationship Id="r0" Type="{RELATION}/worksheet" Target="{target}"/></R>',
            "../外.xml": "x", "/etc/passwd": "x",
        })) == DAMAGED  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["外.xml"]
