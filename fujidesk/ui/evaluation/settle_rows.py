"""Rows of 評価の確定: the department's scores beside the office's, and what lacks a reason."""

from collections.abc import Callable, Mapping, Sequence

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import StatusReport, score_label
from fujidesk.domain.scoring import Standing, grade_of, report_grade, standing_of, total_of
from fujidesk.domain.settling import Settlement
from fujidesk.ui.widgets.figure_model import EMPTY_CELL, FigureCell, FigureColumn, FigureRow, Tone
from fujidesk.ui.widgets.grade_chip import mark_of, mark_word

ALL, UNREASONED, CORRECTED, UNGRADED = "all", "unreasoned", "corrected", "ungraded"
NOT_GIVEN = "－"


def choices(office: str) -> Mapping[str, str]:
    """Return what the list can be narrowed to; office: the city's word for it."""
    return {
        ALL: "すべての事業", UNREASONED: "理由のないもの", CORRECTED: f"{office}が直したもの",
        UNGRADED: "未評価・未回答",
    }  # fmt: skip


def settle_columns(profile: PlanProfile) -> list[FigureColumn]:
    """Return the columns of the list in the words of a city."""
    office = profile.words.office
    scores = "・".join(score_label(profile, place) for place in range(len(profile.scores)))
    return [
        FigureColumn("番号", chars=9), FigureColumn("事業名"), FigureColumn("部署", chars=16),
        FigureColumn("自己評価", chars=13, tip=f"部署の {scores} と、その総合評価"),
        FigureColumn(office, chars=max(8, 2 * len(office)), tip=f"{office}の ①・②・③。部署と同じときは空欄"),
        FigureColumn("評価", chars=9, tip=f"{office}の評価を入れた総合評価"),
        FigureColumn("理由", chars=11, tip=f"2 以上の変動と、{office}の修正には理由が要ります"),
    ]  # fmt: skip


def settle_row(item: Settlement, profile: PlanProfile, *, has_draft: bool = False) -> FigureRow:
    """Return a project's row; has_draft: the panel holds scores that are not stored yet."""
    report = item.report
    mark = mark_of(report, profile)
    total = total_of(report.scores) if report_grade(report, profile) else None
    cells = (
        FigureCell(item.number), FigureCell(item.title, tip=item.title),
        FigureCell(item.department, tip=item.department), _self_cell(report, profile),
        FigureCell(scores_text(report.scores)) if item.is_corrected else EMPTY_CELL,
        FigureCell("" if total is None else f"{total}", marks=(mark,), said=mark_word(mark),
                   key=0 if total is None else total),
        _reason_cell(item, has_draft=has_draft),
    )  # fmt: skip
    return FigureRow(cells, number=item.number)


def scores_text(scores: Sequence[int | None]) -> str:
    """Return three scores as 「4・3・4」, a missing one as －; "" where all are missing."""
    if all(score is None for score in scores):
        return ""
    return "・".join(NOT_GIVEN if score is None else str(score) for score in scores)


def _self_cell(report: StatusReport, profile: PlanProfile) -> FigureCell:
    """Return the department's own scores with the grade that they alone would earn."""
    total = total_of(report.self_scores)
    grade = grade_of(total, profile)
    text = scores_text(report.self_scores)
    graded = grade is not None and report_grade(report, profile) is not None
    return FigureCell(text, marks=(grade,) if graded and grade else (), key=0 if total is None else total)


def _reason_cell(item: Settlement, *, has_draft: bool) -> FigureCell:
    """Return whether a reason is there, missing or not asked for."""
    missing = item.missing_reason
    if has_draft:
        return FigureCell("未保存", tone=Tone.CARE, tip="右で直した評価がまだ保存されていません", key=0)
    if missing:
        return FigureCell("要理由", tone=Tone.DOWN, tip=missing, key=1)
    reason = item.report.office_reason or item.report.score_reason
    return FigureCell("あり", tip=reason, key=2) if reason.strip() else EMPTY_CELL


_TESTS: Mapping[str, Callable[[Settlement], bool]] = {
    UNREASONED: lambda item: bool(item.missing_reason),
    CORRECTED: lambda item: item.is_corrected,
    UNGRADED: lambda item: standing_of(item.report) in (Standing.UNEVALUATED, Standing.UNANSWERED),
}


def narrowed(found: Sequence[Settlement], choice: str) -> list[Settlement]:
    """Return what passes a choice, in its order."""
    test = _TESTS.get(choice)
    return [item for item in found if test is None or test(item)]
