"""Every rule of the table: what it must find, and the nearest thing that it must leave alone."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from fujidesk.domain.oddities import Weight
from fujidesk.domain.oddity_rules import RULES, case_of, find_oddities, in_order, rule_name, rule_of
from fujidesk.domain.records import Category, Direction, Indicator, ProjectRecord, ScheduleCell
from fujidesk.domain.reports import LABELS, Outlook, Status, StatusReport
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
FY = 2023
PLAN = (ScheduleCell(FY, 1, 3, ("窓口課",)), ScheduleCell(FY, 2, 4, ("窓口課",)))
RECORD = ProjectRecord("1-1-2", "窓口の予約", "1", "1.1", Category.PRIORITY, ("窓口課",), schedule=PLAN)
SOUND = StatusReport(
    RECORD.number, FY, Status.RUNNING, 3, 4, 1000, 980, "予約の画面を作り、職員の研修を二回行った。",
    score_progress=3, score_cost=3, score_content=3, outlook=Outlook.CONTINUE,
)  # fmt: skip
LAST = replace(
    SOUND, fiscal_year=FY - 1, phase_h1=2, phase_h2=3, action="要件をまとめ、三社から説明を受けた。"
)
OLDER = replace(
    LAST, fiscal_year=FY - 2, phase_h1=1, phase_h2=2, action="他市の例を調べた。先進地を視察した。"
)
TARGET = Indicator("予約の割合を 80%以上とする", Decimal(80), "%", Direction.AT_LEAST, FY)
FALLING = Indicator("窓口の待ち時間を 10分以下とする", Decimal(10), "分", Direction.AT_MOST, FY)
LATER = replace(TARGET, due_year=FY + 3)
KEPT = Indicator("稼働率 100%を維持する", Decimal(100), "%", Direction.KEEP, FY + 3)


def oddities(report=None, last=None, record=None, older=(), **values):
    """Return the oddities of a sound report with some values changed.

    last: values changed in last year's report, None for no report of last year. record: of the project.
    """
    changed = replace(report or SOUND, **values)
    history = [*older, *([] if last is None else [replace(LAST, **last)]), changed]
    case = case_of(replace(RECORD, **(record or {})), changed, history, PROFILE)
    return find_oddities(case, "窓口課")


def keys(**values):
    """Return the keys of `oddities`."""
    return [oddity.rule for oddity in oddities(**values)]


def plan(first, second, settled=True):
    cells = (ScheduleCell(FY, 1, first, (), settled), ScheduleCell(FY, 2, second, (), settled))
    return {"schedule": cells}


HITS = {
    "done_not_operating": [{"status": Status.DONE, "phase_h2": 3}, {"status": Status.DONE, "phase_h1": 2, "phase_h2": None}],
    "phase_back": [{"phase_h1": 4, "phase_h2": 3}, {"phase_h1": 2, "phase_h2": 3, "last": {"phase_h2": 4}}, {"phase_h1": 0, "phase_h2": 4}],
    "running_but_ended": [{"phase_h2": 0}],
    "scored_though_not_done": [{"status": Status.NOT_STARTED}, {"status": Status.STOPPED, "score_progress": None}],
    "top_without_text": [{"score_content": 5, "action": ""}, {"score_cost": 5, "action": "　\n "}],
    "effect_despite_missed": [
        {"score_content": 4, "indicator_value": Decimal("79.9"), "record": {"indicator": TARGET}},
        {"score_content": 5, "indicator_value": Decimal(11), "record": {"indicator": FALLING}},
        {"score_content": 4, "indicator_value": Decimal(99), "record": {"indicator": KEPT}},
        {"office_content": 4, "office_reason": "効果", "indicator_value": Decimal(50), "record": {"indicator": TARGET}},
    ],
    "behind_but_well_scored": [{"score_progress": 4, "phase_h2": 3}, {"score_progress": 5, "phase_h1": 1, "phase_h2": 1}],
    "over_but_well_scored": [{"score_cost": 5, "actual_cost_kyen": 1001}, {"score_cost": 4, "actual_cost_kyen": 2000}],
    "under_but_poorly_scored": [{"score_cost": 1, "actual_cost_kyen": 999}, {"score_cost": 2, "actual_cost_kyen": 0}],
    "stopped_but_continues": [{"status": Status.STOPPED}],
    "stop_unexplained": [{"outlook": Outlook.STOP}],
    "cost_though_not_started": [{"status": Status.NOT_STARTED, "actual_cost_kyen": 1}],
    "unit_slip": [{"actual_cost_kyen": 980_000}, {"budget_kyen": 1_000_000, "actual_cost_kyen": 980_000, "last": {}}],
    "office_without_reason": [{"office_cost": 2}, {"office_cost": 3, "score_cost": None}],
    "low_without_cause": [{"score_progress": 2}, {"score_content": 1, "last": {}}],
    "moved_without_reason": [{"score_content": 5, "last": {"score_content": 3}}, {"score_cost": 3, "last": {"score_cost": 5}}],
    "same_text": [{"last": {"action": SOUND.action}}, {"action": "ＡＩ の 検証を\n行った 二回目。", "last": {"action": "AIの検証を行った二回目。"}}],
    "copied_from_plan": [{"record": {"yearly_actions": {FY: SOUND.action}}}, {"record": {"overview": f"{SOUND.action} "}}],
    "budget_changed": [{"budget_kyen": 1501, "last": {}}, {"budget_kyen": 499, "last": {}}, {"budget_kyen": 100, "last": {"budget_kyen": 0}}],
    "over_budget": [{"actual_cost_kyen": 1101}, {"actual_cost_kyen": 1101, "score_cost": None}],
    "cost_without_budget": [{"budget_kyen": 0, "actual_cost_kyen": 1}],
    "unspent": [{"actual_cost_kyen": 0}],
    "far_under_as_planned": [{"actual_cost_kyen": 499}],
    "indicator_missing": [
        {"record": {"indicator": LATER}},
        {"record": {"indicator": LATER}, "indicator_note": "順調に増えている。"},
        {"record": {"indicator": LATER}, "status": Status.DONE, "phase_h2": 3},
    ],
    "effect_despite_short": [
        {"score_content": 4, "indicator_value": Decimal(50), "record": {"indicator": replace(TARGET, due_year=None)}},
        {"score_content": 4, "indicator_value": Decimal(50), "phase_h2": 3, "record": {"indicator": replace(TARGET, due_year=None)}},
        {"score_content": 4, "indicator_value": Decimal(0), "record": {"indicator": replace(TARGET, due_year=None)}},
    ],
    "indicator_unit": [
        {"record": {"indicator": LATER}, "indicator_value": Decimal("0.85")},
        {"record": {"indicator": LATER}, "indicator_value": Decimal(85), "indicator_note": "85人が使った。"},
    ],
    "indicator_against": [
        {"record": {"indicator": LATER}, "indicator_value": Decimal("55.9"), "last": {"indicator_value": Decimal(70)}},
        {"record": {"indicator": FALLING}, "indicator_value": Decimal("12.1"), "last": {"indicator_value": Decimal(10)}},
    ],
    "ahead_but_poorly_scored": [{"score_progress": 2, "record": plan(2, 3)}],
    "far_behind_as_planned": [{"phase_h1": 2, "phase_h2": 2}],
    "phase_skipped": [{"phase_h1": 2, "phase_h2": 4}, {"phase_h1": 4, "last": {"phase_h2": 1}}],
    "missing_half": [{"phase_h1": None}, {"phase_h2": None, "status": Status.DONE}],
    "not_started_but_planned": [
        {"status": Status.NOT_STARTED}, {"status": Status.NOT_STARTED, "action": "", "change": "次年度に行う。"},
    ],
    "running_after_plan": [{"record": plan(None, None)}],
    "reopened": [{"last": {"status": Status.DONE}}, {"last": {"status": Status.STOPPED}}],
    "done_but_continues": [{"status": Status.DONE}],
    "end_unexplained": [{"outlook": Outlook.COMPLETE}, {"outlook": Outlook.MERGE}],
    "review_unexplained": [{"outlook": Outlook.REVIEW, "change": " "}],
    "indicator_unmoved_top": [{"record": {"indicator": LATER}, "score_content": 5, "indicator_value": Decimal(70), "last": {"indicator_value": Decimal("70.0")}}],
    "short_text": [{"action": "研修を行った。"}, {"action": "　導 入 し た 　"}],
    "threes_again": [{"last": {}, "older": (OLDER,)}],
}  # fmt: skip
MISSES = {
    "done_not_operating": [{"status": Status.DONE}, {"status": Status.DONE, "phase_h2": 0}, {"phase_h2": 3}],
    "phase_back": [{"phase_h1": 3, "phase_h2": 3, "last": {"phase_h2": 3}}, {"phase_h2": 0}],
    "running_but_ended": [{"phase_h2": 0, "status": Status.DONE}],
    "scored_though_not_done": [{"status": Status.STOPPED, "score_progress": None, "score_cost": None, "score_content": None}],
    "top_without_text": [{"score_content": 5}, {"score_content": 4, "action": ""}, {"score_content": 5, "action": "", "score_reason": "利用が増えた。"}],
    "effect_despite_missed": [
        {"score_content": 4, "indicator_value": Decimal(80), "record": {"indicator": TARGET}},
        {"score_content": 3, "indicator_value": Decimal(10), "record": {"indicator": TARGET}},
        {"score_content": 5, "indicator_value": Decimal(10), "record": {"indicator": LATER}},
        {"score_content": 5, "office_content": 3, "office_reason": "指標から", "indicator_value": Decimal(10), "record": {"indicator": TARGET}},
    ],
    "behind_but_well_scored": [{"score_progress": 4}, {"score_progress": 3, "phase_h2": 3}, {"score_progress": 4, "phase_h2": 3, "record": plan(3, 4, settled=False)}],
    "over_but_well_scored": [{"score_cost": 5, "actual_cost_kyen": 1000}, {"score_cost": 3, "actual_cost_kyen": 1001}],
    "under_but_poorly_scored": [{"score_cost": 2, "actual_cost_kyen": 1000}, {"score_cost": 3}],
    "stopped_but_continues": [{"status": Status.STOPPED, "outlook": Outlook.STOP}],
    "stop_unexplained": [{"outlook": Outlook.STOP, "change": "国の仕組みに代わるため。"}],
    "cost_though_not_started": [{"status": Status.NOT_STARTED, "actual_cost_kyen": 0}],
    "unit_slip": [{"actual_cost_kyen": 2}, {"budget_kyen": 10_000, "actual_cost_kyen": 21}, {"actual_cost_kyen": 0}],
    "office_without_reason": [{"office_cost": 3}, {"office_cost": 2, "office_reason": "実績額から。"}],
    "low_without_cause": [{"score_progress": 2, "score_reason": "部品の納入が遅れた。"}, {"score_progress": 3}],
    "moved_without_reason": [{"score_content": 4, "last": {}}, {"score_content": 5, "score_reason": "利用が倍になった。", "last": {}}],
    "same_text": [{"last": {}}, {"action": "", "last": {"action": ""}}],
    "copied_from_plan": [{"record": {"yearly_actions": {FY + 1: SOUND.action}}}, {"action": "", "record": {}}],
    "budget_changed": [
        {"budget_kyen": 1500, "last": {}}, {"budget_kyen": 500, "last": {}},
        {"budget_kyen": 2000, "last": {}, "change": "対象の課を増やした。"},
        {"budget_kyen": 99, "last": {"budget_kyen": 0}}, {"budget_kyen": 150, "last": {"budget_kyen": 60}},
        {"budget_kyen": 0, "status": Status.STOPPED, "last": {}},
        {"budget_kyen": 2000, "last": {"budget_kyen": 0, "status": Status.NOT_STARTED}},
        {"budget_kyen": 0, "status": Status.DONE, "phase_h1": 0, "phase_h2": 0, "last": {}},
    ],
    "over_budget": [
        {"actual_cost_kyen": 1100}, {"actual_cost_kyen": 1101, "score_cost": 4},
        {"actual_cost_kyen": 1400, "score_cost": 1, "score_reason": "利用料が上がった。"},
        {"actual_cost_kyen": 1400, "score_cost": 2},
    ],
    "cost_without_budget": [{"budget_kyen": 0, "actual_cost_kyen": 0}, {"budget_kyen": None}],
    "unspent": [{"actual_cost_kyen": 1}, {"budget_kyen": 99, "actual_cost_kyen": 0}, {"budget_kyen": 0, "actual_cost_kyen": 0}],
    "far_under_as_planned": [
        {"actual_cost_kyen": 500}, {"actual_cost_kyen": 499, "score_cost": 4},
        {"budget_kyen": 150, "actual_cost_kyen": 60}, {"budget_kyen": 10_000, "actual_cost_kyen": 20},
    ],
    "indicator_missing": [
        {}, {"record": {"indicator": LATER}, "phase_h2": 3, "indicator_note": "導入前で、まだ測れない。"},
        {"record": {"indicator": Indicator("利用を増やす")}}, {"record": {"indicator": LATER}, "status": Status.STOPPED},
        {"record": {"indicator": LATER}, "status": Status.DONE, "phase_h1": 0, "phase_h2": 0},
    ],
    "effect_despite_short": [
        {"score_content": 4, "indicator_value": Decimal(80), "record": {"indicator": replace(TARGET, due_year=None)}},
        {"score_content": 4, "indicator_value": Decimal("0.5"), "record": {"indicator": replace(TARGET, due_year=None)}},
        {"score_content": 4, "indicator_value": Decimal(0), "phase_h2": 3, "record": {"indicator": replace(TARGET, due_year=None)}},
        {"score_content": 4, "indicator_value": Decimal(50), "record": {"indicator": replace(TARGET, direction=None)}},
    ],
    "indicator_unit": [{"record": {"indicator": LATER}, "indicator_value": Decimal(85), "indicator_note": "85%となった。"}],
    "indicator_against": [
        {"record": {"indicator": LATER}, "indicator_value": Decimal(56), "last": {"indicator_value": Decimal(70)}},
        {"record": {"indicator": FALLING}, "indicator_value": Decimal(5), "last": {"indicator_value": Decimal(10)}},
    ],
    "ahead_but_poorly_scored": [{"score_progress": 2}, {"score_progress": 3, "record": plan(2, 3)}, {"score_progress": 2, "phase_h2": 0, "record": plan(2, 3)}],
    "far_behind_as_planned": [{"phase_h2": 3}],
    "phase_skipped": [{}, {"phase_h1": None, "last": {"phase_h2": 2}}],
    "missing_half": [{"phase_h1": None, "phase_h2": None}, {"phase_h1": None, "status": Status.NOT_STARTED}],
    "not_started_but_planned": [
        {"status": Status.NOT_STARTED, "record": plan(3, 3)},
        {"status": Status.NOT_STARTED, "action": "国の方針を待った。", "change": "次年度に行う。"},
    ],
    "running_after_plan": [{"record": plan(4, None)}, {"record": plan(None, None), "change": "移行が延びた。"}],
    "reopened": [{"last": {}}, {"last": {"status": Status.NOT_STARTED}}],
    "done_but_continues": [{"status": Status.DONE, "outlook": Outlook.COMPLETE}, {"status": Status.DONE, "change": "運用は続ける。"}],
    "end_unexplained": [{"outlook": Outlook.COMPLETE, "status": Status.DONE}, {"outlook": Outlook.MERGE, "change": "1-1-3 に統合する。"}],
    "review_unexplained": [{"outlook": Outlook.REVIEW, "change": "対象を絞る。"}],
    "indicator_unmoved_top": [
        {"record": {"indicator": KEPT}, "score_content": 5, "indicator_value": Decimal(100), "last": {"indicator_value": Decimal(100)}},
        {"record": {"indicator": LATER}, "score_content": 5, "indicator_value": Decimal(71), "last": {"indicator_value": Decimal(70)}},
    ],
    "short_text": [{"action": "窓口の画面を作った。"}, {"action": ""}],
    "threes_again": [{"last": {}}, {"last": {}, "older": (replace(OLDER, score_cost=4),)}, {"last": {}, "older": (replace(OLDER, fiscal_year=2020),)}],
}  # fmt: skip


@pytest.mark.parametrize("rule", [rule.key for rule in RULES])
def test_each_rule_finds_what_it_is_for(rule):
    for values in HITS[rule]:
        assert rule in keys(**values), values


@pytest.mark.parametrize("rule", [rule.key for rule in RULES])
def test_each_rule_leaves_the_nearest_sound_answer_alone(rule):
    for values in MISSES[rule]:
        assert rule not in keys(**values), values


def test_a_sound_report_has_no_oddities():
    assert keys() == []
    assert keys(last={}) == []
    assert keys(last={}, record={"indicator": TARGET}, indicator_value=Decimal(85)) == []


def test_an_unanswered_report_has_no_oddities():
    assert keys(report=StatusReport("1-1-2", FY), last={}) == []


def test_texts_tell_their_figures_and_questions_stand_alone():
    changed = replace(SOUND, budget_kyen=2300, score_progress=2, status=Status.DONE, phase_h2=3)
    found = find_oddities(case_of(RECORD, changed, [LAST], PROFILE), "窓口課")
    texts = {oddity.rule: oddity.text for oddity in found}
    assert texts["budget_changed"] == (
        "予算額が前年度の 1,000 千円から 2,300 千円に変わりました（前年度の 2.3 倍）が、理由の記入がありません"
    )
    assert texts["low_without_cause"] == "①進捗 2 点（前年度 3 点）ですが、理由の記入がありません"
    assert texts["done_not_operating"] == "実施状況が「完了」ですが、下期の進捗段階は「(3) 導入準備」です"
    assert all(oddity.question.startswith(f"{oddity.text}。") for oddity in found)
    assert all(oddity.question.endswith("。") and oddity.department == "窓口課" for oddity in found)


def test_each_rule_is_whole():
    assert len({rule.key for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.ask.endswith("。")
        assert rule.fields
        assert set(rule.fields) <= set(LABELS)
        assert rule.test.__doc__
        assert rule_of(rule.key) is rule
    assert [rule.weight for rule in RULES] == sorted((rule.weight for rule in RULES), key=list(Weight).index)
    assert rule_name("same_text") == "前年度と同じ文"
    assert rule_name("own-1") == "追加の質問"
    assert rule_of("own-1") is None


def test_the_weighty_come_first_then_the_order_of_the_plan():
    def found(number, **values):
        report = replace(SOUND, number=number, **values)
        return find_oddities(case_of(replace(RECORD, number=number), report, [], PROFILE), "窓口課")

    mixed = [
        *found("1-1-10", action="短い。"),
        *found("1-1-9", action="短い。", actual_cost_kyen=1101),
        *found("1-2-1", status=Status.STOPPED),
        *found("1-1-11", status=Status.STOPPED),
    ]
    assert [(oddity.number, oddity.weight) for oddity in in_order(mixed)] == [
        ("1-1-11", Weight.SERIOUS), ("1-1-11", Weight.SERIOUS), ("1-2-1", Weight.SERIOUS),
        ("1-2-1", Weight.SERIOUS), ("1-1-9", Weight.NOTABLE), ("1-1-9", Weight.HINT), ("1-1-10", Weight.HINT),
    ]  # fmt: skip


def test_only_the_very_year_before_is_last_year():
    gap = replace(LAST, fiscal_year=FY - 2)
    case = case_of(RECORD, SOUND, [gap, StatusReport("1-1-2", FY - 1), SOUND], PROFILE)
    assert case.last is None
    assert case.earlier == (gap,)
    future = replace(SOUND, fiscal_year=FY + 1)
    assert case_of(RECORD, SOUND, [future], PROFILE).last is None


def test_a_move_tells_from_where_to_where_for_each_score():
    changed = replace(SOUND, score_progress=5, score_content=5)
    (found,) = find_oddities(case_of(RECORD, changed, [LAST], PROFILE), "窓口課")
    assert found.text == (
        "①進捗が前年度の 3 点から 5 点に、③取組内容が前年度の 3 点から 5 点に動きましたが、理由の記入がありません"
    )


@pytest.mark.parametrize(
    ("rule", "values", "text"),
    [
        ("phase_back", {"phase_h1": 0, "phase_h2": 4},
         "進捗段階が上期の「終了」から下期の「(4) 運用・実施」に戻りました"),
        ("phase_skipped", {"phase_h1": 2},
         "進捗段階が上期の「(2) 要件調査・導入検討」から下期の「(4) 運用・実施」に 2 段階進みました"),
        ("running_but_ended", {"phase_h1": 0, "phase_h2": None},
         "実施状況が「実施中」ですが、上期の進捗段階は「終了」です"),
        ("not_started_but_planned", {"status": Status.NOT_STARTED},
         "実施状況が「未実施」ですが、計画ではこの年度に「(4) 運用・実施」の予定です"),
        ("behind_but_well_scored", {"score_progress": 4, "phase_h2": 3},
         "①進捗が 4 点ですが、下期の計画「(4) 運用・実施」に対し、実績は「(3) 導入準備」です"),
        ("scored_though_not_done", {"status": Status.STOPPED, "score_cost": None},
         "実施状況が「中止」で総合評価は付きませんが、①進捗 3 点、③取組内容 3 点が記入されています"),
        ("office_without_reason", {"score_progress": None, "office_progress": 4},
         "修正した評価が部署の評価と違います（①進捗 空欄 → 4 点）が、理由の記入がありません"),
        ("over_budget", {"actual_cost_kyen": 1250},
         "予算額 1,000 千円に対し実績額 1,250 千円で、予算を 25% 超えています"),
        ("unit_slip", {"actual_cost_kyen": 980_000},
         "予算額 1,000 千円に対し実績額 980,000 千円で、けたが大きく違います"),
        ("far_under_as_planned", {"actual_cost_kyen": 400},
         "②経費が 3 点ですが、予算額 1,000 千円に対し実績額 400 千円で、予算の 40% です"),
        ("indicator_unit", {"record": {"indicator": LATER}, "indicator_value": Decimal("0.85")},
         "指標の目標「80%以上（R8 まで）」に対し、実績が 0.85 で、% の値かどうか分かりません"),
        ("indicator_unit",
         {"record": {"indicator": LATER}, "indicator_value": Decimal(85), "indicator_note": "85人が使った。"},
         "指標の目標の単位は「%」ですが、実績の評価では「人」です"),
        ("short_text", {"action": "研修を行った。"}, "取組内容が 7 字だけです（「研修を行った。」）"),
    ],
)  # fmt: skip
def test_texts_are_whole_polite_sentences_with_units(rule, values, text):
    found = {oddity.rule: oddity.text for oddity in oddities(**values)}
    assert found[rule] == text


@pytest.mark.parametrize("rule", [rule.key for rule in RULES])
def test_every_text_is_polite_and_names_no_bare_score(rule):
    for values in HITS[rule]:
        (text,) = (oddity.text for oddity in oddities(**values) if oddity.rule == rule)
        assert text.endswith(("です", "ます", "ました", "ません", "」）")), text
        assert not re.search(r"[①②③][^、]*?(?:が|が前年度の) ?\d(?! 点)", text), text
        assert "  " not in text


def test_a_cost_that_the_score_admits_is_asked_about_once():
    found = keys(actual_cost_kyen=1400, score_cost=1)
    assert found == ["low_without_cause"]
