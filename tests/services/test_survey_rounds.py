"""The rounds of one day: each read once, as they stood then."""

import datetime as dt

from fujidesk.services.survey_rounds import RoundsOfDay

LATE = dt.date(2026, 5, 12)


def test_a_round_is_read_once_and_knows_who_is_late_on_its_day(small_workspace, monkeypatch):
    surveys = small_workspace.surveys
    surveys.set_round(2025, deadline="2026-04-28")
    surveys.mark_sent(2025, ["収納課"], dt.date(2026, 4, 3))
    asked = []
    status = surveys.status
    monkeypatch.setattr(surveys, "status", lambda *given: asked.append(given) or status(*given))
    rounds = RoundsOfDay(surveys, LATE)
    first = rounds.of(2025)
    assert sum(line.is_overdue for line in first.departments) == 1
    assert rounds.of(2025) is first
    rounds.of(2024)
    assert asked == [(2025, LATE), (2024, LATE)]
