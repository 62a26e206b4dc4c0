"""The sheets: fields of each category, damaged layouts, and what is refused."""

from collections.abc import Callable

import pytest

from fujidesk.domain.records import Category, ProjectRecord
from fujidesk.errors import UserError
from fujidesk.exchange.plan_document import PlanReading

Read = Callable[..., PlanReading]
Project = Callable[[str], ProjectRecord]


def test_texts_of_a_priority_sheet(project: Project) -> None:
    record = project("1-1-1")
    assert record.overview == "窓口の予約を受ける。\n待ち時間を知らせる。"
    assert record.purpose == "市民を待たせない。\n職員も待たない。"
    assert record.effects == "・待ち時間の減少\n・問い合わせの減少"
    assert record.challenges == "BYODのIT機器とOpen Dataの活用"
    assert record.related == ""
    assert record.summary == ""


def test_lists_that_lost_their_items_tags_or_kept_them(project: Project) -> None:
    record = project("1-1-2")
    assert record.overview == "・案内板を置く。\n・地図を配る。"
    assert record.purpose == "案内\n地図"
    assert record.effects == "・迷わない\n・早い"
    assert record.challenges == "電波&電池の確保"


def test_codes_of_other_plans(project: Project) -> None:
    assert project("1-1-1").sogo_codes == ("B2-1-4",)
    assert project("1-1-1").keiei_codes == ()
    assert project("1-1-2").sogo_codes == ("A5-1", "A6-2-2")
    assert project("1-1-2").keiei_codes == ("1-4-14", "1-5")
    assert project("1-1-4").sogo_codes == ()


def test_a_year_without_action_is_left_out(project: Project) -> None:
    assert project("1-1-1").yearly_actions == {
        2022: "調べて設計する。", 2023: "準備する。", 2024: "動かす。", 2026: "動かす。",
    }  # fmt: skip
    assert sorted(project("2-1-1").yearly_actions) == [2022, 2023]
    assert project("1-1-4").yearly_actions == {}


def test_a_continuing_sheet(project: Project) -> None:
    record = project("1-5-1")
    assert record.category is Category.CONTINUING
    assert record.departments == ("港務課", "網元課")
    assert (record.overview, record.effects, record.schedule) == ("台帳を保管する。", "", ())


def test_a_page_head_between_sheets_is_no_text_of_a_project(reading: PlanReading) -> None:
    assert not [found for found in reading.disagreements if found.field == "*"]


def test_a_line_that_fits_nowhere_is_listed_not_swallowed(plan: str, read: Read) -> None:
    found = [
        item
        for item in read(
            plan.replace("事業名\t台帳の保管\t\n", "事業名\t台帳の保管\t\n迷子の行\n")
        ).disagreements
        if item.field == "*"
    ]
    assert [(item.number, item.settled, item.statements[0].text) for item in found] == [
        ("1-5-1", False, "迷子の行")
    ]


def test_labels_with_stray_spaces(plan: str, read: Read, reading: PlanReading) -> None:
    spaced = plan.replace("達成課題\t人手", "達 成課題\t人手").replace("事業番号\t1-5-1", "事業 番号\t1-5-1")
    assert read(spaced.replace("上期\t下期", "上 期\t下期")).projects == reading.projects


def test_the_header_of_the_schedule_out_of_its_place(plan: str, read: Read, reading: PlanReading) -> None:
    halves = "上期\t下期\t上期\t下期\t上期\t下期\t上期\t下期\n"
    years = "令和4年度\t令和5年度\t\t令和6年度\t\t令和7年度\t\t令和8年度\n"
    assert plan.count(years + halves) == 1
    assert read(plan.replace(years + halves, halves + years)).projects == reading.projects


@pytest.mark.parametrize("label", ["R4", "令和４年度", "令和 4年度", "2022"])
def test_a_year_however_it_is_written(plan: str, read: Read, reading: PlanReading, label: str) -> None:
    assert plan.count("令和 4 年度\t調べて") == 1
    assert read(plan.replace("令和 4 年度\t調べて", f"{label}\t調べて")).projects == reading.projects


def test_a_cell_before_any_label_in_the_row_of_the_number_is_left_out(
    plan: str, read: Read, reading: PlanReading
) -> None:
    odd = plan.replace("事業番号\t1-1-1\t総合計画", "事業番号\t1-1-1\tB9-9\t総合計画")
    assert read(odd).projects == reading.projects


def test_codes_torn_over_cells_and_lines(plan: str, read: Read) -> None:
    torn = plan.replace("A5-1 A6-2-2", "A5-1<br/>A6-2-2").replace("1-4-14、1-5", "1-4-14\t1-5")
    record = read(torn).projects[1]
    assert record.sogo_codes == ("A5-1", "A6-2-2")
    assert record.keiei_codes == ("1-4-14", "1-5")


def test_a_blank_row_above_the_schedule_is_nothing(plan: str, read: Read, reading: PlanReading) -> None:
    blank = plan.replace("スケジュール・取組内容等\t", "\t\t\nスケジュール・取組内容等\t", 1)
    assert read(blank).projects == reading.projects
    assert not [found for found in read(blank).disagreements if found.field == "*"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "事業名\t台帳の保管\t\n",
            "",
            "計画.txt の 191 行目: 1-5-1 の個票に「事業名」がありません。",
        ),
        (
            "所管部署\t港務課、網元課\t\n",
            "",
            "計画.txt の 191 行目: 1-5-1 の個票に「所管部署」がありません。",
        ),
        (
            "事業名\t台帳の保管\t\n",
            "事業名\t台帳の保管\t\n事業名\t別の名\t\n",
            "計画.txt の 193 行目: 1-5-1 の個票に「事業名」が二度あります。",
        ),
        (
            "事業名\t台帳の保管\t\n",
            "事業名\t台帳の保管\t\n事 業名\t別の名\t\n",
            "計画.txt の 193 行目: 1-5-1 の個票に「事業名」が二度あります。",
        ),
        (
            "令和 6 年度\t動かす。",
            "迷子\t動かす。",
            "計画.txt の 81 行目: 1-1-1 の個票に 令和6年度の取組内容の行がありません。",
        ),
        (
            "令和 6 年度\t動かす。",
            "令和 5 年度\t動かす。",
            "計画.txt の 98 行目: 1-1-1 の個票に「令和5年度」が二度あります。",
        ),
        (
            "準備\t準備\t準備\t稼働\t\t",
            "休み\t休み\t休み\t休み\t\t",
            "計画.txt の 159 行目: 1-1-5 の個票に、スケジュールの段階の行がありません。",
        ),
        (
            "スケジュール・取組内容等\t",
            "スケジュール・取組内容等\t\nスケジュール・取組内容等\t",
            "計画.txt の 153 行目: 1-1-4 の個票に「スケジュール・取組内容等」が二度あります。",
        ),
        (
            "事業番号\t1-5-1\tDX",
            "事業番号\t1-5-2\tDX",
            "計画.txt の 191 行目: 個票の事業番号「1-5-2」が一覧にありません。",
        ),
        (
            "事業番号\t1-5-1\tDX",
            "事業番号\t1-1-7\tDX",
            "計画.txt の 191 行目: 事業番号 1-1-7 の個票が二度あります（前は 182 行目）。",
        ),
        (
            "1-5-1\t台帳の保管\t港務課 網元課\t継続\t\t14\n",
            "1-5-1\t台帳の保管\t港務課 網元課\t継続\t\t14\n1-5-2\t台帳の廃棄\t港務課\t継続\t\t14\n",
            "計画.txt の 32 行目: 一覧にある 1-5-2 の個票がありません。",
        ),
    ],
)
def test_what_is_wrong_in_a_sheet_is_told_with_its_line(
    plan: str, read: Read, old: str, new: str, sentence: str
) -> None:
    assert plan.count(old) >= 1
    with pytest.raises(UserError) as caught:
        read(plan.replace(old, new, 1))
    assert str(caught.value) == sentence
