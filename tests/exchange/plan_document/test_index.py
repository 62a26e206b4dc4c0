"""The index: rows, levels, and what is refused in it."""

from collections.abc import Callable

import pytest

from fujidesk.domain.records import Category, LevelRecord, ProjectRecord
from fujidesk.errors import UserError
from fujidesk.exchange.plan_document import PlanReading
from fujidesk.exchange.plan_document.cells import prepare
from fujidesk.exchange.plan_document.index import department_names

Read = Callable[..., PlanReading]


def test_projects_come_in_the_order_of_the_index(reading: PlanReading) -> None:
    numbers = [record.number for record in reading.projects]
    assert numbers == [
        "1-1-1", "1-1-2", "1-1-3", "1-1-4", "1-1-5", "1-1-6", "1-1-7", "1-5-1", "2-1-1", "2-1-2", "2-1-3",
    ]  # fmt: skip


def test_levels_come_from_the_index(reading: PlanReading) -> None:
    assert reading.levels == (
        LevelRecord("1", "窓口をやさしくする"),
        LevelRecord("1.1", "待たない窓口", "1"),
        LevelRecord("1.5", "導入済みシステムの運用", "1", counts_as_measure=False),
        LevelRecord("2", "まちを元気にする"),
        LevelRecord("2.1", "海の学び", "2"),
    )


def test_a_row_gives_number_levels_category_page_and_departments(
    project: Callable[[str], ProjectRecord],
) -> None:
    record = project("1-1-2")
    assert (record.policy, record.measure, record.page) == ("1", "1.1", 10)
    assert record.category is Category.PRIORITY
    assert record.departments == ("港務課", "広報プロモ課")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("港務課", ("港務課",)),
        ("港務課 網元課", ("港務課", "網元課")),
        ("港務課、網元課", ("港務課", "網元課")),
        ("灯台課 (東分室)", ("灯台課（東分室）",)),
        ("港務課 灯台課(東分室) 網元課", ("港務課", "灯台課（東分室）", "網元課")),
        ("港務課<br/>網元課", ("港務課", "網元課")),
        ("<ul><li>港務課</li></ul>", ("港務課",)),
        ("港務課，網元課", ("港務課", "網元課")),
        (" ", ()),
        ("", ()),
    ],
)
def test_departments_of_a_cell(cell: str, names: tuple[str, ...]) -> None:
    assert department_names(prepare(cell)) == names


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "1-1-4\t旧海団の整理",
            "1-1-3\t旧海団の整理",
            "計画.txt の 23 行目: 事業番号 1-1-3 が一覧に二度あります（前は 22 行目）。",
        ),
        (
            "1-1-4\t旧海団の整理",
            "1-2-4\t旧海団の整理",
            "計画.txt の 23 行目: 事業番号 1-2-4 が情報化施策 1.1 の下にあります。",
        ),
        (
            "1-1-4\t旧海団の整理",
            "1-1-X\t旧海団の整理",
            "計画.txt の 23 行目: 一覧の行として読めません。事業番号（例 1-1-1）が必要です。",
        ),
        (
            "1-1-2\t港の案内板 ICT 化事業",
            "1-1-9\t港の案内板 ICT 化事業",
            "計画.txt の 22 行目: 事業番号 1-1-3 が番号の順になっていません。",
        ),
        (
            "港務課\t拡充\t\t12\n1-1-5",
            "港務課\t拡大\t\t12\n1-1-5",
            "計画.txt の 23 行目: 1-1-4 の事業分類を読めません。新規、拡充、継続のどれかが必要です。",
        ),
        (
            "港務課\t新規\t○\t10",
            "港務課\t新規\tX\t10",
            "計画.txt の 20 行目: 1-1-1 の DX 欄を読めません。○ か空欄が必要です。",
        ),
        (
            "港務課\t新規\t○\t10",
            "港務課\t新規\t○\t十",
            "計画.txt の 20 行目: 頁の欄を読めません。数字か空欄が必要です。",
        ),
        (
            "港務課\t新規\t○\t10",
            "港務課\t新規",
            "計画.txt の 20 行目: 一覧の行として読めません。事業番号、情報化事業、所管部署、事業分類、DX、頁の 6 欄が必要です。",
        ),
        (
            "1.1 待たない窓口\n\n事業番号\t情報化事業\t",
            "事業番号\t情報化事業\t",
            "計画.txt の 18 行目: 事業番号 1-1-1 が情報化施策 （見出しなし） の下にあります。",
        ),
        (
            "2 まちを元気にする\n\n2.1 海の学び\n\n事業番号\t情報化事業\t所管",
            "2.1 海の学び\n\n事業番号\t情報化事業\t所管",
            "計画.txt の 33 行目: 2.1 の上の基本方針 2 の見出しがありません。",
        ),
        (
            "1.5 導入済みシステムの運用\n\n事業番号\t情報",
            "1.1 導入済みシステムの運用\n\n事業番号\t情報",
            "計画.txt の 28 行目: 一覧に見出し 1.1 が二度あります。",
        ),
    ],
)
def test_what_is_wrong_in_the_index_is_told_with_its_line(
    plan: str, read: Read, old: str, new: str, sentence: str
) -> None:
    assert plan.count(old) >= 1
    with pytest.raises(UserError) as caught:
        read(plan.replace(old, new, 1))
    assert str(caught.value) == sentence


def test_numbers_in_full_width_are_read(plan: str, read: Read, reading: PlanReading) -> None:
    wide = plan.replace("1-1-4\t旧海団", "１－１－４\t旧海団").replace(
        "事業番号\t1-1-4", "事業番号\t１－１－４"
    )
    assert read(wide).projects == reading.projects
