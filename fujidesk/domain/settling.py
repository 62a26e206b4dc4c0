"""Before the headquarters approves a year: whose scores count, which reasons are missing, what gets locked.

The department scores itself, the office confirms or corrects with a reason (002, 図表2); a score that moves
by 2 or more from last year asks for a reason. A missing reason never hinders the approval, it is counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fujidesk.domain.report_rows import Scores, moves
from fujidesk.domain.reports import SCORE_SIGNS, StatusReport
from fujidesk.domain.scoring import LARGE_MOVE, STANDING_NAMES, Standing, standing_of
from fujidesk.domain.surveys import EntryState, SurveyStatus


@dataclass(frozen=True, slots=True)
class Settlement:
    """A project's report with last year's, as it is settled; department: its lead."""

    number: str
    title: str
    department: str
    report: StatusReport
    before: StatusReport | None = None

    @property
    def is_corrected(self) -> bool:
        """Whether the office's scores differ from the department's."""
        return self.report.scores != self.report.self_scores

    @property
    def moved(self) -> Scores:
        """How the scores that count moved from last year."""
        return moves(self.before, self.report)

    @property
    def missing_reason(self) -> str:
        """Return which reason is missing, as a short sentence; "" where none is."""
        return missing_reason(self.report, self.before)


def large_moves(before: StatusReport | None, report: StatusReport) -> tuple[str, ...]:
    """Return the scores that moved by 2 or more, in words: 「① 4 → 2」; none without a year before.

    Scores that count are compared, the office's where it gave one; `report_rows.moves` says when nothing is.
    """
    if before is None:
        return ()
    return tuple(
        f"{sign} {old} → {new}"
        for sign, step, old, new in zip(
            SCORE_SIGNS, moves(before, report), before.scores, report.scores, strict=True
        )
        if step is not None and abs(step) >= LARGE_MOVE
    )


def missing_reason(report: StatusReport, before: StatusReport | None) -> str:
    """Return which reason a report lacks, "" where it lacks none.

    The office's own correction comes first: that reason is the office's to give, the other the department's
    or the office's.
    """
    if report.scores != report.self_scores and not report.office_reason.strip():
        return "部署の評価を直した理由がありません"
    moved = large_moves(before, report)
    if moved and not (report.score_reason.strip() or report.office_reason.strip()):
        return f"{'、'.join(moved)} と 2 以上動いた理由がありません"
    return ""


def settlements(
    rows: Iterable[tuple[str, str, str]],
    reports: Mapping[str, StatusReport],
    before: Mapping[str, StatusReport],
) -> list[Settlement]:
    """Return what is to be settled, of (number, title, department) in order.

    Args:
        rows: number, title and lead of each project.
        reports: of the year, by number; projects without one are left out.
        before: of the year before, by number.
    """
    return [
        Settlement(number, title, department, reports[number], before.get(number))
        for number, title, department in rows
        if number in reports
    ]


@dataclass(frozen=True, slots=True)
class ApprovalFacts:
    """What an approval locks, in numbers.

    standings: projects by where they stand. corrected: by the office. unreasoned: numbers of the projects
    that lack a reason. waiting: departments not yet confirmed. inquiries, oddities: projects with a question
    or an oddity that is not settled.
    """

    fiscal_year: int
    projects: int
    standings: Mapping[Standing, int]
    corrected: int
    unreasoned: tuple[str, ...]
    waiting: int
    inquiries: int = 0
    oddities: int = 0

    def lines_of(self, office: str) -> tuple[tuple[str, str], ...]:
        """Return the facts as (word, figure), those that ask for attention only where there are any.

        office: the city's word for it.
        """
        order = (
            Standing.EVALUATED, Standing.UNEVALUATED, Standing.NOT_STARTED, Standing.STOPPED, Standing.DONE,
            Standing.UNANSWERED,
        )  # fmt: skip
        always = (Standing.EVALUATED, Standing.UNEVALUATED)
        counted = [
            (STANDING_NAMES[item], f"{self.standings.get(item, 0):,} 事業")
            for item in order if item in always or self.standings.get(item)
        ]  # fmt: skip
        further = [
            (f"{office}が直した評価", self.corrected, "事業"),
            ("理由のない変動・修正", len(self.unreasoned), "事業"),
            ("確認済でない部署", self.waiting, "課"), ("解決していない照会", self.inquiries, "事業"),
            ("解決していない気づき", self.oddities, "事業"),
        ]  # fmt: skip
        return (*counted, *((word, f"{count:,} {unit}") for word, count, unit in further if count))


def approval_facts(
    fiscal_year: int,
    found: Sequence[Settlement],
    status: SurveyStatus | None,
    inquiries: int = 0,
    oddities: int = 0,
) -> ApprovalFacts:
    """Return what the approval of a year would lock.

    Args:
        fiscal_year: to be approved.
        found: every project of the year.
        status: of the round, None where no round is held: then nobody is waited for.
        inquiries: projects with a question that is not settled.
        oddities: projects with an oddity that nobody has settled.
    """
    standings = Counter(standing_of(item.report) for item in found)
    waiting = 0
    if status is not None:
        waiting = len(status.departments) - status.count(EntryState.CONFIRMED)
    return ApprovalFacts(
        fiscal_year, len(found), standings, sum(item.is_corrected for item in found),
        tuple(item.number for item in found if item.missing_reason), waiting, inquiries,
        oddities,
    )  # fmt: skip
