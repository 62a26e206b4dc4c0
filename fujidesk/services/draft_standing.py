"""What a step may do to a draft as it is stored, however old the view is that the step comes from.

On a server others approve, reopen and adopt meanwhile. An approved draft stays as it is and an adopted one
approved, so every step is held against what is stored in its own transaction, undo and redo included.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.next_plan.records import PlanDraft
from fujidesk.domain.office_values import WHOLE
from fujidesk.errors import UserError
from fujidesk.models import office_rows

_APPROVED = (
    "{key} は、ほかの人が先に承認しました。何も変更していません。"
    "最新の案を確かめ、直すときは承認を解除してください（理由が要ります）。"
)
_REOPENED = (
    "{key} は、ほかの人が先に承認を解除しました。何も変更していません。"
    "最新の案を確かめ、承認を記録してから、やり直してください。"
)
_ANEW = (
    "{key} は、ほかの人が承認を解除して、承認し直しました。何も変更していません。"
    "最新の案を確かめてから、やり直してください。"
)
_ADOPTED = (
    "{key} は、ほかの人が先に計画にしました。何も変更していません。"
    "画面のいちばん上の計画の箱から開き、直すところは事業の変更として記録してください。"
)
_TAKEN_BACK = (
    "{key} を計画にしたことは、ほかの人が先に元に戻しました。何も変更していません。"
    "最新の案を確かめてから、やり直してください。"
)
_OF_DRAFTS = (Entity.PLAN_DRAFT, Entity.DRAFT_PROJECT)
_DECIDED = frozenset({"approved_at", "approval_note", "adopted_at"})
"""Fields that may change while a draft is approved; all others are what was approved."""


def refuse_moved(seen: PlanDraft, stored: PlanDraft) -> None:
    """Refuse to decide on a draft on which somebody else has decided since it was seen.

    Raises:
        UserError: so it is.
    """
    sentence = ""
    if stored.adopted_at != seen.adopted_at:
        sentence = _ADOPTED if stored.is_adopted else _TAKEN_BACK
    elif stored.approved_at != seen.approved_at:
        anew = _ANEW if seen.is_approved else _APPROVED
        sentence = anew if stored.is_approved else _REOPENED
    if sentence:
        raise UserError(sentence.format(key=seen.key))


def refuse_closed(session: Session, changes: Sequence[FieldChange]) -> None:
    """Refuse to change an approved draft, to reopen an adopted one and to adopt one that is not approved.

    changes: all of the step that change something; none of them is written yet.

    Raises:
        UserError: so it would be.
    """
    concerned = [change for change in changes if change.entity in _OF_DRAFTS]
    if not concerned:
        return
    drafts = {draft.key: draft for draft in office_rows.records(session, PlanDraft)}
    becoming = {change.key for change in concerned if change.field == "adopted_at"}
    for change in concerned:
        is_own = change.entity is Entity.PLAN_DRAFT
        draft = drafts.get(change.key if is_own else change.key.rpartition("-")[0])
        if draft is not None and (sentence := _refusal(draft, change, becoming)):
            raise UserError(sentence.format(key=draft.key))


def _refusal(draft: PlanDraft, change: FieldChange, becoming: set[str]) -> str:
    """Return why a change of a stored draft is refused; "" where it may be.

    becoming: keys of the drafts that the step makes a plan, or no plan again; their names go with that.
    """
    if change.entity is Entity.PLAN_DRAFT and change.field == "adopted_at":
        return _REOPENED if change.after and not draft.is_approved else ""
    if change.entity is Entity.PLAN_DRAFT and change.field in _DECIDED:
        return _ADOPTED if change.field == "approved_at" and draft.is_adopted else ""
    goes_along = change.entity is Entity.PLAN_DRAFT and change.field != WHOLE and change.key in becoming
    if not draft.is_approved or goes_along:
        return ""
    return _ADOPTED if draft.is_adopted else _APPROVED
