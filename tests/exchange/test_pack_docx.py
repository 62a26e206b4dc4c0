"""次第 and the frame of the minutes as Word documents."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from fujidesk.domain.pack_blocks import CellAlign, Column, Row, TableBlock
from fujidesk.exchange.pack_docx import agenda_docx, agenda_part, minutes_docx
from tests.demo_pack import demo_pack


@pytest.fixture(scope="module", name="pack")
def pack_fixture():
    return demo_pack(5)


@pytest.fixture(name="part")
def part_fixture(pack):
    part = agenda_part(pack)
    columns = (Column("区分", 8), Column("職名", 16), Column("出欠", 5, CellAlign.CENTER))
    rows = (Row(("本部長", "市長", "出席")), Row(("本部員", "教育長", "欠席")))
    return replace(part, blocks=(*part.blocks[:2], TableBlock("members", "出席者", columns, rows)))


def texts(data):
    paper = Document(BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [item.text for item in paper.paragraphs] + cells


def test_the_agenda_has_day_place_items_papers_and_members(pack, part):
    found = texts(agenda_docx(pack, part))
    for word in ("サンプルデータ　見本市情報化推進本部会議\n次第", "日時　令和8年7月10日（金）　午前10時から",
                 "場所　市役所 3階 第1会議室", "3　議事", "資料2", "事業評価一覧（取扱注意）", "参考資料2", "市長", "欠席"):  # fmt: skip
        assert word in found, word


@pytest.mark.parametrize("write", [agenda_docx, minutes_docx])
def test_the_name_of_a_meeting_is_never_torn_in_the_title(pack, part, write):
    meeting = replace(pack.meeting, name="情報化推進本部ワーキンググループ会議")
    data = write(replace(pack, city="富士市", meeting=meeting), part)
    paper = Document(BytesIO(data))
    lines = paper.paragraphs[0].text.splitlines()
    assert lines[0] == "サンプルデータ"
    assert lines[1] == "富士市情報化推進本部ワーキンググループ会議"
    assert lines[2] in {"次第", "議事録"}
    room_mm = 210 - 30 - 20
    assert all(len(line) * 16 * 25.4 / 72 <= room_mm for line in lines)
    assert "\n" not in paper.core_properties.title


def test_items_below_an_item_have_no_number(pack, part):
    found = texts(agenda_docx(pack, part))
    assert "　　（２）事業の変更・見直しと新規事業について（資料6）" in found
    assert "4　その他" in found


def test_the_agenda_is_for_all_and_the_minutes_are_internal(pack, part):
    agenda, minutes = (
        Document(BytesIO(data)) for data in (agenda_docx(pack, part), minutes_docx(pack, part))
    )
    assert agenda.sections[0].header.paragraphs[0].text == ""
    assert minutes.sections[0].header.paragraphs[0].text == "取扱注意（庁内限り）"


def test_minutes_have_a_place_for_each_item_and_know_who_came(pack, part):
    data = minutes_docx(pack, part)
    found = texts(data)
    headings = [item.text for item in Document(BytesIO(data)).paragraphs if item.style.name == "Heading 3"]
    assert headings[:2] == ["1　開会", "2　本部長あいさつ"]
    assert len(headings) == 7
    assert "本部長 市長" in found
    assert "本部員 教育長" in found
    assert found.count("発言者") == 7
    assert "決定事項" in found


def test_a_pack_without_an_agenda_has_none(pack):
    assert agenda_part(replace(pack, parts=pack.parts[1:])) is None


def test_equal_packs_give_equal_bytes(pack, part):
    assert agenda_docx(pack, part) == agenda_docx(pack, part)
    assert minutes_docx(pack, part) == minutes_docx(pack, part)
