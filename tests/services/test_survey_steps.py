"""Every write of the survey is one step: one label, one key in the history, taken back and done again as one."""

import datetime as dt

import pytest

from fujidesk.domain.oddities import InquiryState

FY, DAY, LATE = 2022, dt.date(2023, 4, 3), dt.date(2023, 5, 8)


def stored(space):
    """Return all that a step of the survey may change."""
    return (
        space.reports.of_all(), space.surveys.status(FY, DAY), space.oddities.inquiries(FY),
        space.registry.content(), space.surveys.assignments(FY),
    )  # fmt: skip


@pytest.fixture
def begun(small_workspace):
    """A round with an answer that is odd, and a question about another."""
    report = small_workspace.reports.of_year(FY)["1-1-9"]
    values = {"status": "done", "phase_h2": 2, "score_cost": 5, "score_progress": 5, "score_content": 5}
    small_workspace.reports.store(report, values, "回答")
    small_workspace.oddities.ask(FY, "1-1-9", "来年度は？")
    return small_workspace


def store(space):
    report = space.reports.of_year(FY)["1-1-1"]
    return space.reports.store(report, {"status": "running", "phase_h1": 3, "change": "なし"}, "1-1-1 の回答")


def set_office(space):
    report = space.reports.of_year(FY)["1-1-9"]
    return space.reports.set_office(report, (4, 3, None), "段階は試行")


def plan(space):
    return space.oddities.plan(space.oddities.oddities(FY))


def reword(space):
    return space.oddities.reword(space.oddities.inquiries(FY)[0], "次年度は？")


def approve_and_unlock(space):
    space.surveys.approve(FY, "本部会議")
    return space.surveys.unlock(FY, "誤り")


WRITES = {
    "1-1-1 の回答": store,
    "1-1-9 評価の修正": set_office,
    "令和4年度の調査の設定": lambda space: space.surveys.set_round(FY, "2023-04-28", "内線 1234"),
    "市民課 の情報化推進リーダー": lambda space: space.surveys.set_leader(FY, "市民課", "係長"),
    "1-1-1 の回答する部署": lambda space: space.surveys.set_lead(FY, "1-1-1", "市民課"),
    "収納課 ほか 1 課 への送付": lambda space: space.surveys.mark_sent(FY, ["収納課", "市民課"], DAY),
    "市民課 への督促": lambda space: space.surveys.mark_reminded(FY, ["市民課"], LATE),
    "市民課 への差戻し": lambda space: space.surveys.send_back(FY, ["市民課"], LATE, "下期"),
    "市民課 の確認": lambda space: space.surveys.confirm(FY, ["市民課"], LATE),
    "令和4年度の結果の承認": lambda space: space.surveys.approve(FY, "本部会議"),
    "令和4年度の承認の解除（理由: 誤り）": approve_and_unlock,
    "1-1-1 への質問の追加": lambda space: space.oddities.ask(FY, "1-1-1", "根拠は？"),
    "1-1-9 の質問の変更": reword,
    "照会の取消し（1 件）": lambda space: space.oddities.withdraw(space.oddities.inquiries(FY)),
    "照会の解決（1 件）": lambda space: space.oddities.settle(space.oddities.inquiries(FY)),
}


@pytest.mark.parametrize(("label", "write"), WRITES.items(), ids=WRITES)
def test_a_write_is_one_step_with_its_words(begun, label, write):
    edits, before, steps = begun.edits, stored(begun), begun.edits.step_count
    lines = len(begun.history.recent(1000))
    made = write(begun)
    after = stored(begun)
    assert edits.step_count - steps == (2 if write is approve_and_unlock else 1)
    assert edits.undo_label == made.label == label
    assert made.years == {FY}
    (step, *_) = begun.history.recent_steps()
    assert step.last.label == label
    assert "@" in step.last.who
    new = begun.history.recent(len(begun.history.recent(1000)) - lines)
    assert {entry.label for entry in new[: step.changes]} == {label}
    assert step.changes == len(new) or write is approve_and_unlock, "nothing is written beside the step"
    while edits.step_count > steps:
        edits.undo()
    assert stored(begun) == before
    while edits.redo_label:
        edits.redo()
    assert stored(begun) == after
    assert begun.history.recent(1)[0].label == f"やり直す: {label}"


def test_oddities_are_planned_in_one_step(begun):
    found = begun.oddities.oddities(FY)
    assert len(found) > 1
    before = stored(begun)
    made = plan(begun)
    planned = [item for item in begun.oddities.inquiries(FY) if item.state is InquiryState.PLANNED]
    assert begun.edits.undo_label == made.label == f"照会の追加（{len(planned) - 1} 件）"
    begun.edits.undo()
    assert stored(begun) == before


def test_issuing_questions_is_one_step(begun, tmp_path):
    result = begun.oddities.issue(FY, tmp_path / "out", today=LATE)
    assert begun.edits.undo_label == result.changes.label
    (asked,) = begun.oddities.inquiries(FY)
    assert (asked.state, asked.asked_at) == (InquiryState.ASKED, "2023-05-08")
    begun.edits.undo()
    (asked,) = begun.oddities.inquiries(FY)
    assert (asked.state, asked.asked_at) == (InquiryState.PLANNED, "")


@pytest.mark.parametrize(
    "write",
    [
        lambda space: space.surveys.set_round(FY),
        lambda space: space.surveys.set_leader(FY, "市民課", ""),
        lambda space: space.surveys.set_lead(FY, "1-1-1", ""),
        lambda space: space.surveys.mark_sent(FY, [], DAY),
        lambda space: space.surveys.mark_reminded(FY, [], DAY),
        lambda space: space.oddities.settle([]),
        lambda space: space.reports.store(space.reports.of_year(FY)["1-1-9"], {"status": "done"}, "同じ"),
        lambda space: space.reports.set_office(space.reports.of_year(FY)["1-1-9"], (5, 5, 5), ""),
    ],
    ids=["round", "leader", "lead", "sent", "reminded", "settled", "answer", "office"],
)
def test_what_changes_nothing_is_no_step_and_no_line(begun, write):
    steps, lines = begun.edits.step_count, len(begun.history.recent(1000))
    made = write(begun)
    assert not made.years
    assert (begun.edits.step_count, len(begun.history.recent(1000))) == (steps, lines)
