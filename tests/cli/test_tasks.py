"""`fujidesk tasks`: the tasks of a day as JSON."""

import json

import pytest


def test_the_tasks_of_a_day(call, db):
    code, out, err = call("tasks", "--db", db, "--date", "2026-06-15", "--format", "json")
    assert (code, err) == (0, "")
    values = json.loads(out)
    assert (values["date"], values["fiscal_year"]) == ("2026-06-15", 2026)
    found = {(task["group"], task["key"], task["about"]): task for task in values["tasks"]}
    survey = found["overdue", "status_survey", 2025]
    assert (survey["state"], survey["done"], survey["figure"]) == (
        "期限超過",
        0,
        f"提出 0 / {survey['total']} 課",
    )
    assert found["month", "report_executive", 2025]["ends"] == "2026-06-30"


def test_to_a_file(call, db, tmp_path):
    code, out, _ = call("tasks", "--db", db, "--date", "2026-11-21", "--out", "t.json")
    assert code == 0
    assert "t.json" in out
    assert "priority_hearings" in (tmp_path / "t.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(("day", "sentence"), [("2035-01-01", "計画の期間"), ("6月", "2023-04-28 の形")])
def test_a_day_outside_the_period_or_none_is_refused(call, db, day, sentence):
    code, _, err = call("tasks", "--db", db, "--date", day)
    assert code == 2
    assert sentence in err
