"""What `check` finds."""

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.findings import Severity


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
    import sqlite3

    connection = sqlite3.connect(small_workspace.path)
    connection.execute("UPDATE project SET measure_id = 2 WHERE number = '1-1-9'")
    connection.execute("INSERT INTO plan SELECT 2, profile_id, name, first_year, last_year, 1 FROM plan")
    connection.execute("UPDATE project SET plan_id = 2, number = '1-1-1' WHERE number = '1-5-10'")
    connection.commit()
    connection.close()
    found = texts(small_workspace)
    assert "1-1-9: 番号と、置かれている 1.5 が合いません。" in found
    assert "1-1-1: 同じ事業番号が 2 回あります。" in found


def test_broken_links_in_the_file_are_faults(small_workspace):
    import sqlite3

    connection = sqlite3.connect(small_workspace.path)
    connection.execute("DELETE FROM department WHERE name = '市民課'")
    connection.commit()
    connection.close()
    assert any(text.startswith("データベースの検査: project_department") for text in texts(small_workspace))


def test_a_project_that_cannot_be_read_is_named_and_the_others_are_checked(small_workspace):
    import sqlite3

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
