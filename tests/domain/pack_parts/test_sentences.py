"""資料1 in words and figures: only what the data bear out, each with what it is counted from."""

from dataclasses import replace

import pytest

from fujidesk.domain.pack_blocks import Tone
from fujidesk.domain.pack_editions import PackText
from fujidesk.domain.pack_parts.sentences import (
    key_figures,
    late_rows,
    made_sentences,
    sentences,
    share_words,
)
from fujidesk.domain.reports import Status, StatusReport
from tests.domain.pack_parts.conftest import NOW, evaluation, series


def figures(data):
    return {figure.label: (figure.value, figure.numbers, figure.tone) for figure in key_figures(data)}


def test_three_sentences_say_grades_change_and_what_is_late_or_reached(make_data):
    first, second, third = made_sentences(make_data())
    assert first == (
        "令和5年度は、評価のある 2 事業のうち 1 事業（5割）が「おおむね計画どおり」（B）以上でした"
        "（全 4 事業、評価のない 2 事業を除く）。"
    )
    assert second == (
        "前年度（R4）と比べ、評価が上がった事業は 1、下がった事業は 1、変わらない事業は 0 でした"
        "（両年とも評価のある 2 事業）。"
    )
    assert third == (
        "進捗が計画より遅れている事業（①が1か2）は 1 事業、施策指標は判定できる 1 のうち 1 が"
        "目標を達成しています。"
    )


def test_without_answers_one_sentence_says_so(make_data):
    data = make_data(evaluation=evaluation(now={}))
    assert made_sentences(data) == ("令和5年度の実績の回答はまだ登録されていません。", "", "")
    assert len(sentences(data)) == 1


def test_with_answers_but_no_grade_nothing_is_counted_as_good_or_late(make_data):
    running = {"1-1-1": StatusReport("1-1-1", 2023, Status.RUNNING, action="契約した。")}
    made = made_sentences(make_data(evaluation=evaluation(now=running, indicators=())))
    assert made[0] == "令和5年度は、評価のそろった事業がまだありません（全 4 事業）。"
    assert made[1] == "前年度と比べられる、両年とも評価のある事業はありません。"
    assert made[2] == ""
    assert list(figures(make_data(evaluation=evaluation(now=running)))) == ["未回答・未評価"]


def test_without_grades_indicators_are_told_all_the_same(make_data):
    running = {"1-1-1": StatusReport("1-1-1", 2023, Status.RUNNING, action="契約した。")}
    third = made_sentences(make_data(evaluation=evaluation(now=running)))[2]
    assert third == "施策指標は判定できる 1 のうち 1 が目標を達成しています。"


def test_in_the_first_year_nothing_is_compared(make_data):
    made = made_sentences(make_data(evaluation=evaluation(before={})))
    assert made[1] == "前年度の評価がないため、前年度との比較はありません。"
    assert not {"前年度より評価が上がった", "前年度より評価が下がった"} & set(
        figures(make_data(evaluation=evaluation(before={})))
    )


def test_indicators_that_cannot_be_judged_are_not_counted(make_data):
    unknown = (series(values=((2023, None, ""),)),)
    third = made_sentences(make_data(evaluation=evaluation(indicators=unknown)))[2]
    assert third == "進捗が計画より遅れている事業（①が1か2）は 1 事業です。"


def test_the_office_may_write_each_sentence_itself(make_data):
    data = make_data()
    own = make_data(edition=_with_text(data, "sentence.2", "窓口は早くなりました。"))
    assert sentences(own)[1] == "窓口は早くなりました。"
    assert sentences(own)[0] == made_sentences(data)[0]


def _with_text(data, place, text):
    return replace(data.edition, texts=(PackText(place, text),))


def test_figures_that_matter_carry_their_projects(make_data):
    assert figures(make_data()) == {
        "B 以上": ("1", ("1-1-1",), Tone.GOOD),
        "前年度より評価が上がった": ("1", ("1-1-1",), Tone.GOOD),
        "前年度より評価が下がった": ("1", ("1-1-2",), Tone.CARE),
        "遅れあり（①が1か2）": ("1", ("1-1-2",), Tone.BAD),
        "未回答・未評価": ("1", ("1-1-4",), Tone.PLAIN),
    }


def test_a_stopped_project_is_not_late(make_data):
    assert [row.number for row in late_rows(make_data())] == ["1-1-2"]


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (0, 0, "なし"), (0, 9, "なし"), (9, 9, "すべて"), (1, 2, "5割"), (1, 3, "約3割"), (1, 4, "約3割"),
        (3, 4, "約8割"), (1, 202, "0.5%"), (201, 202, "99.5%"), (35, 100, "約4割"), (5, 100, "約1割"),
        (95, 100, "95.0%"),
    ],
)  # fmt: skip
def test_a_share_is_rounded_as_people_do(part, whole, told):
    assert share_words(part, whole) == told


def test_a_figure_of_no_project_is_neither_good_nor_bad(make_data):
    """「0 事業 課題」 would say the contrary of what it means."""
    fine = {
        number: replace(report, score_progress=5, score_cost=5, score_content=5)
        for number, report in NOW.items()
    }
    found = figures(make_data(evaluation=evaluation(now=fine)))
    assert found["遅れあり（①が1か2）"] == ("0", (), Tone.PLAIN)
    assert found["前年度より評価が下がった"] == ("0", (), Tone.PLAIN)
    assert found["B 以上"][2] is Tone.GOOD
