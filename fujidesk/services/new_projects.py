"""New projects: taken from the survey or entered by hand, brought along their way, adopted into the plan.

The rules are `domain.new_project_rules`; all that is written goes through `services.edits`, each call one
step that undo takes back. Costs are internal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fujidesk.domain import new_project_rules as rules
from fujidesk.domain.changes import Changes, FieldChange, JsonValue
from fujidesk.domain.new_project_forms import (
    TAKEABLE,
    FormState,
    ProposalForm,
    judged_forms,
    source_notes,
)
from fujidesk.domain.new_project_values import new_project_json
from fujidesk.domain.new_projects import NewProject, Step, StepTaken, step_name
from fujidesk.domain.office_values import record_with
from fujidesk.domain.office_words import field_word
from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import UserError
from fujidesk.models import reading, survey_files
from fujidesk.models.engine import Database
from fujidesk.services.adoption import Adoption, AdoptionOrder, AdoptionPreview
from fujidesk.services.edits import EditService
from fujidesk.services.office_records import OfficeRecords, added, changed, removed

_EDITABLE_AFTER = frozenset({"remark"})
"""Fields that may still change once a new project is in the plan."""
_OWN_CALLS = frozenset({"steps", "number", "is_important", "file_id", "file_position", "fiscal_year"})
"""Fields that only the calls made for them change."""


@dataclass(frozen=True, slots=True)
class NewProjectFigures:
    """What ホーム counts of the new projects of a fiscal year.

    total: that year's; without_request: on their way and no 予算要求額 yet; without_result: requested, not
    settled; important: 重要事項 that were not declined; unexplained: of these, those on their way that the
    headquarters has not heard; unadopted: funded and not yet in the plan; untaken: forms not taken so far.
    """

    total: int = 0
    without_request: int = 0
    without_result: int = 0
    important: int = 0
    unexplained: int = 0
    unadopted: int = 0
    untaken: int = 0


class NewProjectService:
    """Reads and changes new projects."""

    def __init__(
        self,
        database: Database,
        edits: EditService,
        office: OfficeRecords,
        profile: PlanProfile,
        *,
        is_sample: bool,
    ) -> None:
        self._database = database
        self._edits = edits
        self._office = office
        self._profile = profile
        self._is_sample = is_sample
        self._adoption = Adoption(database, office, profile)

    # Reading

    def all(self, fiscal_year: int | None = None) -> list[NewProject]:
        """Return the new projects proposed in a fiscal year, or all (None), in the order of their keys."""
        where = {} if fiscal_year is None else {"fiscal_year": fiscal_year}
        return self._office.all(NewProject, **where)

    def get(self, key: str) -> NewProject:
        """Return one new project.

        Raises:
            UserError: there is none of this key.
        """
        return self._office.get(NewProject, key)

    def board(self, fiscal_year: int) -> dict[Step, list[NewProject]]:
        """Return every step with the new projects that stand there."""
        columns: dict[Step, list[NewProject]] = {step: [] for step in Step}
        for project in self.all(fiscal_year):
            columns[rules.current_step(project)].append(project)
        return columns

    def for_headquarters(self, fiscal_year: int) -> list[NewProject]:
        """Return what goes to the 本部 in October: 重要事項 that were not declined."""
        return [item for item in self.all(fiscal_year) if item.is_important and _is_alive(item)]

    def without_request(self, fiscal_year: int) -> list[NewProject]:
        """Return those on their way whose 予算要求額 is not entered (予算未入力)."""
        found = (item for item in self.all(fiscal_year) if rules.is_open(item))
        return [item for item in found if item.requested_kyen is None]

    def task_figures(self, fiscal_year: int) -> NewProjectFigures:
        """Return the counts for ホーム; they hold on whatever day it is."""
        projects = self.all(fiscal_year)
        important = [item for item in projects if item.is_important and _is_alive(item)]
        steps = [rules.current_step(item) for item in projects]
        untaken = sum(form.state in TAKEABLE for form in self.forms(fiscal_year))
        return NewProjectFigures(
            len(projects), len(self.without_request(fiscal_year)), steps.count(Step.REQUESTED),
            len(important),
            sum(rules.is_open(item) and not rules.has_taken(item, Step.EXPLAINED) for item in important),
            steps.count(Step.FUNDED), untaken,
        )  # fmt: skip

    def forms(self, fiscal_year: int) -> list[ProposalForm]:
        """Return the forms of the 新規事業調査 held in a fiscal year (with the round of the year before)."""
        with self._database.reading() as session:
            kept = survey_files.proposal_forms(session, rules.round_of_proposals(fiscal_year))
        return judged_forms(kept, self.all(fiscal_year))

    def source_notes(self, fiscal_year: int) -> dict[str, str]:
        """Return, by key, that the form of a new project was withdrawn or came again."""
        return source_notes(self.forms(fiscal_year), self.all(fiscal_year))

    # Making and changing

    def take_forms(self, fiscal_year: int, places: Sequence[tuple[int, int]]) -> Changes:
        """Take forms over: new ones become new projects, newer returns bring theirs up to date. One step.

        places: (file id, position) as in `forms`.

        Raises:
            UserError: a form is none that can be taken.
        """
        forms = {(form.kept.file_id, form.kept.position): form for form in self.forms(fiscal_year)}
        changes: list[FieldChange] = []
        key = self._office.next_key(NewProject, fiscal_year)
        for place in dict.fromkeys(places):
            form = forms.get(place)
            if form is None or form.state not in TAKEABLE:
                raise UserError(_untakeable(form))
            values = _values_of(form)
            if form.state is FormState.NEWER:
                before = self.get(form.key)
                changes += changed(before, replace(before, **values))
                continue
            step = StepTaken(Step.PROPOSED, form.kept.received_at[:10], "新規事業調査")
            changes.append(added(NewProject(key, fiscal_year, **values, steps=(step,))))
            key = _following_key(key)
        return self._edits.apply(changes, f"新規事業調査から {len(places)} 件を取り込み")

    def add(self, fiscal_year: int, values: Mapping[str, JsonValue], day: str) -> str:
        """Enter a new project by hand; returns its key. day: of the proposal (ISO).

        Raises:
            UserError: it has no title or department, a value is none of its field, or the day is outside.
        """
        key = self._office.next_key(NewProject, fiscal_year)
        project = _with(NewProject(key, fiscal_year, category=self._profile.usual_category()), values)
        _refuse(rules.day_refusal(day, self._profile.first_year, self._profile.last_year))
        _refuse(rules.record_refusal(project))
        self._refuse_measure(values)
        project = replace(project, steps=(StepTaken(Step.PROPOSED, day),))
        self._edits.apply([added(project)], f"新規事業「{project.title}」の追加")
        return key

    def change(
        self, key: str, values: Mapping[str, JsonValue], seen: Mapping[str, JsonValue] | None = None
    ) -> Changes:
        """Set fields of a new project: texts, costs, measure, category, amounts, remark.

        seen: the values that were shown for them; None: what is stored.

        Raises:
            UserError: a value is none of its field, there is no such measure, or the project is in the plan
                already.
            EditConflictError: what is stored is not what was seen; nothing is written.
        """
        before = self.get(key)
        if rules.current_step(before) is Step.ADOPTED and not _EDITABLE_AFTER.issuperset(values):
            raise UserError(f"{key} は計画に登載済みです。内容は台帳の {before.number} で直してください。")
        after = _with(before, values)
        _refuse(rules.record_refusal(after))
        self._refuse_measure(values)
        shown = before if seen is None else _with(before, seen)
        return self._edits.apply(list(changed(shown, after)), f"新規事業 {key} の変更")

    def _refuse_measure(self, values: Mapping[str, JsonValue]) -> None:
        """Refuse a measure that the plan has not; "" leaves it open."""
        code = values.get("measure")
        if code:
            with self._database.reading() as session:
                levels = reading.levels(session)
            _refuse(rules.measure_refusal(str(code), levels, self._profile))

    def remove(self, key: str) -> Changes:
        """Remove a new project that is not in the plan.

        Raises:
            UserError: it is in the plan.
        """
        project = self.get(key)
        if rules.current_step(project) is Step.ADOPTED:
            raise UserError(
                f"{key} は計画に登載済み（{project.number}）なので削除できません。記録として残してください。"
            )
        return self._edits.apply([removed(project)], f"新規事業「{project.title}」の削除")

    def set_important(self, key: str, *, important: bool) -> Changes:
        """Mark a new project as 重要事項, or take the mark off.

        Raises:
            UserError: it is too far on its way for that.
        """
        before = self.get(key)
        _refuse(rules.importance_refusal(before, important=important), self._profile)
        label = f"新規事業 {key} を重要事項に{'する' if important else 'しない'}"
        return self._edits.apply(list(changed(before, replace(before, is_important=important))), label)

    # Steps

    def take_step(
        self, key: str, taken: StepTaken, figures: Mapping[str, int | None] | None = None
    ) -> Changes:
        """Take the next step, with the amounts that it asks for (field → 千円).

        Raises:
            UserError: the step may not come next, an amount is missing, or the day cannot be.
        """
        before, given = self.get(key), dict(figures or {})
        if taken.step is Step.ADOPTED:
            _refuse(rules.step_refusal(before, taken.step), self._profile)
            raise UserError(
                f"計画登載では{self._profile.words.lower}を選びます。「計画に登載…」から進めてください。"
            )
        _refuse(
            rules.taken_refusal(before, taken, self._profile.first_year, self._profile.last_year)
            or rules.figures_refusal(taken.step, given),
            self._profile,
        )
        amounts: dict[str, Any] = {name: given[name] for name in rules.FIGURES.get(taken.step, ())}
        after = replace(before, steps=(*before.steps, taken), **amounts)
        label = f"新規事業 {key} を「{step_name(taken.step, self._profile.words)}」へ"
        return self._edits.apply(list(changed(before, after)), label)

    def take_back_last_step(self, key: str) -> Changes:
        """Take the last step back, with the amounts that came with it.

        Raises:
            UserError: there is only the proposal, or the project is in the plan.
        """
        before = self.get(key)
        _refuse(rules.take_back_refusal(before))
        label = f"新規事業 {key} の「{step_name(rules.current_step(before), self._profile.words)}」の取消し"
        return self._edits.apply(list(changed(before, rules.without_last_step(before))), label)

    def preview_adoption(self, key: str, order: AdoptionOrder) -> AdoptionPreview:
        """Return what `adopt` would make, without making it.

        Raises:
            UserError: as `adopt`.
        """
        return self._adoption.preview(self.get(key), order)

    def adopt(self, key: str, order: AdoptionOrder) -> AdoptionPreview:
        """Put a new project into the plan: number, project with schedule, revision. All of it is one step.

        Returns:
            what was made.

        Raises:
            UserError: it is not funded, or adopted already; no such measure; the group of running systems
                without having been asked for; a day that cannot be; nothing is written.
        """
        made = self.preview_adoption(key, order)
        self._edits.apply(made.changes, f"新規事業 {key} を {made.number} として計画に登載")
        return made

    # Files

    def json_text(self, fiscal_year: int) -> str:
        """Return the new projects of a fiscal year as JSON; internal, with costs."""
        return new_project_json(fiscal_year, self.all(fiscal_year), self._profile, is_sample=self._is_sample)

    def write_workbook(self, fiscal_year: int, path: Path, *, costs: bool = True) -> None:
        """Write the workbook for the 本部 and for finance, whole or not at all; costs: with amounts.

        Raises:
            MachineError: the file cannot be written.
        """
        from fujidesk.exchange.new_project_write import write_new_projects  # late: brings openpyxl

        write_new_projects(
            path, self._profile, fiscal_year, self.all(fiscal_year), costs=costs, sample=self._is_sample
        )


def _with(project: NewProject, values: Mapping[str, JsonValue]) -> NewProject:
    """Return a new project with fields set, costs in the order of years, the title on one line."""
    own = _OWN_CALLS.intersection(values)
    if own:
        raise UserError(f"{project.key} の項目「{field_word(min(own))}」は、ここでは変更できません。")
    for name, value in values.items():
        try:
            project = record_with(project, name, value)
        except (KeyError, ValueError, TypeError) as error:
            raise UserError(f"{project.key} の「{field_word(name)}」に使えない値です。") from error
    costs = tuple(sorted(project.costs))
    return replace(project, costs=costs, title=" ".join(project.title.split("\n")).strip())


def _refuse(sentence: str, profile: PlanProfile | None = None) -> None:
    """Refuse where a rule has a sentence; profile: for one that speaks of who approves."""
    if sentence:
        raise UserError(sentence if profile is None else rules.in_own_words(sentence, profile.words))


def _is_alive(project: NewProject) -> bool:
    """Tell whether a new project was not declined."""
    return rules.current_step(project) is not Step.DECLINED


def _values_of(form: ProposalForm) -> dict[str, Any]:
    """Return the fields that a form fills."""
    proposal = form.kept.proposal
    names = ("department", "title", "purpose", "content", "schedule", "costs", "effects", "risks", "support")
    values: dict[str, Any] = {name: getattr(proposal, name) for name in names}
    values["title"] = proposal.title or "（事業名未記入）"
    return values | {"file_id": form.kept.file_id, "file_position": form.kept.position}


def _untakeable(form: ProposalForm | None) -> str:
    """Return why a form cannot be taken."""
    if form is None:
        return "選んだ調査票が見つかりません。一覧を開き直してください。"
    title = form.kept.proposal.title
    if form.state is FormState.TAKEN:
        return f"「{title}」は {form.key} として取り込み済みです。二度は取り込めません。"
    if form.state is FormState.OLDER:
        return f"「{title}」には、より新しい回答があります。新しいほうを取り込んでください。"
    return f"「{title}」の回答ファイルは取り消されています。もう一度回収してから取り込んでください。"


def _following_key(key: str) -> str:
    """Return the key after one: 「R8-005」 after 「R8-004」."""
    prefix, _, serial = key.rpartition("-")
    return f"{prefix}-{int(serial) + 1:03d}"
