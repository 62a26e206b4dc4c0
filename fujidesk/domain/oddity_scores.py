"""Rules about the three scores: each returns what is odd, "" where nothing is.

Scores are those that count, the office's where it gave one (`StatusReport.scores`). A project that was
stopped or not started has no grade: only that it is scored at all is asked about (図表2).
"""

from fujidesk.domain.oddity_case import Case, score_words
from fujidesk.domain.reports import SCORE_FIELDS, Status, answer_label
from fujidesk.domain.scoring import LARGE_MOVE
from fujidesk.domain.searching import fold

TOP_SCORE = 5
LOW_SCORE = 2
"""This score and lower ones ask for a cause (図表2: 計画より遅れている, 増加した, 効果があまりみられない)."""
THREES_YEARS = 3
"""Three 3s in so many years in a row are worth a look: nobody may have thought about them any more."""
_ALL_THREES = (3, 3, 3)
_TEXTS = ("action", "indicator_note", "score_reason", "change", "office_reason")


def scored_though_not_done(case: Case) -> str:
    """Scored, although 未実施 or 中止: such a project has no grade."""
    if case.report.status not in (Status.NOT_STARTED, Status.STOPPED) or not case.scored:
        return ""
    word = case.profile.status_name(case.report.status)
    return f"実施状況が「{word}」で総合評価は付きませんが、{score_words(case, case.scored)}が記入されています"


def top_without_text(case: Case) -> str:
    """A score of 5 without any text at all, the office's included: what it wrote is ground enough."""
    top = [item for item in case.scored if item[1] == TOP_SCORE]
    if not top or any(fold(getattr(case.report, name)) for name in _TEXTS):
        return ""
    return f"{score_words(case, top)}ですが、取組内容も理由も記入がありません"


def low_without_cause(case: Case) -> str:
    """A score of 1 or 2 without a cause in the reason or in 事業内容の変更・見直し."""
    low = [item for item in case.scored if item[1] <= LOW_SCORE]
    if not low or case.is_explained or not _counts(case):
        return ""
    return f"{score_words(case, low)}ですが、理由の記入がありません"


def moved_without_reason(case: Case) -> str:
    """A score moved by 2 or more from last year without a reason; low ones are asked about already."""
    moved = [
        item
        for item in case.scored
        if item[2] is not None and abs(item[1] - item[2]) >= LARGE_MOVE and item[1] > LOW_SCORE
    ]
    if not moved or case.is_explained or not _counts(case):
        return ""
    told = "、".join(
        f"{answer_label(name, case.profile)}が前年度の {old} 点から {score} 点に"
        for name, score, old in moved
    )
    return f"{told}動きましたが、理由の記入がありません"


def office_without_reason(case: Case) -> str:
    """The office's score differs from the department's, and the office gives no reason."""
    report = case.report
    pairs = zip(SCORE_FIELDS, report.self_scores, report.office_scores, strict=True)
    differ = [(name, own, office) for name, own, office in pairs if office is not None and office != own]
    if not differ or fold(report.office_reason):
        return ""
    told = "、".join(
        f"{answer_label(name, case.profile)} {_or_blank(own)} → {office} 点" for name, own, office in differ
    )
    return f"修正した評価が部署の評価と違います（{told}）が、理由の記入がありません"


def threes_again(case: Case) -> str:
    """All three scores are 3 in `THREES_YEARS` years in a row."""
    reports = [case.report, *([case.last] if case.last is not None else []), *case.earlier]
    run = reports[:THREES_YEARS]
    if len(run) < THREES_YEARS or any(report.scores != _ALL_THREES for report in run):
        return ""
    if run[0].fiscal_year - run[-1].fiscal_year != THREES_YEARS - 1 or not _counts(case):
        return ""
    return f"{THREES_YEARS} 年続けて、評価が 3 つとも 3 点です"


def _counts(case: Case) -> bool:
    """Tell whether scores count at all in this report; 未実施 and 中止 have no grade (002, 図表2)."""
    return case.report.status not in (Status.NOT_STARTED, Status.STOPPED)


def _or_blank(score: int | None) -> str:
    """Return a score as text, 「空欄」 where there is none."""
    return "空欄" if score is None else f"{score} 点"
