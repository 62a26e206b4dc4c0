"""The headquarters' approval of a year's results (001, 図表6-2: July), which locks them, and its lifting.

What the lock keeps out is refused where changes are worked out (`services.survey_draft`), so that no way of
writing goes round it; here it is set and lifted, each as one undo step after a backup.
"""

import datetime as dt
from collections.abc import Callable

from fujidesk.domain.changes import Changes, Entity, FieldChange, JsonValue
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.progress import Progress
from fujidesk.domain.survey_values import approval_value, round_value
from fujidesk.domain.surveys import Approval, SurveyRound
from fujidesk.errors import UserError, YearLockedError
from fujidesk.models import reports, survey_rows
from fujidesk.models.engine import Database
from fujidesk.services.assignments import keeping_leads
from fujidesk.services.edits import EditService

REASON_LENGTH = 150
"""Characters of the reason for lifting an approval: the history keeps it whole in the label of its step."""


class SurveyApproval:
    """Sets and lifts approvals. back_up: makes the backup that precedes either."""

    def __init__(self, database: Database, edits: EditService, back_up: Callable[[Progress], None]) -> None:
        self._database = database
        self._edits = edits
        self._back_up = back_up

    def approve(self, fiscal_year: int, note: str, progress: Progress, day: dt.date | None = None) -> Changes:
        """Back up, then note the headquarters' approval, which locks the year's answers.

        Who answered each project is written down with it: the year's results by department stay as they
        were approved, also when the plan names another department later.

        Args:
            fiscal_year: to be approved.
            note: such as the meeting's name.
            progress: told of the backup.
            day: of the meeting; None: the time it is.

        Raises:
            UserError: the year is approved already, or nothing of it was answered.
            MachineError: the backup could not be made; nothing is changed.
        """
        with self._database.reading() as session:
            held = survey_rows.round_of(session, fiscal_year)
            answered = reports.years_with_answers(session, (fiscal_year,))
            leads = keeping_leads(session, fiscal_year)
        year = long_year(fiscal_year)
        if held.approval is not None:
            raise UserError(
                f"{year}の結果はすでに承認されています（{held.approval.at[:10]}）。"
                "承認し直すときは、先に承認を解除してください。"
            )
        if not answered:
            raise UserError(f"{year}の回答がまだありません。回答を取り込んでから承認してください。")
        self._back_up(progress)
        editor = self._edits.editor
        at = editor.now().isoformat(timespec="seconds") if day is None else day.isoformat()
        approval = approval_value(Approval(at, editor.who, note.strip()))
        # the leads first: once the approval stands, nothing of the year's reports can be written
        return self._edits.apply([*leads, round_change(held, "approval", approval)], f"{year}の結果の承認")

    def unlock(self, fiscal_year: int, reason: str, progress: Progress) -> Changes:
        """Back up, then lift the approval, so that answers can be changed again; the reason is kept.

        Raises:
            UserError: there is no reason, it is longer than the history keeps, or the year is not approved.
            MachineError: the backup could not be made; nothing is changed.
        """
        held = self._round(fiscal_year)
        year = long_year(fiscal_year)
        if held.approval is None:
            raise UserError(f"{year}の結果は承認されていません。解除は要りません。")
        told = " ".join(reason.split())
        if not told:
            raise UserError("承認を解除する理由を入力してください。変更の履歴に残ります。")
        if len(told) > REASON_LENGTH:
            raise UserError(
                f"承認を解除する理由は {REASON_LENGTH} 文字までにしてください（いま {len(told)} 文字）。"
                "全文が変更の履歴に残ります。"
            )
        self._back_up(progress)
        label = f"{year}の承認の解除（理由: {told}）"
        return self._edits.apply([round_change(held, "approval", None)], label)

    def refuse_locked(self, fiscal_year: int, what: str) -> None:
        """Refuse what asks departments for answers that the approval keeps out; what: 「送付済にする」.

        Raises:
            YearLockedError: the year is approved.
        """
        if self._round(fiscal_year).approval is not None:
            raise YearLockedError(
                f"{long_year(fiscal_year)}の結果は承認済みのため、{what}ことはできません。"
                "必要なときは、先に承認を解除してください。"
            )

    def _round(self, fiscal_year: int) -> SurveyRound:
        """Return the round as stored."""
        with self._database.reading() as session:
            return survey_rows.round_of(session, fiscal_year)


def round_change(held: SurveyRound, name: str, after: JsonValue) -> FieldChange:
    """Return the edit that sets one value of a round."""
    return FieldChange(Entity.ROUND, str(held.fiscal_year), name, round_value(held, name), after)
