"""Sentences made on the whole plan say only what the data bear out."""

from fujidesk.domain.pack_editions import PackEdition, PackText
from fujidesk.domain.pack_parts.whole_words import made_appraisal, made_whole_sentences, written_appraisals
from fujidesk.domain.whole_plan.making import WholeSources, whole_plan
from tests.demo_publication import demo_source


def made():
    """1-1-1 and 1-1-2 have schedules and go as planned; 2-1-1 has none and was stopped."""
    source = demo_source()
    return whole_plan(WholeSources(source.data.evaluation, source.data.records, source.levels), known_by=2023)


def appraised(code):
    whole = made()
    return made_appraisal(whole, next(level for level in whole.levels if level.code == code))


def test_a_project_without_a_schedule_is_not_counted_among_those_with_one():
    assert appraised("1.1") == "予定表のある 2 事業のうち 2 事業が計画どおりかそれより早い（見込み）。"
    assert appraised("2.1") == "途中で終了・休止は 1 事業（見込み）。"
    reached, not_done, _ = made_whole_sentences(made())
    assert reached.startswith(
        "予定表のある 2 事業のうち、計画どおりか計画より早い事業は 2 でした（全 3 事業）。"
    )
    assert "途中で終了・休止した事業は 1" in not_done


def test_what_the_office_left_blank_is_no_appraisal_of_its_own():
    texts = (
        PackText("appraisal.1.1", "移った。"),
        PackText("appraisal.2.1", " \n　"),
        PackText("sentence.1", "文。"),
    )
    assert written_appraisals(PackEdition("whole-plan-R8", "whole-plan", 2026, texts=texts)) == {
        "1.1": "移った。"
    }
