"""The chapter on policies and measures."""

from collections.abc import Callable

import pytest

from fujidesk.domain.records import LevelRecord
from fujidesk.errors import UserError
from fujidesk.exchange.plan_document import PlanReading

Read = Callable[..., PlanReading]
END = "計画書の全体を書き出したファイルを選んでください。"


def test_the_chapter_alone_gives_levels_and_no_projects(chapter: str, read: Read) -> None:
    reading = read(chapter)
    assert not reading.has_projects
    assert reading.projects == ()
    assert reading.levels[0] == LevelRecord(
        "1",
        "窓口をやさしくする",
        theme="窓口は24時間です。\n図表5-1に示すとおり、窓口は混みます。",
        background="混雑が続きます。\n・窓口が少ない。",
        issues="窓口を増やしました。\nまだ混みます。",
        direction="予約を始めます。",
    )
    assert reading.levels[1] == LevelRecord("1.1", "待たない窓口", "1", direction="予約窓口を開きます。")
    assert [level.code for level in reading.levels] == ["1", "1.1", "2", "2.1"]


@pytest.mark.parametrize("turned", [False, True])
def test_both_documents_in_any_order(
    plan: str, chapter: str, read: Read, reading: PlanReading, turned: bool
) -> None:
    both = read(chapter, plan) if turned else read(plan, chapter)
    assert both.has_projects
    assert both.projects == reading.projects
    assert both.sources == ("計画.txt", "章.txt")
    texts = {level.code: level.direction for level in both.levels}
    assert texts == {
        "1": "予約を始めます。", "1.1": "予約窓口を開きます。", "1.5": "", "2": "学びます。", "2.1": "海を学びます。",
    }  # fmt: skip
    assert [level.title for level in both.levels] == [level.title for level in reading.levels]


def test_a_line_without_words_is_no_paragraph(chapter: str, read: Read) -> None:
    plain = read(chapter).levels
    assert read(chapter.replace("予約を始めます。", "予約を始めます。\n\n-\n\n■\n\n※\n")).levels == plain


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "## 1.5 今後の方向性\n\n予約を始めます。\n",
            "",
            "計画.txt の 40 行目: ここまでに基本方針 1 の「今後の方向性」がありません。",
        ),
        (
            "予約窓口を開きます。",
            "",
            "計画.txt の 43 行目: ここまでに情報化施策 1.1 の説明がありません。",
        ),
        (
            "### 待たない窓口\n\n予約窓口を開きます。\n",
            "",
            "計画.txt の 40 行目: ここまでに基本方針 1 の情報化施策がありません。",
        ),
        (
            "\n### 海の 学び\n\n海を学びます。\n",
            "",
            "計画.txt は 63 行目で途切れています。基本方針 2 の情報化施策がありません。" + END,
        ),
        (
            "## 2. まちを元気にする",
            "## 1. まちを元気にする",
            "計画.txt の 43 行目: 見出し 1 が二度あります。",
        ),
        (
            "### 2.1 デジタルを",
            "### 1.1 デジタルを",
            "計画.txt の 45 行目: 見出し「デジタルを原動力とするテーマや領域」が、ここにあるはずのものではありません。",
        ),
    ],
)
def test_what_is_missing_in_the_chapter_is_told(
    chapter: str, read: Read, old: str, new: str, sentence: str
) -> None:
    assert chapter.count(old) == 1
    with pytest.raises(UserError) as caught:
        read(chapter.replace(old, new))
    assert str(caught.value) == sentence


def test_truncated_at_any_line_the_chapter_is_read_whole_or_refused(chapter: str, read: Read) -> None:
    lines = chapter.split("\n")
    whole = [level.code for level in read(chapter).levels]
    for count in range(2, len(lines)):
        try:
            codes = [level.code for level in read("\n".join(lines[:count])).levels]
        except UserError:
            continue
        assert codes == whole[: len(codes)]


def test_a_chapter_that_lacks_a_measure_of_the_plan_is_refused(plan: str, chapter: str, read: Read) -> None:
    short = chapter[: chapter.index("## 2. ")]
    with pytest.raises(UserError, match="2 まちを元気にするの説明がありません"):
        read(plan, short)
