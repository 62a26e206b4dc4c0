"""The roadmap: rows, carried phases, indicators, and what is refused in it."""

from collections.abc import Callable

import pytest

from fujidesk.errors import UserError
from fujidesk.exchange.plan_document import PlanReading
from fujidesk.exchange.plan_document.decoding import Document
from fujidesk.exchange.plan_document.roadmap import RoadmapReader

Read = Callable[..., PlanReading]
END = "計画書の全体を書き出したファイルを選んでください。"


def rows(text: str) -> dict[str, tuple[tuple[int | None, ...], str]]:
    found = RoadmapReader(Document("計画.txt", text.splitlines()), 4, 10).read(0)
    return {number: (row.phases, row.indicator) for number, row in found.items()}


def test_a_phase_is_carried_to_the_next_one_within_the_columns_of_its_table() -> None:
    text = (
        "事業番号\t名\tスケジュール\n\t\tR4\t\tR5\n\t\t上期\t下期\t上期\t下期\n"
        "1-1-1\t甲\t(1)\t\t(3)\n1-1-2\t乙\t\t（4）\t\t\n施策指標等\n甲の指標\n\n乙 の 指標\n"
    )
    assert rows(text) == {
        "1-1-1": ((1, 1, 3, 3), "甲の指標"),
        "1-1-2": ((None, 4, 4, 4), "乙の指標"),
    }


def test_an_indicator_broken_by_a_tab_is_one_text() -> None:
    text = "事業番号\t名\n\t\t上期\t下期\n1-1-1\t甲\t(1)\t\n施策指標等\n甲の\t指標\t\n"
    assert rows(text) == {"1-1-1": ((1, 1), "甲の指標")}


def test_a_table_without_rows_has_no_indicators() -> None:
    with pytest.raises(UserError, match="（行なし）"):
        rows("事業番号\t名\n\t\t上期\t下期\n")
    assert rows("事業番号\t名\n\t\t上期\t下期\n施策指標等\n") == {}


def test_indicators_follow_the_tables_of_their_policy() -> None:
    table = "事業番号\t名\tスケジュール\n\t\t上期\t下期\n{}\t甲\t(4)\t\n"
    text = (
        "1 方針\n" + table.format("1-1-1") + table.format("1-2-1") + "施策指標等\nあ\n施策指標等\nい\n"
        "2 方針\n" + table.format("2-1-1") + "施策指標等\nう\n"
    )
    assert {number: indicator for number, (_, indicator) in rows(text).items()} == {
        "1-1-1": "あ", "1-2-1": "い", "2-1-1": "う",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "2-1-3\t貝殻ポイント\t(4)",
            "2-1-4\t貝殻ポイント\t(4)",
            "計画.txt の 279 行目: ロードマップの事業番号 2-1-4 が一覧にありません。",
        ),
        (
            "2-1-3\t貝殻ポイント\t(4)",
            "2-1-2\t貝殻ポイント\t(4)",
            "計画.txt の 279 行目: 事業番号 2-1-2 がロードマップに二度あります。",
        ),
        (
            "2-1-1\t海の補助金\t(4)",
            "2-1-4\t海の補助金\t(4)",
            "計画.txt の 278 行目: 事業番号 2-1-2 が番号の順になっていません。",
        ),
        (
            "2-1-3\t貝殻ポイント\t(4)",
            "2-1-X\t貝殻ポイント\t(4)",
            "計画.txt の 279 行目: ロードマップの行として読めません。事業番号が必要です。",
        ),
        (
            "2-1-3\t貝殻ポイント\t(4)",
            "2-1-3\t貝殻ポイント\t(5)",
            "計画.txt の 279 行目: 2-1-3 のロードマップの段階「(5)」を読めません。",
        ),
        (
            "2-1-3\t貝殻ポイント\t(4)",
            "貝殻\t貝殻ポイント\t(4)",
            "計画.txt の 279 行目: ロードマップの行として読めません。事業番号が必要です。",
        ),
        (
            "年2回以上調べる。\n",
            "",
            "計画.txt は 289 行目で途切れています。2.1 の「施策指標等」の 3 番目（2-1-3）がありません。"
            + END,
        ),
        (
            "年2回以上調べる。\n",
            "年2回以上調べる。\n余分\n",
            "計画.txt の 291 行目: 2.1 の「施策指標等」が 4 行あり、表の 3 行と合いません。",
        ),
        (
            "35の仕組みを保つ。\n令和8年度までに番号札",
            "令和8年度までに番号札",
            "計画.txt の 269 行目: ここまでに1.1 の「施策指標等」の 4 番目（1-1-7）がありません。",
        ),
        (
            "施策指標等\n令和7年度",
            "施策指標等\n施策指標等\n令和7年度",
            "計画.txt の 288 行目: 「施策指標等」に対応するロードマップの表がありません。",
        ),
    ],
)
def test_what_is_wrong_in_the_roadmap_is_told_with_its_line(
    plan: str, read: Read, old: str, new: str, sentence: str
) -> None:
    assert plan.count(old) == 1
    with pytest.raises(UserError) as caught:
        read(plan.replace(old, new))
    assert str(caught.value) == sentence


def test_a_measure_with_dx_projects_must_have_a_table(plan: str, read: Read) -> None:
    start = plan.index("2 まちを元気にする\n\n2.1 海の学び\n\n事業番号\t情報化事業名")
    with pytest.raises(UserError, match=r"2\.1 のロードマップ（2-1-1 など）がありません"):
        read(plan[:start])
