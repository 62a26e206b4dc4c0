"""The draft of the next plan: made from the plan in force, edited, numbered, kept in versions, approved.

The rules are `domain.next_plan`; all that is written goes through `services.edits`, each call one step that
undo takes back. An approved draft stays as it is until it is opened again with a reason.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from fujidesk.domain.changes import Changes, FieldChange
from fujidesk.domain.fiscal import HalfYear, era_day, first_day, long_year, short_year
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
from fujidesk.domain.next_plan.origins import origins
from fujidesk.domain.next_plan.records import (
    DraftComment,
    DraftProject,
    DraftVersion,
    PlanDraft,
)
from fujidesk.domain.next_plan.register import next_content, next_profile
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import ProjectRecord, RegisterContent
from fujidesk.errors import UserError
from fujidesk.services.edits import EditService
from fujidesk.services.next_plan_orders import Carrying, CarryOrder, Keys, refuse_approved
from fujidesk.services.office_records import OfficeRecords, added, changed, removed
from fujidesk.services.registry import RegistryService

_TOLD = 5
"""Problems that a refusal names; all of them stand in `problems`."""


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
        self._before_approval = before_approval

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
        """Return a draft as a plan of its own: its shape, and its register."""
        content = self._registry.content()
        old = {record.number: record for record in content.projects}
        made = next_content(draft, self.projects(draft), content.departments, old)
        return next_profile(self._profile, draft), made

    def write_register(self, draft: PlanDraft, path: Path, today: dt.date) -> None:
        """Make the register of the next plan from an approved draft, in a file of its own.

        Raises:
            UserError: as `adopt`; or the path is taken.
            MachineError: the folder cannot be written to.
        """
        from fujidesk.services.maintenance import build_database  # late: brings the migrations

        self.refuse_adoption(draft, today)
        build_database(path, *self.as_register(draft))

    def refuse_adoption(
        self, draft: PlanDraft, today: dt.date, problems: Sequence[rules.Problem] | None = None
    ) -> None:
        """Refuse to let a draft become a plan that is not due; problems: of it, where they are known.

        Raises:
            UserError: it is not approved, its first day is still to come, it is a plan already, or what came
                into the plan in force after the approval is not settled.
        """
        if draft.is_adopted:
            raise UserError(f"{draft.key} は、もう計画になっています。計画の選択から開いてください。")
        if not draft.is_approved:
            raise UserError("承認されていない案は計画にできません。先に承認を記録してください。")
        begins = first_day(HalfYear(draft.fiscal_year, 1))
        if today < begins:
            raise UserError(
                f"次期計画は {era_day(begins)}からです（今日は {era_day(today)}）。その日からできます。"
            )
        found = self.problems(draft) if problems is None else problems
        if found:
            raise UserError(f"承認の後に、直すところが {len(found)} 件できました。\n{found[0].sentence}")

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

    def refuse_approval(self, draft: PlanDraft) -> None:
        """Refuse to approve a draft that is approved already, or in which something must be settled before.

        Raises:
            UserError: with the places.
        """
        refuse_approved(draft)
        found = self.problems(draft)
        if found:
            told = "\n".join(problem.sentence for problem in found[:_TOLD])
            more = f"\nほか {len(found) - _TOLD} 件" if len(found) > _TOLD else ""
            raise UserError(f"次期計画の案に、直すところが {len(found)} 件あります。\n{told}{more}")

    def approve(
        self, draft: PlanDraft, note: str, at: dt.datetime, progress: Progress | None = None
    ) -> Changes:
        """Back up, then note the headquarters' approval, which closes the draft; a version is kept with it.

        Raises:
            UserError: as `refuse_approval`.
            MachineError: the backup could not be made; nothing is changed.
        """
        self.refuse_approval(draft)
        self._back_up(progress)
        stamp = at.isoformat(timespec="seconds")
        after = replace(draft, approved_at=stamp, approval_note=note)
        version = DraftVersion(
            f"{draft.key}-v{len(self.versions(draft)) + 1}", draft.key, "承認した案", stamp,
            version_body(after, self.projects(draft)),
        )  # fmt: skip
        return self._edits.apply([*changed(draft, after), added(version)], "次期計画の案を承認")

    def adopt(
        self, draft: PlanDraft, today: dt.date, at: dt.datetime, progress: Progress | None = None,
        name: str = "",
    ) -> Changes:  # fmt: skip
        """Back up, then let an approved draft become a plan of this database, beside the plan in force.

        name: of the plan; "" that of the draft without 「（案）」.

        That stays with all its years; its last survey is still to come. Undo removes the plan as long as
        nobody has changed anything in it.

        Raises:
            UserError: as `refuse_adoption`.
        """
        from fujidesk.services.plan_adoption import AddedPlan  # late: once in the life of a plan

        self.refuse_adoption(draft, today)
        self._back_up(progress)
        begins = first_day(HalfYear(draft.fiscal_year, 1))
        stamp = at.isoformat(timespec="seconds")
        after = replace(draft, name=name.strip() or draft.plan_name or draft.name, adopted_at=stamp)
        came_from = origins(self.projects(draft))
        plan = AddedPlan(*self.as_register(after), came_from, posts_from=begins.isoformat())
        return self._edits.apply(list(changed(draft, after)), f"{after.name}を計画にする", plan)

    def refuse_reopening(self, draft: PlanDraft, reason: str) -> None:
        """Refuse to take back an approval that is not there, or without a reason.

        Raises:
            UserError: it cannot be taken back.
        """
        if not draft.is_approved:
            raise UserError("この案は承認されていません。")
        if draft.is_adopted:
            raise UserError(
                "この案は、もう計画になっています。計画の内容は、事業の変更として直してください。"
            )
        if not reason.strip():
            raise UserError("承認を解除する理由を入力してください。")

    def reopen(self, draft: PlanDraft, reason: str, progress: Progress | None = None) -> Changes:
        """Back up, then take an approval back, so that the draft can be changed again.

        Raises:
            UserError: as `refuse_reopening`.
            MachineError: the backup could not be made; nothing is changed.
        """
        self.refuse_reopening(draft, reason)
        self._back_up(progress)
        after = replace(draft, approved_at="", approval_note=f"解除：{reason}")
        return self._edits.apply(list(changed(draft, after)), f"次期計画の案の承認を解除（{reason}）")

    def _back_up(self, progress: Progress | None) -> None:
        """Make the backup before an approval."""
        if self._before_approval is not None:
            self._before_approval(progress or NoProgress())

    def write_table(self, draft: PlanDraft, path: Path, today: dt.date) -> None:
        """Write 新旧対照表 as a workbook.

        Raises:
            MachineError: the file cannot be written.
        """
        from fujidesk.exchange.next_plan_write import write_correspondence  # late: openpyxl

        write_correspondence(path, draft, self.table(draft), today, sample=self._is_sample)
