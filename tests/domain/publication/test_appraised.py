"""Appraisals are published, but what else stands beside them is not, and they may tell no amount."""

import pytest

from fujidesk.domain.publication.appraised import PACK_TEXTS, appraised_amounts, cost_appraisals, without_told
from fujidesk.domain.publication.secrets import SecretFigure, SecretKind, SecretText
from tests.demo_publication import demo_publication

SUBJECT = SecretKind.SUBJECT
FIGURES = (
    SecretFigure("1-1-1", 24870, "令和4年度の予算額"), SecretFigure("1-1-1", 31250, "令和5年度の予算額"),
    SecretFigure("1-1-2", 15333, "令和4年度の予算額"), SecretFigure("1-1-1", 24001, "令和4年度の実績額"),
    SecretFigure("2-1-1", 70007, "令和4年度の予算額"),
)  # fmt: skip


def pack(text):
    return SecretText(text, PACK_TEXTS, SUBJECT)


def test_a_line_that_is_published_is_no_secret_and_its_neighbours_are():
    secrets = [
        pack("窓口の手続は、おおむね移った。内輪の事情で二課が遅れたことは言わない。"),
        pack("別の会議の三つの文の一つ目"),
    ]
    left = list(without_told(secrets, ["窓口の手続は、 おおむね移った。\n残りは次の計画で扱う。"]))
    assert [item.text for item in left] == [
        "内輪の事情で二課が遅れたことは言わない",
        "別の会議の三つの文の一つ目",
    ]
    assert {(item.where, item.kind) for item in left} == {(PACK_TEXTS, SUBJECT)}


@pytest.mark.parametrize("secret", [
    SecretText("窓口の手続は、おおむね移った。", "ヒアリングの記録"), SecretText("窓口の手続は、おおむね移った。", "新規事業", SUBJECT),
    SecretText("窓口の手続は、おおむね移った。", PACK_TEXTS),
])  # fmt: skip
def test_the_same_text_in_another_place_stays_secret(secret):
    assert list(without_told([secret], ["窓口の手続は、おおむね移った。"])) == [secret]


@pytest.mark.parametrize(("text", "where"), [
    ("予算 24,870千円で足りた。", "令和4年度の予算額"), ("あわせて 5,612万円をかけた。", "1-1-1 の予算額の計"),
    ("施策の予算は 40,203千円。", "1.1 手続の改善 の令和4年度の予算額の計"), ("７１４５３千円", "1.1 手続の改善 の予算額の計"),
    ("計画全体では 141,460千円。", "計画全体 の予算額の計"),
])  # fmt: skip
def test_an_amount_of_the_projects_or_a_sum_of_them_is_found(text, where):
    made = demo_publication(appraisals={"1.1": text})
    assert [(name, found.where) for name, found in appraised_amounts(made, FIGURES)] == [
        ("1.1 手続の改善", where)
    ]


@pytest.mark.parametrize(
    "text", ["70,007千円", "予約は 100 件を超えた。", "手数料は 300円のまま。", "", "5 年で 2 課に広げた。"]
)
def test_other_figures_may_be_told(text):
    """That another measure's project cost so much is chance; what a level above spent is looked for as a sum."""
    assert list(appraised_amounts(demo_publication(appraisals={"1.1": text}), FIGURES)) == []


def test_made_sentences_and_a_publication_without_the_whole_plan_are_not_looked_at():
    assert list(appraised_amounts(demo_publication(appraisals={}), FIGURES)) == []
    assert list(appraised_amounts(demo_publication(), FIGURES)) == []


@pytest.mark.parametrize(
    "text", ["②は 5 だった。", "①３、② 5、③ 4", "経費の評価は高い。", "経 費 の 点数が上がった"]
)
def test_an_appraisal_may_not_speak_of_the_score_that_is_not_published(text):
    """002: ②経費 is internal; the meeting that the words were written for sees it."""
    assert list(cost_appraisals(demo_publication(appraisals={"1.1": text}))) == ["1.1 手続の改善"]


@pytest.mark.parametrize("text", ["経費の節減をめざした。", "①と③は前の年と同じ。", ""])
def test_cost_as_a_word_and_the_published_scores_may_be_told(text):
    assert list(cost_appraisals(demo_publication(appraisals={"1.1": text}))) == []
    assert list(cost_appraisals(demo_publication())) == []
