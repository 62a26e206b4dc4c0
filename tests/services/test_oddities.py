"""Oddities of a year, the questions about them, and the question sheets that go out."""

import datetime as dt
import json

import pytest
from openpyxl import load_workbook

from fujidesk.domain.oddities import InquiryState
from fujidesk.domain.reports import phase_cell_value, report_change
from fujidesk.errors import CancelledError, EditConflictError, UserError

FY = 2022
DAY = dt.date(2023, 5, 10)
ODD, OTHER = "1-1-1", "1-1-3"


def answer(workspace, number, year=FY, **values):
    """Store answers of one project."""
    before = workspace.reports.of_year(year)[number]
    phases = {name: phase_cell_value(values[name]) for name in ("phase_h1", "phase_h2") if name in values}
    changes = [report_change(before, name, value) for name, value in {**values, **phases}.items()]
    workspace.edits.apply(changes, "回答")


@pytest.fixture
def answered(workspace):
    """A round in which two projects have one odd thing each."""
    answer(
        workspace, ODD, status="done", phase_h1=2, phase_h2=3, action="調べた結果をまとめて、会議で説明した。",
        indicator_value="9000",
    )  # fmt: skip
    answer(workspace, OTHER, status="stopped", outlook="continue")
    return workspace


def rules(found):
    return [(oddity.number, oddity.rule) for oddity in found]


def lead(workspace, number):
    return workspace.surveys.assignments(FY)[number].lead


def test_nothing_answered_is_nothing_odd(workspace):
    assert workspace.oddities.oddities(FY) == []
    assert workspace.oddities.oddities(2031) == []
    assert workspace.oddities.oddities(2001) == []
    assert json.loads(workspace.oddities.json_text(FY)) == []


def test_oddities_name_the_department_that_is_asked(answered):
    found = answered.oddities.oddities(FY)
    assert rules(found) == [(ODD, "done_not_operating"), (OTHER, "stopped_but_continues")]
    assert [oddity.department for oddity in found] == [lead(answered, ODD), lead(answered, OTHER)]
    assert rules(answered.oddities.of_project(ODD, FY)) == [(ODD, "done_not_operating")]
    assert answered.oddities.of_project("9-9-9", FY) == []
    assert answered.oddities.of_project(ODD, 2031) == []


def test_the_year_before_counts(answered):
    answer(
        answered,
        ODD,
        FY + 1,
        status="running",
        phase_h1=4,
        phase_h2=4,
        action="調べた結果をまとめて会議で 説明した。",
    )
    found = rules(answered.oddities.oddities(FY + 1))
    assert (ODD, "reopened") in found
    assert (ODD, "same_text") not in found
    answer(answered, ODD, FY + 1, action="調べた結果を まとめて、会議で説明した。")
    assert (ODD, "same_text") in rules(answered.oddities.oddities(FY + 1))


def test_planning_makes_questions_once_and_undo_takes_them_back(answered):
    service = answered.oddities
    changes = service.plan(service.oddities(FY))
    assert (changes.numbers, changes.years) == (frozenset({ODD, OTHER}), frozenset({FY}))
    held = service.inquiries(FY)
    assert [(item.number, item.state) for item in held] == [
        (ODD, InquiryState.PLANNED),
        (OTHER, InquiryState.PLANNED),
    ]
    assert held[0].question.startswith("実施状況が「完了」ですが")
    with pytest.raises(UserError, match="照会に加えるものがありません"):
        service.plan(service.oddities(FY))
    answered.edits.undo()
    assert service.inquiries(FY) == []


def test_what_the_office_must_mend_is_no_question_to_a_department(answered):
    answer(answered, ODD, score_cost=3, office_cost=2)
    service = answered.oddities
    mine = [oddity for oddity in service.oddities(FY) if oddity.rule == "office_without_reason"]
    assert len(mine) == 1
    with pytest.raises(UserError, match="事務局が直すもの"):
        service.plan(mine)


def test_a_settled_question_is_asked_anew(answered):
    service = answered.oddities
    service.plan(service.oddities(FY)[:1])
    service.settle(service.inquiries(FY))
    assert service.inquiries(FY)[0].state is InquiryState.SETTLED
    service.plan(service.oddities(FY)[:1])
    assert service.inquiries(FY)[0].state is InquiryState.PLANNED


def test_own_questions_are_numbered_reworded_and_withdrawn(answered):
    service = answered.oddities
    service.ask(FY, ODD, " 利用者の声はありますか。 ")
    service.ask(FY, ODD, "=1+1 は何ですか。")
    first, second = service.inquiries(FY)
    assert [(item.rule, item.question) for item in (first, second)] == [
        ("own-1", "利用者の声はありますか。"), ("own-2", "=1+1 は何ですか。"),
    ]  # fmt: skip
    service.reword(first, "利用者から声が届いていますか。")
    with pytest.raises(EditConflictError):
        service.reword(first, "古い画面からの変更")
    service.withdraw([service.inquiries(FY)[0]])
    service.ask(FY, ODD, "三つ目の質問です。")
    assert sorted(item.rule for item in service.inquiries(FY)) == ["own-1", "own-2"]


@pytest.mark.parametrize("text", ["", " 　\n"])
def test_an_empty_question_is_refused_with_what_to_do(answered, text):
    with pytest.raises(UserError, match="質問の文を入力"):
        answered.oddities.ask(FY, ODD, text)
    answered.oddities.ask(FY, ODD, "質問です。")
    with pytest.raises(UserError, match="照会を取り消して"):
        answered.oddities.reword(answered.oddities.inquiries(FY)[0], text)


def test_a_question_to_no_project_is_refused(answered):
    with pytest.raises(UserError, match="9-9-9"):
        answered.oddities.ask(FY, "9-9-9", "質問です。")


def test_issuing_writes_a_sheet_a_department_and_notes_the_day(answered, tmp_path):
    service = answered.oddities
    service.plan(service.oddities(FY))
    steps = answered.edits.step_count
    result = service.issue(FY, tmp_path / "照会票", today=DAY)
    names = {lead(answered, ODD), lead(answered, OTHER)}
    assert {path.name for path in result.paths} == {f"R4_照会票_{name}.xlsx" for name in names}
    assert set(result.departments) == names
    assert all(path.is_file() for path in result.paths)
    assert [(item.state, item.asked_at) for item in service.inquiries(FY)] == [
        (InquiryState.ASKED, "2023-05-10")
    ] * 2
    assert answered.edits.step_count == steps + 1
    texts = [
        str(cell.value)
        for row in load_workbook(result.paths[0]).worksheets[0].iter_rows()
        for cell in row
        if cell.value
    ]
    assert any("実施状況：完了" in text for text in texts)
    assert any("実施状況が「完了」ですが" in text for text in texts)


def test_only_chosen_departments_get_a_sheet(answered, tmp_path):
    service = answered.oddities
    service.plan(service.oddities(FY))
    service.ask(FY, "3-5-1", "別の課への質問です。")
    chosen = lead(answered, "3-5-1")
    result = service.issue(FY, tmp_path, [chosen], today=DAY)
    assert result.departments == (chosen,)
    states = {item.number: item.state for item in service.inquiries(FY)}
    assert states["3-5-1"] is InquiryState.ASKED
    assert states[ODD] is InquiryState.PLANNED


def test_without_a_question_nothing_is_issued(answered, tmp_path):
    with pytest.raises(UserError, match="令和4年度の照会票に載せる質問がありません"):
        answered.oddities.issue(FY, tmp_path)
    service = answered.oddities
    service.plan(service.oddities(FY))
    service.settle(service.inquiries(FY))
    with pytest.raises(UserError, match="質問がありません"):
        service.issue(FY, tmp_path)
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_sent_question_cannot_be_withdrawn_but_stands_on_the_next_sheet(answered, tmp_path):
    service = answered.oddities
    service.plan(service.oddities(FY)[:1])
    service.issue(FY, tmp_path, today=DAY)
    with pytest.raises(UserError, match="「照会中」のため、取り消せません"):
        service.withdraw(service.inquiries(FY))
    result = service.issue(FY, tmp_path, today=DAY + dt.timedelta(days=7))
    assert len(result.paths) == 1
    assert service.inquiries(FY)[0].asked_at == "2023-05-17"


class StopAt:
    """Progress that the user stops at a step."""

    def __init__(self, at):
        self.at = at

    def step(self, done, total, what):
        if done == self.at:
            raise CancelledError


def test_cancelling_leaves_no_file_and_notes_nothing(answered, tmp_path):
    service = answered.oddities
    service.plan(service.oddities(FY))
    service.ask(FY, "3-5-1", "別の課への質問です。")
    folder = tmp_path / "照会票"
    with pytest.raises(CancelledError):
        service.issue(FY, folder, progress=StopAt(1))
    assert not folder.exists()
    assert {item.state for item in service.inquiries(FY)} == {InquiryState.PLANNED}


def test_json_gives_oddities_and_questions_in_the_words_of_the_plan(answered):
    service = answered.oddities
    service.plan(service.oddities(FY)[:1])
    service.ask(FY, OTHER, "事務局からの質問です。")
    first, second, third = json.loads(service.json_text(FY))
    assert (first["number"], first["rule"], first["weight"], first["state"]) == (
        ODD,
        "done_not_operating",
        "要修正",
        "照会予定",
    )
    assert first["title"]
    assert first["department"] == lead(answered, ODD)
    assert (second["state"], second["answer"]) == (None, "")
    assert (third["rule"], third["weight"], third["text"], third["question"]) == (
        "own-1",
        None,
        "",
        "事務局からの質問です。",
    )
    assert "sample" not in first


def test_a_question_outlives_its_oddity(answered):
    service = answered.oddities
    service.plan(service.oddities(FY)[:1])
    answer(answered, ODD, phase_h1=3, phase_h2=4)
    line = next(line for line in service.lines(FY) if line.number == ODD)
    assert line.oddity is None
    assert line.inquiry is not None
    assert not line.is_settled


def test_the_workbook_of_oddities_prints(answered, tmp_path):
    path = tmp_path / "気づき.xlsx"
    answered.oddities.write_workbook(FY, path)
    (sheet,) = load_workbook(path).worksheets
    assert sheet.title == "気づき"
    assert sheet.page_setup.paperSize == 9


def test_questions_go_on_after_the_year_is_approved(answered, tmp_path):
    service = answered.oddities
    service.plan(service.oddities(FY))
    answered.surveys.approve(FY, "本部会議")
    service.issue(FY, tmp_path, today=DAY)
    service.settle(service.inquiries(FY))
    assert {item.state for item in service.inquiries(FY)} == {InquiryState.SETTLED}
