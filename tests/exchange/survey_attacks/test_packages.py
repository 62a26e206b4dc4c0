"""Workbooks as other programs write them, and parts of them damaged: the same cells, the same answers."""

import re

import pytest


def _sheet(change):
    return {"sheet3": lambda data: change(data.decode()).encode()}


def _put(cell):
    """Replace the cell C16 (取組内容) by other XML."""
    return _sheet(lambda text: re.sub(r'<c r="C16".*?</c>', cell, text, count=1, flags=re.DOTALL))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="C16" t="inlineStr"><is><r><t>番号</t></r><r><rPr><b/></rPr><t>札</t></r></is></c>', "番号札"),
        ('<c r="C16" t="inlineStr"><is><t>番号札</t><rPh sb="0" eb="2"><t>バンゴウ</t></rPh></is></c>', "番号札"),
        ('<c r="C16" t="str"><f>A1&amp;B1</f><v>番号札</v></c>', "番号札"),
        ('<c r="C16" t="str"><v>番号札</v></c>', "番号札"),
        ('<c r="C16" t="inlineStr"><is><t>番号札_x000D_\nを置く</t></is></c>', "番号札\nを置く"),
        ('<c r="C16"><v>1.5E3</v></c>', "1500"),
    ],
    ids=["runs", "furigana", "formula", "str", "carriage return", "scientific"],
)  # fmt: skip
def test_texts_in_every_form_that_a_cell_can_have(returns, cell, text):
    data = returns.rewritten(returns.book(), **_put(cell))
    assert returns.taken(returns.read(data))["action"] == text


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('<c r="C16" t="e"><v>#REF!</v></c>', "エラー値"), ('<c r="C16" t="b"><v>1</v></c>', "真偽値"),
        ("<c r=\"C16\"><f>'[前年.xlsx]個票'!A1</f></c>", "計算式の結果がファイルに保存されていません"),
        ('<c r="C16"><v>4,5</v></c>', "エラー値"),
    ],
    ids=["error", "truth", "other file", "no number"],
)  # fmt: skip
def test_what_no_answer_can_be_is_refused_in_words(returns, cell, words):
    data = returns.rewritten(returns.book(), **_put(cell))
    answer = returns.answer(returns.read(data), "action")
    assert words in answer.problem
    assert answer.change is None


def test_a_struck_out_run_is_asked_about(returns):
    cell = (
        '<c r="C16" t="inlineStr"><is><r><rPr><strike/></rPr><t>やめた</t></r><r><t>続ける</t></r></is></c>'
    )
    reply = returns.read(returns.rewritten(returns.book(), **_put(cell)))
    assert returns.check(reply) == {"action"}


@pytest.mark.parametrize(
    "dropped",
    [{"core": None, "app": None}, {"theme1": None}, {"custom": None}],
    ids=["times", "theme", "properties"],
)
def test_parts_that_a_program_leaves_out(returns, dropped):
    reply = returns.read(returns.rewritten(returns.book(), **dropped))
    assert (reply.refusal, reply.problems, len(reply.takeable)) == ("", (), 28)


def test_without_its_styles_nobody_knows_what_a_number_shows(returns):
    refusal = returns.read(returns.rewritten(returns.book(), styles=None)).refusal
    assert refusal.startswith("「回答.xlsx」は壊れていて読めません。")


def test_cells_and_rows_without_their_names_never_break_reading(returns):
    def bare(text):
        return re.sub(r'(<c|<row) r="[A-Z]{0,2}\d+"', r"\1", text)

    assert not returns.read(returns.rewritten(returns.book(), **_sheet(bare))).refusal


def test_days_counted_from_1904(returns):
    book = returns.book(filled=("1-1-1",))
    book["1-1-1"]["C16"] = 45017 - 1462
    book["1-1-1"]["C16"].number_format = 'ggge"年"m"月"d"日"'

    def from_1904(data):
        return re.sub(rb"<workbookPr[^>]*>", b'<workbookPr date1904="1"/>', data)

    answer = returns.answer(returns.read(returns.rewritten(book, workbook=from_1904)), "action")
    assert (answer.change.after, answer.reading) == ("令和5年4月1日", "日付を「令和5年4月1日」と読みました")


def test_a_text_box_is_told(returns):
    """As Excel writes one: a drawing beside the sheet with a shape that has words."""
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:sp><xdr:txBody>'
        "<a:p><a:r><a:t>来年度は</a:t></a:r><a:r><a:t>廃止</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
        "</xdr:twoCellAnchor></xdr:wsDr>"
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" '
        'Target="../drawings/drawing1.xml"/></Relationships>'
    )
    data = returns.with_parts(
        returns.book(),
        {"xl/drawings/drawing1.xml": drawing, "xl/worksheets/_rels/sheet3.xml.rels": links},
    )
    assert returns.told(returns.read(data)) == [
        (
            "1-1-1",
            "",
            "図形の文字「来年度は廃止」が付いています。取り込みません。回答なら、回答の欄に書いてもらってください",
        )
    ]
