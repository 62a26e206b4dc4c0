"""Rows of the survey: read with versions, written in one statement a table, refused where they moved."""

import pytest

from fujidesk.domain.oddities import Inquiry, InquiryState
from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.surveys import Approval, EntryState, SurveyEntry, SurveyRound
from fujidesk.errors import EditConflictError, MachineError
from fujidesk.models import survey_rows
from fujidesk.models.schema import inquiry, status_report, survey_entry, survey_round
from fujidesk.models.survey_rows import Rewritten, Stored

FULL = StatusReport(
    "1-1-1", 2022, Status.RUNNING, budget_kyen=5, action="進めた", score_cost=3, lead="市民課"
)


def add_report(session, report=FULL, project_id=1):
    key = {"project_id": project_id, "fiscal_year": report.fiscal_year}
    survey_rows.write(
        session, status_report, [Rewritten(key, None, survey_rows.report_columns(report))]
    )  # fmt: skip


def test_a_report_comes_back_as_it_went_in(database):
    with database.writing() as session:
        add_report(session)
    with database.reading() as session:
        assert survey_rows.reports(session, None, None) == {("1-1-1", 2022): Stored(FULL, 1)}
        assert survey_rows.reports(session, ["1-1-9"], None) == {}
        assert survey_rows.reports(session, ["1-1-1"], [2023]) == {}
        assert survey_rows.reports(session, ["1-1-1"], [2022, 2023]).keys() == {("1-1-1", 2022)}


def test_updates_count_the_version_and_touch_one_row(database):
    other = StatusReport("1-1-9", 2022, Status.DONE)
    key = {"project_id": 1, "fiscal_year": 2022}
    with database.writing() as session:
        add_report(session)
        add_report(session, other, 2)
        values = survey_rows.report_columns(StatusReport("1-1-1", 2022, Status.STOPPED))
        survey_rows.write(session, status_report, [Rewritten(key, 1, values)])
    with database.reading() as session:
        found = survey_rows.reports(session, None, None)
    assert found["1-1-1", 2022] == Stored(StatusReport("1-1-1", 2022, Status.STOPPED), 2)
    assert found["1-1-9", 2022] == Stored(other, 1)


@pytest.mark.parametrize("values", [{"status": "done"}, None])
def test_a_row_of_another_version_is_refused_and_nothing_is_kept(database, values):
    with database.writing() as session:
        add_report(session)
    key = {"project_id": 1, "fiscal_year": 2022}
    with pytest.raises(EditConflictError, match="先に変更しました"), database.writing() as session:
        survey_rows.write(session, status_report, [Rewritten(key, 7, values)])
    with database.reading() as session:
        assert survey_rows.reports(session, None, None)["1-1-1", 2022].version == 1


def test_a_round_with_its_approval(database):
    held = SurveyRound(2022, "2023-04-28", "内線", Approval("2023-07-12", "課長", "本部"))
    with database.writing() as session:
        columns = survey_rows.round_columns(held)
        survey_rows.write(session, survey_round, [Rewritten({"fiscal_year": 2022}, None, columns)])
    with database.reading() as session:
        assert survey_rows.rounds(session) == {2022: Stored(held, 1)}


def test_departments_in_a_round(database):
    entry = SurveyEntry(2022, "市民課", EntryState.SENT, "係長", sent_at="2023-04-03")
    with database.writing() as session:
        key = {"fiscal_year": 2022, "department_id": survey_rows.department_ids(session)["市民課"]}
        rows = [Rewritten(key, None, survey_rows.entry_columns(entry))]
        survey_rows.write(session, survey_entry, rows)
    with database.reading() as session:
        assert survey_rows.entries(session) == {(2022, "市民課"): Stored(entry, 1)}
        assert survey_rows.entries(session, [2023]) == {}


def test_inquiries_come_and_go(database):
    asked = Inquiry("1-1-1", 2022, "own-1", "なぜ？", InquiryState.ASKED, asked_at="2023-05-10")
    key = {"project_id": 1, "fiscal_year": 2022, "rule": "own-1"}
    with database.writing() as session:
        rows = [Rewritten(key, None, survey_rows.inquiry_columns(asked))]
        survey_rows.write(session, inquiry, rows)
        assert survey_rows.inquiries(session, ["1-1-1"], [2022]) == {
            ("1-1-1", 2022, "own-1"): Stored(asked, 1)
        }
        survey_rows.write(session, inquiry, [Rewritten(key, 1, survey_rows.inquiry_columns(None))])
        assert survey_rows.inquiries(session, None, None) == {}


def test_a_row_that_is_not_there_and_is_not_to_be_needs_nothing(database, statements):
    with database.writing() as session:
        key = {"project_id": 1, "fiscal_year": 2022, "rule": "own-1"}
        survey_rows.write(session, inquiry, [Rewritten(key, None, None)])
    assert not [text for text in statements if "inquiry" in text]


def test_ids_and_titles_by_what_people_call_them(database):
    with database.reading() as session:
        assert survey_rows.project_ids(session, ["1-1-9", "9-9-9", "no number"]) == {"1-1-9": 2}
        assert list(survey_rows.titles(session)) == ["1-1-1", "1-1-9", "1-5-10"]


@pytest.mark.parametrize(
    ("table", "column", "value", "read"),
    [
        ("survey_round", "approval", "{", survey_rows.rounds),
        ("survey_entry", "state", "gone", survey_rows.entries),
    ],
)
def test_what_nobody_writes_is_told_as_damage(database, table, column, value, read):
    with database.writing() as session:
        survey_rows.write(
            session, survey_round,
            [Rewritten({"fiscal_year": 2022}, None, survey_rows.round_columns(SurveyRound(2022)))],
        )  # fmt: skip
        key = {"fiscal_year": 2022, "department_id": 1}
        columns = survey_rows.entry_columns(SurveyEntry(2022, "x"))
        survey_rows.write(session, survey_entry, [Rewritten(key, None, columns)])
        session.connection().exec_driver_sql(f"UPDATE {table} SET {column} = ?", (value,))
    with pytest.raises(MachineError, match="バックアップから戻してください"), database.reading() as session:
        read(session)
