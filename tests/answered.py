"""A register with a few answers, for tests of what is made from them."""

from fujidesk.domain.reports import phase_cell_value

SCORED = {
    "status": "running",
    "score_progress": 3,
    "score_cost": 5,
    "score_content": 3,
    "action": "使い始めた。",
}


def answer(workspace, number, year, **values):
    """Store an answer as the office does; phases are given by their numbers."""
    stored = {
        name: phase_cell_value(value) if name.startswith("phase") and isinstance(value, int) else value
        for name, value in values.items()
    }
    workspace.reports.store(workspace.reports.of_year(year)[number], stored, "回答")


def answered(workspace, year=2023):
    """1-1-1 went up to S, 1-1-2 is late with C, 1-1-3 is stopped; all others are not answered."""
    answer(workspace, "1-1-1", year - 1, **SCORED | {"score_cost": 3})
    answer(
        workspace, "1-1-1", year, **SCORED | {"score_progress": 5, "score_content": 5, "budget_kyen": 98765}
    )
    answer(workspace, "1-1-2", year, **SCORED | {"score_progress": 1, "score_cost": 2})
    answer(workspace, "1-1-3", year, status="stopped", outlook="stop", change="国の仕組みに代わるため。")
    return workspace
