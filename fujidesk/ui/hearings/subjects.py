"""What is heard about, as it stands beside the notes: a project of the plan, or a new project."""

from dataclasses import dataclass

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.hearings import Hearing
from fujidesk.domain.new_project_rules import current_step, shown_cost
from fujidesk.domain.new_projects import NewProject, step_name
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords
from fujidesk.domain.records import ProjectRow
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.row_marks import newest_mark
from fujidesk.services.workspace import Workspace


@dataclass(frozen=True)
class Subject:
    """A project to talk by. key: 事業番号, or that of a new project. phases, settled: as in `ProjectRow`."""

    key: str
    title: str
    text: str
    facts: str
    phases: str = ""
    settled: str = ""
    is_new: bool = False

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.key} {self.title}"


def of_project(row: ProjectRow) -> Subject:
    """Return a project of the plan: its summary, schedule, newest grade and indicator."""
    mark = mark_name(newest_mark(row.grades)) or "なし"
    facts = f"直近の評価：{mark}\n指標：{row.indicator or '記載なし'}"
    return Subject(row.number, row.title, row.summary, facts, row.phases, row.settled)


def of_new_project(project: NewProject, words: PlanWords = STANDARD_WORDS) -> Subject:
    """Return a new project: what its form says, the cost that tells most, and how far it has come."""
    cost = shown_cost(project)
    said = {
        "段階": step_name(current_step(project), words),
        "経費": f"{short_year(cost[0])} {cost[1]:,}千円" if cost else "",
        "スケジュール": project.schedule, "効果": project.effects, "リスク": project.risks,
        "求める支援": project.support,
    }  # fmt: skip
    facts = "\n".join(f"{word}：{text or '未記入'}" for word, text in said.items())
    text = "\n".join(filter(None, (project.purpose, project.content)))
    return Subject(project.key, project.title, text, facts, is_new=True)


def subjects_of(workspace: Workspace, hearing: Hearing | None) -> list[Subject]:
    """Return what a hearing is about: its projects, then its new projects; none for no hearing."""
    found: list[Subject] = []
    if hearing is not None and hearing.numbers:
        rows = workspace.registry.rows()
        found += [of_project(row) for row in rows if row.number in hearing.numbers]
    if hearing is not None and hearing.new_projects:
        every = workspace.office.all(NewProject)
        words = workspace.profile.words
        found += [of_new_project(item, words) for item in every if item.key in hearing.new_projects]
    return found
