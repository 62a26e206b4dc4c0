"""What the headquarters decide on a draft: the approval that closes it, its end, and becoming a plan."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.fiscal import HalfYear, era_day, first_day
from fujidesk.domain.next_plan import rules
from fujidesk.domain.next_plan.correspondence import version_body
from fujidesk.domain.next_plan.records import DraftProject, DraftVersion, PlanDraft
from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import RegisterContent
from fujidesk.errors import UserError
from fujidesk.services.draft_standing import refuse_moved
from fujidesk.services.edits import EditService
from fujidesk.services.next_plan_orders import refuse_approved
from fujidesk.services.office_records import added, changed

_TOLD = 5
"""Problems that a refusal names; all of them stand in `Drafts.problems`."""


class Drafts(Protocol):
    """What is asked of the drafts; see `next_plan.NextPlanService`."""

    def draft(self, key: str = "") -> PlanDraft:
        """Return a draft as it is stored."""

    def projects(self, draft: PlanDraft) -> list[DraftProject]:
        """Return the projects of a draft."""

    def versions(self, draft: PlanDraft) -> list[DraftVersion]:
        """Return the versions of a draft."""

    def problems(self, draft: PlanDraft) -> tuple[rules.Problem, ...]:
        """Return everything that keeps a draft from being approved."""

    def as_register(self, draft: PlanDraft) -> tuple[PlanProfile, RegisterContent]:
        """Return a draft as a plan of its own."""

    def stored_plans(self) -> list[StoredPlan]:
        """Return all plans of the database."""


class NextPlanDecisions:
    """Notes decisions; each is one step with a backup before it.

    Of a large file there is one of the day, of a large database on a server none
    (`workspace_file.WorkspaceFile.is_large`).
    """

    def __init__(
        self, plan: Drafts, edits: EditService,
        before_approval: Callable[[Progress], object] | None,
    ) -> None:  # fmt: skip
        """Decide on the drafts of a service; before_approval: makes the backup before each."""
        self._plan = plan
        self._edits = edits
        self._before_approval = before_approval

    def write_register(self, draft: PlanDraft, path: Path, today: dt.date) -> None:
        """Make the register of the next plan from an approved draft, in a file of its own.

        Raises:
            UserError: as `adopt`; or the path is taken.
            MachineError: the folder cannot be written to.
        """
        from fujidesk.services.maintenance import build_database  # late: brings the migrations

        self.refuse_adoption(draft, today)
        build_database(path, *self._plan.as_register(draft))

    def refuse_adoption(
        self, draft: PlanDraft, today: dt.date, problems: Sequence[rules.Problem] | None = None
    ) -> None:
        """Refuse to let a draft become a plan that is not due; problems: of it, where they are known.

        Raises:
            UserError: it is not approved, its first day is still to come, it is a plan already, or what came
                into the plan in force after the approval is not settled.
        """
        if draft.is_adopted:
            raise UserError(
                f"{draft.key} は、もう計画になっています。画面のいちばん上の計画の箱から開いてください。"
            )
        if not draft.is_approved:
            raise UserError("承認されていない案は計画にできません。先に承認を記録してください。")
        begins = first_day(HalfYear(draft.fiscal_year, 1))
        if today < begins:
            raise UserError(
                f"次期計画は {era_day(begins)}からです（今日は {era_day(today)}）。その日からできます。"
            )
        found = self._plan.problems(draft) if problems is None else problems
        if found:
            raise UserError(f"承認の後に、直すところが {len(found)} 件できました。\n{found[0].sentence}")

    def refuse_approval(self, draft: PlanDraft) -> None:
        """Refuse to approve a draft that is approved already, or in which something must be settled before.

        Raises:
            UserError: with the places, or others have decided on it since it was read.
        """
        refuse_approved(draft)
        draft = self._stored(draft)
        found = self._plan.problems(draft)
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
        self.refuse_approval(draft)  # on a server, others may have gone on meanwhile
        draft = self._stored(draft)
        stamp = at.isoformat(timespec="seconds")
        after = replace(draft, approved_at=stamp, approval_note=note)
        version = DraftVersion(
            f"{draft.key}-v{len(self._plan.versions(draft)) + 1}", draft.key, "承認した案", stamp,
            version_body(after, self._plan.projects(draft)),
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
            UserError: as `refuse_adoption_as`.
        """
        from fujidesk.services.plan_adoption import AddedPlan  # late: once in the life of a plan

        self.refuse_adoption_as(draft, today, name)
        self._back_up(progress)
        self.refuse_adoption_as(draft, today, name)  # on a server, others may have gone on meanwhile
        draft = self._stored(draft)
        begins = first_day(HalfYear(draft.fiscal_year, 1))
        after = replace(draft, name=_name(draft, name), adopted_at=at.isoformat(timespec="seconds"))
        steps = [_as_seen(draft), *changed(draft, after)]
        plan = AddedPlan(draft.key, posts_from=begins.isoformat())
        return self._edits.apply(steps, f"{after.name}を計画にする", plan)

    def refuse_adoption_as(self, draft: PlanDraft, today: dt.date, name: str) -> None:
        """Refuse to let a draft become a plan of a name, as it is stored now.

        Raises:
            UserError: as `refuse_adoption`; there is a plan of this name and period, or the name is too long;
                or others have decided on the draft since it was read.
        """
        from fujidesk.services.plan_adoption import refuse_named  # late: as in `adopt`

        stored = self._stored(draft)
        self.refuse_adoption(stored, today)
        refuse_named(self._plan.stored_plans(), stored, _name(stored, name))

    def _stored(self, draft: PlanDraft) -> PlanDraft:
        """Return a draft as it is stored.

        Raises:
            UserError: others have approved, reopened or adopted it since it was read, or removed it.
        """
        stored = self._plan.draft(draft.key)
        refuse_moved(draft, stored)
        return stored

    def refuse_reopening(self, draft: PlanDraft, reason: str) -> None:
        """Refuse to take back an approval that is not there, or without a reason.

        Raises:
            UserError: it cannot be taken back, or others have decided on it since it was read.
        """
        if not draft.is_approved:
            raise UserError("この案は承認されていません。")
        if draft.is_adopted:
            raise UserError(
                "この案は、もう計画になっています。計画の内容は、事業の変更として直してください。"
            )
        if not reason.strip():
            raise UserError("承認を解除する理由を入力してください。")
        self._stored(draft)

    def reopen(self, draft: PlanDraft, reason: str, progress: Progress | None = None) -> Changes:
        """Back up, then take an approval back, so that the draft can be changed again.

        Raises:
            UserError: as `refuse_reopening`.
            MachineError: the backup could not be made; nothing is changed.
        """
        self.refuse_reopening(draft, reason)
        self._back_up(progress)
        draft = self._stored(draft)
        after = replace(draft, approved_at="", approval_note=f"解除：{reason}")
        return self._edits.apply(list(changed(draft, after)), f"次期計画の案の承認を解除（{reason}）")

    def _back_up(self, progress: Progress | None) -> None:
        """Make the backup before an approval."""
        if self._before_approval is not None:
            self._before_approval(progress or NoProgress())


def _name(draft: PlanDraft, typed: str) -> str:
    """Return what the plan is called that a draft becomes."""
    return typed.strip() or draft.plan_name or draft.name


def _as_seen(draft: PlanDraft) -> FieldChange:
    """Return what changes nothing, but refuses a step where the approval is not the one that was seen."""
    return FieldChange(Entity.PLAN_DRAFT, draft.key, "approved_at", draft.approved_at, draft.approved_at)
