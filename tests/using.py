"""The register and the survey as they are used, on any database, for tests of what all of that needs."""

import datetime as dt

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import whole_value


def use_everything(space, folder):
    """Read and write what the register and the survey consist of."""
    report = space.reports.of_year(2022)["1-1-9"]
    space.reports.store(report, {"status": "done", "phase_h2": 2, "score_cost": 5}, "回答")
    space.surveys.set_round(2022, "2023-04-28", "内線")
    space.survey_issue.issue(2022, folder, today=dt.date(2023, 4, 3))
    space.oddities.plan(space.oddities.oddities(2022))
    space.surveys.status(2022)
    space.surveys.files(2022)
    space.surveys.proposals(2022)
    space.evaluation.approval_review(2022)
    space.surveys.approve(2022, "")
    space.surveys.unlock(2022, "誤り")
    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-9", "departments", ["市民課"], ["福祉課等"])], "所管")
    record = space.registry.sheet("1-1-9").record
    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-9", "*", whole_value(record), None)], "削除")
    space.edits.undo()
    space.search.find("窓口 100%_")
    space.registry.rows()
    space.registry.summary()
    space.history.recent_steps()
    space.views.save("重点", "{}")
    space.views.delete("重点")
    space.check()
