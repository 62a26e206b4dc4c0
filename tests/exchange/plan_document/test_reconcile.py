"""One record out of three places, and the list of what they say otherwise than each other."""

from collections.abc import Callable

from fujidesk.domain.changes import Disagreement, Statement
from fujidesk.domain.records import Category, ProjectRecord
from fujidesk.exchange.plan_document import PlanReading

Read = Callable[..., PlanReading]
Project = Callable[[str], ProjectRecord]


def found(reading: PlanReading, number: str, field: str) -> list[Disagreement]:
    return [item for item in reading.disagreements if (item.number, item.field) == (number, field)]


def test_a_difference_in_spaces_and_widths_is_none(reading: PlanReading, project: Project) -> None:
    assert project("1-1-2").title == "港の案内板ICT化事業"
    assert project("1-1-5").title == "潮位の公開（沿岸）"
    assert not found(reading, "1-1-2", "title")
    assert not found(reading, "1-1-5", "title")


def test_index_against_sheet_takes_the_sheet_and_asks(reading: PlanReading, project: Project) -> None:
    assert project("1-1-4").title == "旧海図の整理"
    assert found(reading, "1-1-4", "title") == [
        Disagreement(
            "1-1-4",
            "title",
            (Statement("一覧", "旧海団の整理", 23), Statement("個票", "旧海図の整理", 148)),
            "旧海図の整理",
            "一覧は文字を読み違えていることがあるため、個票を取りました。確かめてください。",
            settled=False,
        )
    ]


def test_two_of_three_titles_win(plan: str, read: Read, reading: PlanReading, project: Project) -> None:
    assert project("2-1-2").title == "浜の通信網の検討"
    assert found(reading, "2-1-2", "title")[0].settled
    both = read(plan.replace("2-1-2\t浜の通信網の検討", "2-1-2\t浜の通信網の研究"))
    assert found(both, "2-1-2", "title")[0].taken == "浜の通信網の研究"
    sheet = read(plan.replace("2-1-2\t浜の通信網の検討", "2-1-2\t浜の通言網の検討").replace("浜の通信網の研究", "浜の通信網の検討"))  # fmt: skip
    assert found(sheet, "2-1-2", "title")[0].taken == "浜の通信網の検討"


def test_dx_of_index_and_roadmap(reading: PlanReading, project: Project) -> None:
    flags = {record.number: record.is_dx for record in reading.projects}
    assert [number for number, flag in flags.items() if not flag] == ["1-1-4", "1-1-5", "1-1-6", "1-5-1"]


def test_a_radio_input_against_a_no_is_told_once_and_settled(reading: PlanReading) -> None:
    (told,) = found(reading, "1-1-4", "is_dx")
    assert [said.text for said in told.statements] == ["空欄", "選択ボタン（印なし）", "掲載なし"]
    assert (told.taken, told.settled) == ("空欄", True)
    assert not found(reading, "1-1-7", "is_dx")


def test_dx_by_two_of_three(plan: str, read: Read) -> None:
    one = read(
        plan.replace(
            "2-1-2\t浜の通信網の検討\t広報プロモ課\t拡充\t○", "2-1-2\t浜の通信網の検討\t広報プロモ課\t拡充\t"
        )
    )
    (told,) = found(one, "2-1-2", "is_dx")
    assert (told.taken, told.settled) == ("○", True)
    two = read(plan.replace("1-1-4\t旧海団の整理\t港務課\t拡充\t", "1-1-4\t旧海団の整理\t港務課\t拡充\t○"))
    (told,) = found(two, "1-1-4", "is_dx")
    assert (told.taken, told.settled) == ("○", False)
    three = read(
        plan.replace(
            "1-1-5\t潮位の公開（沿岸）\t港務課\t拡充\t", "1-1-5\t潮位の公開（沿岸）\t港務課\t拡充\t○"
        )
    )
    (told,) = found(three, "1-1-5", "is_dx")
    assert (told.taken, told.settled) == ("空欄", True)


def test_dx_where_index_and_roadmap_agree_against_the_sheet(plan: str, read: Read) -> None:
    blank = read(plan.replace("事業番号\t2-1-2\tDX\t○", "事業番号\t2-1-2\tDX\t"))
    (told,) = found(blank, "2-1-2", "is_dx")
    assert [said.text for said in told.statements] == ["○", "空欄", "掲載"]
    assert (told.taken, told.settled) == ("○", True)
    marked = read(plan.replace('DX\t<input type="radio"/>\n事業名\t旧海図', "DX\t○\n事業名\t旧海図"))
    (told,) = found(marked, "1-1-4", "is_dx")
    assert [said.text for said in told.statements] == ["空欄", "○", "掲載なし"]
    assert (told.taken, told.settled) == ("空欄", True)


def test_category_against_the_heading(plan: str, read: Read) -> None:
    reading = read(plan.replace("1-1-4\t旧海団の整理\t港務課\t拡充", "1-1-4\t旧海団の整理\t港務課\t新規"))
    (told,) = found(reading, "1-1-4", "category")
    assert [said.text for said in told.statements] == ["新規", "拡充"]
    assert not told.settled
    assert next(r for r in reading.projects if r.number == "1-1-4").category is Category.PRIORITY


def test_departments_come_from_the_index(reading: PlanReading, project: Project) -> None:
    assert project("1-1-6").departments == ("網元課",)
    (told,) = found(reading, "1-1-6", "departments")
    assert [said.text for said in told.statements] == ["網元課", "港務課、網元課"]
    assert told.settled


def test_another_department_on_the_sheet_is_open(plan: str, read: Read) -> None:
    (told,) = found(read(plan.replace("所管部署\t商い課\t", "所管部署\t商い科\t")), "2-1-3", "departments")
    assert (told.taken, told.settled) == ("商い課", False)
    reading = read(plan.replace("広報プロモ課\t広報プロモ課", "宣伝課\t宣伝課"))
    (told,) = found(reading, "2-1-2", "departments")
    assert not told.settled


def test_order_of_departments_alone_is_settled(plan: str, read: Read) -> None:
    reading = read(
        plan.replace(
            "港の案内板 ICT 化事業\t港務課 広報プロモ課", "港の案内板 ICT 化事業\t広報プロモ課 港務課"
        )
    )
    (told,) = found(reading, "1-1-2", "departments")
    assert (told.taken, told.settled) == ("広報プロモ課、港務課", True)


def test_indicator_of_the_sheet_or_of_the_roadmap(reading: PlanReading, project: Project) -> None:
    assert project("1-1-7").indicator.text == "令和8年度までに番号札を50人に配る。"
    assert project("2-1-2").indicator.text == "年1回以上調べる。"
    (told,) = found(reading, "2-1-2", "indicator.text")
    assert [said.line for said in told.statements] == [229, 289]
    assert not told.settled


def test_other_words_with_the_same_figures_are_settled(plan: str, read: Read) -> None:
    reading = read(plan.replace("年2回以上調べる", "毎年1回以上は調べる"))
    (told,) = found(reading, "2-1-2", "indicator.text")
    assert told.settled


def test_other_words_without_any_figure_are_for_the_office(plan: str, read: Read) -> None:
    sheet = plan.replace("年1回以上調べる。", "よく調べる。").replace("年2回以上調べる。", "広く知らせる。")
    (told,) = found(read(sheet), "2-1-2", "indicator.text")
    assert not told.settled
    assert "確かめてください" in told.reason


def test_examples_lose_against_the_real_sheet(reading: PlanReading, project: Project) -> None:
    told = [item for item in reading.disagreements if item.statements[0].place == "記入例"]
    assert [(item.number, item.field, item.taken) for item in told] == [
        ("1-1-3", "sogo_codes", "B1-3-2"),
        ("1-1-3", "keiei_codes", "1-1-4"),
        ("1-1-3", "departments", "情報推進課"),
    ]
    assert all(item.settled for item in told)
    assert project("1-1-3").departments == ("情報推進課",)


def test_disagreements_come_in_the_order_of_the_plan(reading: PlanReading) -> None:
    numbers = [item.number for item in reading.disagreements]
    assert numbers == sorted(numbers)
