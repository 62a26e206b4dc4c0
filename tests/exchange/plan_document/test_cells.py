"""Traces of the scan in texts."""

import pytest

from fujidesk.exchange.plan_document.cells import (
    CHECKED,
    UNCHECKED,
    clean_text,
    clean_title,
    folded,
    number_in,
    prepare,
    prepared_lines,
    same_text,
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("令和 8 年度までに 30% とする。\t\t", "令和8年度までに30%とする。"),
        ("Google Workspace の 運用", "Google Workspaceの運用"),
        ("A  B", "A B"),
        ("・一つ\u3000・二つ ・三つ", "・一つ\n・二つ\n・三つ"),
        ("始める。 続ける。", "始める。\n続ける。"),
        ("海・山・川", "海・山・川"),
        ("海 ・ 山", "海・山"),
        ("言葉※の意味* と GIS\\* の 印[※] 。", "言葉の意味とGISの印。"),
        ("<p>一段。</p> <p>二段。</p>", "一段。\n二段。"),
        ("上<br>下<br/>", "上\n下"),
        ("面積は100m<sup>2</sup>", "面積は100m2"),
        ('<ul style="x"> 一つ 二つ ', "・一つ\n・二つ"),
        ("<ul><li>・一つ</li><li>二つ</li></ul>", "・一つ\n・二つ"),
        ("前書き<ol><li>一つ</li></ol>", "前書き\n・一つ"),
        ("A&amp;B&nbsp;計画", "A&B計画"),
        ("5 < 8", "5 < 8"),
        ("<p>一段。</p>", "一段。"),
        ('有<input type="radio"/>無', "有無"),
        ('有 <input checked="" type="radio"/> 無', "有無"),
        ("R&D と Q&amp;A", "R&DとQ&A"),
        ("R&D&copy2026", "R&D&copy2026"),
        ("-", ""),
        ("－", ""),
        ("\t\t左に寄った\t", "左に寄った"),
        ("一つ\t二つ", "一つ二つ"),
        ("", ""),
    ],
)
def test_texts_come_out_without_tags_marks_and_stray_spaces(raw: str, expected: str) -> None:
    assert clean_text(prepare(raw)) == expected


def test_a_radio_input_is_told_from_a_checked_one() -> None:
    assert prepare('<input type="radio"/>') == UNCHECKED
    assert prepare('<input checked="" type="radio"/>') == CHECKED


@pytest.mark.parametrize(
    "text",
    [
        "一※\n<p>二</p>\n<ul>\n三\n\n四*\n",
        "一&#10;二\n&NewLine;\n三",
        "<p\u2028二>\n三",
        "一\r二\r\n<br>\n\n",
        "長い行です。※" * 3000 + "\n" + "短い行\n" * 3000,
        "\r".join(["復帰だけの行※"] * 3000),
        "",
    ],
)
def test_preparing_keeps_the_number_of_lines(text: str) -> None:
    lines = prepared_lines(text)
    assert len(lines) == len(text.splitlines())
    assert not any("※" in line for line in lines)


def test_an_entity_makes_no_new_cell() -> None:
    assert prepared_lines("一&Tab;二\t三") == ["一 二\t三"]


def test_a_tag_around_a_whole_cell_or_line_is_nothing() -> None:
    assert prepared_lines("<p>事業名</p>\t<p>甲</p> <br/>\t\n<div>1 窓口</div>\n") == [
        "事業名\t甲\t",
        "1 窓口",
    ]


def test_an_office_s_own_character_of_cp932_is_no_sign_of_ours() -> None:
    own = bytes((0xF2, 0xEF)).decode("cp932")
    assert clean_text(own) == own
    assert own not in (CHECKED, UNCHECKED)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("保育園等 ICT 化事業\t", "保育園等ICT化事業"),
        ("運用(市営住宅)", "運用（市営住宅）"),
        ("第 5 世代 5G の活用", "第5世代5Gの活用"),
        ("海図<br/>の 整理", "海図の整理"),
        ('海図<input type="radio"/>の整理', "海図の整理"),
    ],
)
def test_titles(raw: str, expected: str) -> None:
    assert clean_title(prepare(raw)) == expected


def test_layout_is_no_difference() -> None:
    assert folded("ＩＣＴ 化（案）") == folded("ICT化(案)")
    assert same_text("・一つ\n・二つ", "一つ二つ")
    assert not same_text("活用", "運用")


@pytest.mark.parametrize("raw", ["1-2-3", "１－２－３", "1 - 2 - 3", "1−2–3"])
def test_numbers_in_any_width_and_dash(raw: str) -> None:
    assert number_in(raw) == "1-2-3"
