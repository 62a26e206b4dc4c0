"""Bytes to text: encodings, newlines, and what is not a text."""

from collections.abc import Callable

import pytest

from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import UserError
from fujidesk.exchange.plan_document import PlanReading, read_plan_documents
from fujidesk.exchange.plan_document.decoding import Document, decode

AS_TEXT = "文字コード UTF-8 のテキストファイルに書き出してから選んでください。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\r\r\n"])
def test_any_newline_and_byte_order_mark_give_the_same_reading(
    plan: str, profile: PlanProfile, reading: PlanReading, encoding: str, newline: str
) -> None:
    data = plan.replace("\n", newline).encode(encoding)
    assert read_plan_documents([("計画.txt", data)], profile).projects == reading.projects


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028", "\r\r\n"])
def test_any_newline_gives_the_same_chapter(
    chapter: str, read: Callable[..., PlanReading], newline: str
) -> None:
    assert read(chapter.replace("\n", newline)).levels == read(chapter).levels


def test_mixed_newlines(plan: str, read: Callable[..., PlanReading], reading: PlanReading) -> None:
    lines = plan.split("\n")
    ends = ("\n", "\r\n", "\r")
    mixed = "".join(f"{line}{ends[at % 3]}" for at, line in enumerate(lines))
    assert read(mixed).projects == reading.projects


def test_cp932_with_its_lost_signs(plan: str, profile: PlanProfile, reading: PlanReading) -> None:
    data = plan.encode("cp932", errors="replace")
    assert b"?" in data  # arrows and bullets that CP932 does not have
    assert read_plan_documents([("計画.txt", data)], profile).projects == reading.projects


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "計画.txt は空のファイルです。計画書のテキストファイルを選んでください。"),
        (b" \r\n\n", "計画.txt は空のファイルです。計画書のテキストファイルを選んでください。"),
        (
            b"%PDF-1.7 ...",
            "計画.txt は PDF のファイルで、テキストではありません。" + AS_TEXT,
        ),
        (
            b"PK\x03\x04....",
            "計画.txt は Word、Excel または ZIP のファイルで、テキストではありません。" + AS_TEXT,
        ),
        (
            b"\x89PNG\r\n\0\0",
            "計画.txt はテキストではないデータを含んでいます。計画書のテキストファイルを選んでください。",
        ),
        (
            "計画".encode("utf-16"),
            "計画.txt の文字コードは UTF-16 です。UTF-8 か Shift_JIS（CP932）で保存し直してください。",
        ),
        (
            "一\n計画".encode("euc-jp") + b"\xff",
            "計画.txt の文字コードを判別できません（1 行目）。UTF-8 か Shift_JIS（CP932）で保存し直してください。",
        ),
        (
            "一\r計画".encode("euc-jp") + b"\xff",
            "計画.txt の文字コードを判別できません（1 行目）。UTF-8 か Shift_JIS（CP932）で保存し直してください。",
        ),
        (
            "一行目\r二行目\r三行目".encode()[:-1],
            "計画.txt は 3 行目の途中で途切れています。計画書の全体を書き出したファイルを選んでください。",
        ),
        (
            "一行目\n二行目".encode()[:-1],
            "計画.txt は 2 行目の途中で途切れています。計画書の全体を書き出したファイルを選んでください。",
        ),
    ],
)
def test_what_is_not_a_text_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        decode("計画.txt", data)
    assert str(caught.value) == sentence


def test_the_last_line_is_the_last_that_holds_anything() -> None:
    assert Document("計画.txt", ["一", "", "二", " ", ""]).last_line == 3
    assert Document("計画.txt", [""]).last_line == 0
