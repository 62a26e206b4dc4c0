"""Sentences of made answers, put together from parts of our own; nothing of them stands in any plan.

{title} stands for the project's. What is said must go with what is claimed beside it, since pictures and
training are made from it and the rules about oddities read it: a late project says what held it up, a dear
one what cost more, a figure before operation that there is none yet. All in the plain style of a report.
"""

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.sample_dice import Dice

_ACTIONS = {
    1: (
        "「{title}」について、他の自治体の取組を調べ、本市で使える方法を整理した。",
        "「{title}」に関する技術の動きを集め、関係課と勉強会を開いた。",
        "先行する三つの市に「{title}」の状況を聞き取り、課題をまとめた。",
        "「{title}」の効果と費用の目安を調べ、検討の進め方を決めた。",
    ),
    2: (
        "「{title}」に必要な機能と費用を洗い出し、導入する範囲を検討した。",
        "「{title}」について三社から見積りと提案を受け、比較表を作った。",
        "「{title}」の利用者に聞き取りを行い、要件の案をまとめた。",
        "「{title}」の試行を行い、職員の意見を集めた。",
    ),
    3: (
        "「{title}」の契約を終え、設定と職員研修を行った。",
        "「{title}」の開始に向けて、機器の設置と動作確認を進めた。",
        "「{title}」の手順書を作り、窓口の担当者に説明した。",
        "「{title}」の仕様を固め、事業者とともに構築を進めた。",
    ),
    4: (
        "「{title}」を年間を通じて運用し、問い合わせに対応した。",
        "「{title}」を止めることなく運用し、手順書を見直した。",
        "「{title}」の利用状況を毎月確かめ、案内を改めた。",
        "「{title}」について、利用者の声をもとに画面と説明を直した。",
        "「{title}」の保守を予定どおり行い、担当職員の研修を二回開いた。",
        "「{title}」の使い方を広報紙とウェブサイトで知らせた。",
    ),
}
# by the phase in which the year ended; written so that they fit any project
_MORE = (
    "", "",
    "あわせて、関係課と年に二回の打合せを持った。",
    "利用者からの意見は、次年度の改善点として整理した。",
    "作業時間を測り、前年度と比べられるようにした。",
    "担当者の異動に備えて、引継ぎの資料を整えた。",
    "情報セキュリティの点検も行い、問題はなかった。",
    "繁忙期の混雑を避けるため、受付の時間帯を分けた。",
)  # fmt: skip
# causes: ①進捗 1 or 2, ③取組内容 1 or 2, ②経費 1 or 2
_LATE = (
    "事業者との調整に時間がかかり、予定した段階に進めなかった。",
    "機器の納入が遅れたため、開始を半年見合わせた。",
    "関係課との役割分担が決まらず、検討が長引いた。",
)
_WEAK = (
    "利用が伸びず、周知の方法を改める必要がある。",
    "担当者の交代が重なり、十分に取り組めなかった。",
    "他の手続と重なる部分があり、効果が表れにくかった。",
)
_DEAR = (
    "法改正への対応で改修が必要になり、経費が増えた。",
    "機器の故障により、修繕の経費が増えた。",
    "利用者の増加により、利用料が当初の見込みを上回った。",
)
# grounds: ③取組内容 4 or 5 in operation and before it, ②経費 4 or 5
_STRONG = (
    "手続にかかる時間が目に見えて短くなり、利用者からも評価を得た。",
    "職員の作業時間が減り、窓口での説明に充てられるようになった。",
    "利用が見込みを上回り、紙の処理が大きく減った。",
)
_STRONG_EARLY = (
    "関係課の理解が得られ、次の段階に進む見通しが立った。",
    "必要な費用と効果がはっきりし、比較できるようになった。",
)
_CHEAP = (
    "契約を見直し、経費を抑えた。",
    "他課との共同利用により、経費を抑えた。",
    "保守の範囲を見直し、経費を抑えた。",
)
# appraisals of an indicator: target reached, and on the way to it
_MET = ("目標に達した。", "目標を上回り、定着してきた。", "目標の水準を保っている。")
_ON_THE_WAY = (
    "目標に向けて増えている。",
    "目標には届いていないが、前年度より改善した。",
    "周知を続け、目標に近づける。",
)
_REVIEWS = (
    "対象とする手続の範囲を見直し、次年度から広げる。",
    "利用の少ない機能を止め、残りの機能に絞る。",
    "契約更新に合わせて、機器の台数を見直す。",
)
_OFFICE = (
    "計画と実績の段階を比べ、他の事業と尺度をそろえた。",
    "取組内容の記載からは、示された点数までの効果を読み取れない。",
    "決算額との比較により、経費の点数を改めた。",
    "ヒアリングで効果を確かめ、点数を改めた。",
)
_MOVED = "前年度から点数が変わった理由は、{why}"


def action_text(title: str, phase: int, dice: Dice) -> str:
    """Return 取組内容 of a year that ended in a phase (1 to 4)."""
    first = dice.pick("action", _ACTIONS.get(phase, _ACTIONS[4])).format(title=title)
    return first + dice.pick("more", _MORE)


def reason_text(report: StatusReport, profile: PlanProfile, dice: Dice, *, moved: bool = False) -> str:
    """Return why scores are high or low; "" where all are near the middle and none has moved far.

    Args:
        report: with the department's scores and the phase at the end of the year.
        profile: of the plan, for its last phase: only a running service shows effects on its users.
        dice: of the project and year.
        moved: a score is two or more from last year's, which asks for a reason even where all are 3.
    """
    progress, cost, content = report.self_scores
    strong = _STRONG if report.phase_h2 == profile.operation_phase else _STRONG_EARLY
    parts = []
    if progress is not None and progress <= 2:
        parts.append(dice.pick("late", _LATE))
    if cost is not None and cost != 3:
        parts.append(dice.pick("cost", _DEAR if cost < 3 else _CHEAP))
    if content is not None and content != 3:
        parts.append(dice.pick("content", _WEAK if content < 3 else strong))
    if moved and not parts:
        parts.append(_MOVED.format(why="前年度にあった特別な事情がなくなったためである。"))
    elif progress is not None and progress > 3:
        parts.append("予定していた作業を前倒しで終えた。")
    return "".join(parts)


def note_text(is_running: bool, is_met: bool, dice: Dice) -> str:
    """Return the appraisal of an indicator's figure.

    is_running: the project has reached its last phase; before it there is nothing to appraise.
    """
    if not is_running:
        return "導入前のため、実績はまだない。"
    return dice.pick("note", _MET if is_met else _ON_THE_WAY)


def review_text(dice: Dice) -> str:
    """Return what is changed in a project that is reviewed."""
    return dice.pick("review", _REVIEWS)


def budget_text(is_more: bool) -> str:
    """Return why a budget is far from last year's."""
    if is_more:
        return "機器の更新時期に当たるため、予算を増やした。"
    return "機器の更新が前年度に終わったため、予算が減った。"


def ended_text(title: str, fiscal_year: int, is_stopped: bool) -> str:
    """Return 取組内容 of a project that is over."""
    if is_stopped:
        return f"{long_year(fiscal_year)}は、「{title}」を取りやめた後の資料の整理を行った。"
    return f"「{title}」は目的を果たし、{long_year(fiscal_year)}より前に終えている。"


def stop_text() -> str:
    """Return why a project was stopped."""
    return "費用に見合う効果が見込めないため、取りやめる。"


def closing_text(fiscal_year: int) -> str:
    """Return a last sentence that tells the year from the one before."""
    return f"{long_year(fiscal_year)}も大きな障害はなかった。"


def waiting_text(title: str) -> str:
    """Return 取組内容 of a year in which a project was not started."""
    return f"関係機関の方針が定まらず、「{title}」に着手できなかった。"


def office_text(dice: Dice) -> str:
    """Return why the office corrects a score."""
    return dice.pick("office", _OFFICE)
