"""The draft of the next plan: made from the plan in force, edited, numbered, kept in versions, approved.

The rules are `domain.next_plan`; all that is written goes through `services.edits`, each call one step that
undo takes back. An approved draft stays as it is until it is opened again with a reason.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from fujidesk.domain.changes import Changes, FieldChange
from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.next_plan import rules
from fujidesk.domain.next_plan.carrying import carried
from fujidesk.domain.next_plan.correspondence import (
    Correspondence,
    DraftChange,
    correspondences,
    draft_changes,
    version_body,
    version_of,
)
from fujidesk.domain.next_plan.records import (
    DraftComment,
    DraftProject,
    DraftVersion,
    PlanDraft,
)
from fujidesk.domain.next_plan.register import next_register
from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import Progress
from fujidesk.domain.records import ProjectRecord, RegisterContent
from fujidesk.errors import UserError
from fujidesk.services.edits import EditService
from fujidesk.services.next_plan_decisions import NextPlanDecisions
from fujidesk.services.next_plan_orders import Carrying, CarryOrder, Keys, refuse_approved
from fujidesk.services.office_records import OfficeRecords, added, changed, removed
from fujidesk.services.registry import RegistryService


class NextPlanService:
    """Reads and changes drafts."""

    def __init__(
        self, edits: EditService, office: OfficeRecords, registry: RegistryService, profile: PlanProfile,
        *, is_sample: bool = False, before_approval: Callable[[Progress], object] | None = None,
    ) -> None:  # fmt: skip
        """Take the services it stands on; before_approval: makes the backup before an approval."""
        self._edits = edits
        self._office = office
        self._registry = registry
        self._profile = profile
        self._is_sample = is_sample
        self.decisions = NextPlanDecisions(self, edits, before_approval)

    # Reading

    def drafts(self) -> list[PlanDraft]:
        """Return all drafts, in the order of their keys."""
        return self._office.all(PlanDraft)

    def draft(self, key: str = "") -> PlanDraft:
        """Return a draft; "" the one that there is.

        Raises:
            UserError: there is none, or more than one and none is named.
        """
        if key:
            return self._office.get(PlanDraft, key)
        found = self.drafts()
        if not found:
            raise UserError("次期計画の案がまだありません。先に案を作ってください（fujidesk plan draft）。")
        if len(found) > 1:
            raise UserError(
                f"次期計画の案が {len(found)} つあります。どれか指定してください："
                f"{'、'.join(draft.key for draft in found)}"
            )
        return found[0]

    def projects(self, draft: PlanDraft) -> list[DraftProject]:
        """Return the projects of a draft, ended ones included, in the order of their keys."""
        return self._office.all(DraftProject, draft=draft.key)

    def comments(self, draft: PlanDraft) -> list[DraftComment]:
        """Return what was said to a draft."""
        return self._office.all(DraftComment, draft=draft.key)

    def versions(self, draft: PlanDraft) -> list[DraftVersion]:
        """Return the versions of a draft, oldest first."""
        return self._office.all(DraftVersion, draft=draft.key)

    def problems(
        self, draft: PlanDraft, own: Sequence[DraftProject] | None = None,
        records: Sequence[ProjectRecord] | None = None,
    ) -> tuple[rules.Problem, ...]:  # fmt: skip
        """Return everything that keeps a draft from being approved.

        own, records: projects of the draft and of the plan in force, where they are read already.
        """
        own = self.projects(draft) if own is None else own
        held = self._registry.records() if records is None else records
        return rules.problems(draft, own, tuple(held), self._profile.words)

    def table(self, draft: PlanDraft) -> tuple[Correspondence, ...]:
        """Return 新旧対照表."""
        return correspondences(self._registry.records(), self.projects(draft))

    def as_register(self, draft: PlanDraft) -> tuple[PlanProfile, RegisterContent]:
        """Return a draft as a plan of its own: its shape, and its register.

        In the words of the plan in force as they are stored, which may be newer than those on the screen.
        """
        profile, content = self._registry.stored_profile(), self._registry.content()
        return next_register(profile, content, draft, self.projects(draft))

    def stored_plans(self) -> list[StoredPlan]:
        """Return all plans of the database as they are stored now."""
        return self._registry.stored_plans()

    def since(
        self, version: DraftVersion, later: DraftVersion | None = None,
        own: Sequence[DraftProject] | None = None,
    ) -> tuple[DraftChange, ...]:  # fmt: skip
        """Return what changed since a version, up to a later one, or to the draft as it is now.

        own: the projects of the draft, where they are read already.
        """
        before = version_of(version.body)
        if later is not None:
            return draft_changes(before, version_of(later.body), self._profile)
        draft = self.draft(version.draft)
        return draft_changes(before, (draft, self.projects(draft) if own is None else own), self._profile)

    # Writing

    def start(self, first_year: int, last_year: int, name: str = "") -> Changes:
        """Make a draft with the levels of the plan in force and all its projects carried over.

        Raises:
            UserError: the period cannot be, or there is a draft of that year already.
        """
        refusal = rules.period_refusal(first_year, last_year, self._profile.last_year)
        key = f"draft-{short_year(first_year)}"
        if not refusal and any(draft.key == key for draft in self.drafts()):
            refusal = f"{long_year(first_year)}からの案はすでにあります（{key}）。その案を直してください。"
        if refusal:
            raise UserError(refusal)
        levels = tuple(self._registry.levels())
        draft = PlanDraft(key, first_year, last_year, name or f"{self._profile.city}次期計画（案）", levels)
        made: list[FieldChange] = [added(draft)]
        phase = self._profile.operation_phase
        for place, record in enumerate(self._registry.records(), start=1):
            made.append(added(carried(record, draft, f"{key}-{place}", place, phase)))
        return self._edits.apply(made, f"次期計画の案を作る（{key}）")

    def remove(self, draft: PlanDraft) -> Changes:
        """Remove a draft with all that hangs on it; undo brings it back.

        Raises:
            UserError: it is approved.
        """
        refuse_approved(draft)
        gone = [*self.projects(draft), *self.comments(draft), *self.versions(draft)]
        made = [removed(item) for item in gone]
        return self._edits.apply([*made, removed(draft)], f"次期計画の案を削除（{draft.key}）")

    def change_draft(self, before: PlanDraft, after: PlanDraft) -> Changes:
        """Store name, period's end, remark or levels of a draft.

        Raises:
            UserError: it is approved, or the period cannot be.
            EditConflictError: somebody else changed the same meanwhile.
        """
        refuse_approved(before)
        refusal = rules.period_refusal(after.fiscal_year, after.last_year, self._profile.last_year)
        if refusal:
            raise UserError(refusal)
        return self._edits.apply(list(changed(before, after)), "次期計画の案を直す")

    def change_project(self, before: DraftProject, after: DraftProject) -> Changes:
        """Store fields of one project of a draft.

        Raises:
            UserError: the draft is approved.
            EditConflictError: somebody else changed the same meanwhile.
        """
        refuse_approved(self.draft(before.draft))
        return self._edits.apply(list(changed(before, after)), f"次期計画 {after.title or before.title}")

    def carry(self, draft: PlanDraft, order: CarryOrder) -> Changes:
        """Let projects of the plan in force be carried over, merged, split or ended, or add a new one.

        What was decided on them before is taken back in the same step.

        Raises:
            UserError: the draft is approved, a number is not of the plan, or the order does not fit its fate.
        """
        refuse_approved(draft)
        keys = Keys(f"{draft.key}-", self._office.next_serial(DraftProject, f"{draft.key}-"))
        carrying = Carrying(draft, self.projects(draft), self._registry.records(), keys)
        made = carrying.changes(order, self._profile.operation_phase)
        return self._edits.apply(made, f"次期計画 {'・'.join(order.numbers) or '・'.join(order.titles)}")

    def comment(self, draft: PlanDraft, text: str, at: dt.datetime, subject: str = "") -> Changes:
        """Say something to a draft, or to one of its projects.

        Raises:
            UserError: the text is empty.
        """
        if not text.strip():
            raise UserError("意見の文がありません。")
        key = self._office.next_key(DraftComment)
        made = DraftComment(key, draft.key, subject, text, at.isoformat(timespec="seconds"))
        return self._edits.apply([added(made)], "次期計画への意見")

    def take_version(self, draft: PlanDraft, title: str, at: dt.datetime) -> Changes:
        """Keep the draft as it is now; versions are never changed."""
        number = len(self.versions(draft)) + 1
        made = DraftVersion(
            f"{draft.key}-v{number}", draft.key, title or f"第{number}版", at.isoformat(timespec="seconds"),
            version_body(draft, self.projects(draft)),
        )  # fmt: skip
        return self._edits.apply([added(made)], f"次期計画の案の版（{made.title}）")

    def write_table(self, draft: PlanDraft, path: Path, today: dt.date) -> None:
        """Write 新旧対照表 as a workbook.

        Raises:
            MachineError: the file cannot be written.
        """
        from fujidesk.exchange.next_plan_write import write_correspondence  # late: openpyxl

        write_correspondence(path, draft, self.table(draft), today, sample=self._is_sample)
