"""What a rule about oddities sees of a report, and the words in which rules speak of phases and scores."""

from dataclasses import dataclass
from functools import cached_property

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.reports import ENDED_PHASE, SCORE_FIELDS, StatusReport, answer_label
from fujidesk.domain.searching import fold

Scored = tuple[str, int, int | None]
"""A scored aspect: name of its field, the score that counts, last year's (None where there is none)."""
_HALVES = (1, 2)


@dataclass(frozen=True)
class Case:
    """An answered report with everything that it is compared with.

    last: of the year before, None where nothing was answered then. earlier: answered reports of the years
    before that one, newest first.
    """

    record: ProjectRecord
    report: StatusReport
    last: StatusReport | None
    earlier: tuple[StatusReport, ...]
    profile: PlanProfile

    @cached_property
    def plan(self) -> tuple[int | None, int | None]:
        """The planned phases of the year's halves; None where the plan has none or leaves it open."""
        cells = {
            cell.half: ENDED_PHASE if cell.phase is None else cell.phase
            for cell in self.record.schedule
            if cell.fiscal_year == self.report.fiscal_year and cell.settled
        }
        first, second = (cells.get(half) for half in _HALVES)
        return first, second

    @property
    def phases(self) -> tuple[int | None, int | None]:
        """The phases reached, as answered."""
        return self.report.phase_h1, self.report.phase_h2

    @property
    def reached(self) -> int | None:
        """The phase at the end of the year: of the second half, else of the first."""
        return self.report.phase_h2 if self.report.phase_h2 is not None else self.report.phase_h1

    @property
    def slip(self) -> int | None:
        """Phases ahead (positive) or behind the plan at the end of the year.

        None where either is open, or where the plan has ended: going on longer has a rule of its own.
        """
        done, planned = self.report.phase_h2, self.plan[1]
        return None if done is None or not planned else self.rank(done) - planned

    @property
    def scored(self) -> tuple[Scored, ...]:
        """The aspects that have a score."""
        before = self.last.scores if self.last is not None else (None, None, None)
        return tuple(
            (name, score, old)
            for name, score, old in zip(SCORE_FIELDS, self.report.scores, before, strict=True)
            if score is not None
        )

    @property
    def is_explained(self) -> bool:
        """Whether a text gives reasons: of the scores, of the office's scores, or of a change."""
        report = self.report
        return bool(fold(report.score_reason) or fold(report.office_reason) or fold(report.change))

    def rank(self, phase: int) -> int:
        """Return the place of a phase in the course of a project; its end comes after the last phase."""
        return self.profile.operation_phase + 1 if phase == ENDED_PHASE else phase

    @property
    def reached_half(self) -> str:
        """Which half `reached` is of; the second one may have been left empty."""
        return "下期" if self.report.phase_h2 is not None else "上期"

    @property
    def is_over(self) -> bool:
        """Whether the project had ended before the year began: nothing is spent or measured any more."""
        return self.phases == (ENDED_PHASE, ENDED_PHASE)

    def phase_word(self, phase: int) -> str:
        """Return a phase as text: 「(3) 導入準備」, or 「終了」."""
        return "「終了」" if phase == ENDED_PHASE else f"「({phase}) {self.profile.phase_name(phase)}」"


def score_words(case: Case, scored: tuple[Scored, ...] | list[Scored]) -> str:
    """Return scores as text, to go on from: 「①進捗 2 点（前年度 4 点）、②経費 1 点」."""
    return "、".join(
        f"{answer_label(name, case.profile)} {score} 点"
        + ("" if old is None or old == score else f"（前年度 {old} 点）")
        for name, score, old in scored
    )
