"""What `check` finds."""

import sqlite3

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.findings import Severity
from fujidesk.domain.hearings import HearingKind
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from tests.two_plans import NEXT, NEXT_NAME, SECOND_CITY, with_three_plans


def texts(workspace):
    return [str(finding) for finding in workspace.check()]


def test_open_half_years_are_findings_that_the_office_decides(small_workspace):
    first, second = small_workspace.check()
    assert (first.severity, first.number) == (Severity.OPEN, "1-1-1")
    assert first.text == "1-1-1: スケジュールの R8上、R8下 が計画書では決まっていません。"
    assert second.severity is Severity.OPEN, "the screen lets a half-year be left unsaid"
    assert second.text.startswith("1-1-9: スケジュールの R5上、")


def test_project_without_departments_is_a_fault(small_workspace):
    small_workspace.edits.apply(
        [FieldChange(Entity.PROJECT, "1-5-10", "departments", ["デジタル推進課"], [])], "課"
    )
    assert "1-5-10: 所管部署がありません。" in texts(small_workspace)


def test_project_in_the_wrong_place_and_number_twice_are_faults(small_workspace):
    connection = sqlite3.connect(small_workspace.path)
    connection.execute("UPDATE project SET measure_id = 2 WHERE number = '1-1-9'")
    connection.commit()
    connection.executescript(  # another tool made the table anew, without its constraint
        "PRAGMA writable_schema=ON; DELETE FROM sqlite_master WHERE name = 'sqlite_autoindex_project_1';"
        "UPDATE sqlite_master SET sql = replace(sql, 'CONSTRAINT uq_project_plan_id_number UNIQUE (plan_id, number)', 'CHECK (1)')"
        "WHERE name = 'project'"
    )
    connection.close()
    connection = sqlite3.connect(small_workspace.path)
    connection.execute("UPDATE project SET number = '1-1-1' WHERE number = '1-5-10'")
    connection.commit()
    connection.close()
    found = texts(small_workspace)
    assert "1-1-9: 番号と、置かれている 1.5 が合いません。" in found
    assert "1-1-1: 同じ事業番号が 2 回あります。" in found


def test_a_project_that_a_decision_moved_keeps_its_number_and_is_no_fault(small_workspace):
    """001, 3.2: numbers are never given anew; only a place that no decision brought it to is a fault."""
    before = texts(small_workspace)
    order = RevisionOrder(
        RevisionKind.MOVE, ("1-1-9",), "2024-10-01", "一体で進める", "情報化推進本部", measure="1.5"
    )
    small_workspace.revisions.make(order)
    assert small_workspace.registry.sheet("1-1-9").record.measure == "1.5"
    assert texts(small_workspace) == before
    connection = sqlite3.connect(small_workspace.path)
    connection.execute("UPDATE project SET measure_id = 1 WHERE number = '1-5-10'")
    connection.commit()
    connection.close()
    assert "1-5-10: 番号と、置かれている 1.1 が合いません。" in texts(small_workspace)


def test_broken_links_in_the_file_are_faults(small_workspace):
    connection = sqlite3.connect(small_workspace.path)
    connection.execute("DELETE FROM department WHERE name = '市民課'")
    connection.commit()
    connection.close()
    assert any(text.startswith("データベースの検査: project_department") for text in texts(small_workspace))


def test_a_project_that_cannot_be_read_is_named_and_the_others_are_checked(small_workspace):
    connection = sqlite3.connect(small_workspace.path)
    connection.execute("UPDATE project SET category = 'other' WHERE number = '1-1-9'")
    connection.execute("UPDATE indicator SET direction = 'up' WHERE project_id = 3")
    connection.commit()
    connection.close()
    found = small_workspace.check()
    assert [(item.number, item.severity) for item in found] == [
        ("1-1-9", Severity.FAULT), ("1-5-10", Severity.FAULT), ("1-1-1", Severity.OPEN),
    ]  # fmt: skip
    assert found[0].text == "1-1-9: 読めない値があります。バックアップから戻してください。"


def test_answers_that_nobody_writes_and_changed_bytes_are_faults(small_workspace):
    from fujidesk.domain.replies import ReplyKind
    from fujidesk.models import survey_files
    from fujidesk.models.survey_files import NewFile

    before = texts(small_workspace)
    report = small_workspace.reports.of_year(2022)["1-1-9"]
    small_workspace.reports.store(report, {"status": "running"}, "回答")
    small_workspace.surveys.set_round(2022, "2023-04-28")
    with small_workspace._database.writing() as session:
        survey_files.keep(session, NewFile(2022, ReplyKind.REPORT, "市民課", "回答.xlsx", "", "", b"PK"))
    assert texts(small_workspace) == before
    with small_workspace._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE status_report SET status = 'gone'")
        session.connection().exec_driver_sql("UPDATE survey_round SET approval = '{'")
        session.connection().exec_driver_sql("UPDATE survey_file SET content = x'00'")
    found = texts(small_workspace)
    assert any("進捗状況報告を読めません" in text for text in found)
    assert any("調査の実施回を読めません" in text for text in found)
    assert any("「回答.xlsx」の内容が、受け取った時と違います" in text for text in found)


@pytest.mark.parametrize(
    "damage", ["DELETE FROM attachment_content", "UPDATE attachment_content SET content = x'00'"]
)
def test_attachment_without_its_bytes_is_named(small_workspace, tmp_path, damage):
    (tmp_path / "見積.txt").write_text("100", encoding="utf-8")
    hearing = small_workspace.hearings.drafted(2023, HearingKind.OTHER)
    small_workspace.hearings.plan(hearing)
    small_workspace.attachments.add(hearing.key, tmp_path / "見積.txt")
    assert not any("添付" in text for text in texts(small_workspace))
    with sqlite3.connect(small_workspace.path) as connection:
        connection.execute(damage)
    connection.close()
    assert any(text.startswith("ヒアリング R5-001 の添付「見積.txt」") for text in texts(small_workspace))


def test_hearing_that_cannot_be_read_is_a_fault(small_workspace):
    small_workspace.hearings.plan(small_workspace.hearings.drafted(2023, HearingKind.OTHER))
    with sqlite3.connect(small_workspace.path) as connection:
        connection.execute("UPDATE hearing SET kind = 'chat'")
    connection.close()
    assert any("事務局の記録" in text for text in texts(small_workspace))


def test_a_plan_that_cannot_be_read_is_a_fault_that_hides_no_other_plan(
    small_database, small_profile, small_content, tmp_path
):
    with_three_plans(small_database, small_profile, small_content)
    connection = sqlite3.connect(small_database)
    connection.execute(
        "UPDATE plan_profile SET body = '{' WHERE id = (SELECT profile_id FROM plan WHERE id = ?)", [NEXT]
    )
    connection.execute(
        "DELETE FROM project_department WHERE project_id ="
        " (SELECT min(id) FROM project WHERE plan_id = ?)", [SECOND_CITY]
    )  # fmt: skip
    connection.commit()
    connection.close()
    space = open_workspace(small_database, user_folders(tmp_path / "p"), plan="1")
    faults = [str(item) for item in space.check() if item.severity is Severity.FAULT]
    space.close()
    (unreadable,) = (text for text in faults if text.startswith(f"{NEXT_NAME}（R9〜R13） "))
    assert "計画の種類を読めません" in unreadable
    assert any("厚木市" in text and "がありません。" in text for text in faults)
