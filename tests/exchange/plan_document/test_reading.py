"""Which documents are read, how work is told and stopped, and what a broken-off file says."""

from collections.abc import Callable

import pytest

from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import CancelledError, UserError
from fujidesk.exchange.plan_document import PlanReading, read_plan_documents

Read = Callable[..., PlanReading]


class Telling:
    """Keeps the steps it is told; stops the work at one of them."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total, what))
        if done == self._stop_at:
            raise CancelledError


def test_a_reading_names_its_sources(reading: PlanReading) -> None:
    assert reading.has_projects
    assert reading.sources == ("計画.txt",)


def test_progress_is_told_and_rises(plan: str, profile: PlanProfile) -> None:
    telling = Telling()
    read_plan_documents([("計画.txt", plan.encode())], profile, telling)
    assert [(done, total) for done, total, _ in telling.steps] == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert telling.steps[0][2] == "計画.txt を読んでいます"


def test_the_user_can_stop_it(plan: str, profile: PlanProfile) -> None:
    with pytest.raises(CancelledError):
        read_plan_documents([("計画.txt", plan.encode())], profile, Telling(stop_at=2))


def test_no_file(profile: PlanProfile) -> None:
    with pytest.raises(UserError, match="読み込むファイルがありません"):
        read_plan_documents([], profile)


def test_two_documents_of_a_kind(plan: str, chapter: str, read: Read) -> None:
    with pytest.raises(UserError, match=r"計画\.txt と 章\.txt は同じ種類の文書です。どちらか一つを"):
        read(plan, plan)
    with pytest.raises(UserError, match="同じ種類の文書です"):
        read(chapter, chapter)


@pytest.mark.parametrize(
    "text",
    [
        "買い物\n牛乳\n",
        "品名\t数\nりんご\t3\n",
        "事業番号 1-1-1\n",
        "表の事業番号\t1-1-1\n",
        "＜事業番号\t1-1-1\n",
    ],
)
def test_another_text_is_not_a_plan(read: Read, text: str) -> None:
    with pytest.raises(UserError) as caught:
        read(text)
    assert str(caught.value) == (
        "計画.txt は計画書ではありません（「情報化事業一覧」も「第5章 情報化施策」もありません）。"
        "実施計画編か第5章のテキストファイルを選んでください。"
    )


def test_a_table_with_the_same_label_is_not_a_plan(read: Read) -> None:
    with pytest.raises(UserError):
        read("事業番号\t名\n1-1-1\tりんご\n")


def test_broken_off_before_the_index_the_sheets_and_the_roadmap(plan: str, read: Read) -> None:
    end = "計画書の全体を書き出したファイルを選んでください。"
    for mark, sentence in (
        (
            "事業番号\t情報化事業",
            f"計画.txt は 17 行目で途切れています。「情報化事業一覧」の表がありません。{end}",
        ),
        ("事業番号\t1-1-3", f"計画.txt は 48 行目で途切れています。情報化事業の個票がありません。{end}"),
        ("所管部署\t港務課、網元課", "1-5-1 の個票より後の部分（変革に資する事業一覧など）がありません。"),
        ("変革に資する事業一覧", "2-1-3 の個票より後の部分（変革に資する事業一覧など）がありません。"),
    ):
        with pytest.raises(UserError) as caught:
            read(plan[: plan.index(mark)])
        assert sentence in str(caught.value)
        assert "行目で途切れています" in str(caught.value)


def test_truncated_at_any_line_it_is_refused_saying_where(plan: str, read: Read) -> None:
    lines = plan.rstrip("\n").split("\n")
    first = next(at for at, line in enumerate(lines) if line.strip())
    for count in range(first + 1, len(lines)):
        with pytest.raises(UserError, match=r"^計画\.txt (は|の \d+ 行目)"):
            read("\n".join(lines[:count]))


def test_a_plan_without_dx_projects_needs_no_roadmap(read: Read) -> None:
    index = (
        "1 方針\n1.1 施策\n事業番号\t情報化事業\t所管部署\t事業分類\tDX\t頁\n1-1-1\t台帳\t港務課\t継続\t\t\n"
    )
    sheet = "事業番号\t1-1-1\tDX\n事業名\t台帳\n所管部署\t港務課\n事業概要\t保管する。\n"
    text = f"{index}個票の見方\n{sheet}1 方針\n1.1 施策\n・継続事業\n{sheet}"
    (record,) = read(text).projects
    assert (record.title, record.page, record.schedule) == ("台帳", None, ())
    assert read(text).disagreements == ()


def test_blank_lines_at_the_end_are_nothing(plan: str, read: Read, reading: PlanReading) -> None:
    assert read(plan.rstrip("\n")).projects == reading.projects
    assert read(plan + "\n \n\n").projects == reading.projects
