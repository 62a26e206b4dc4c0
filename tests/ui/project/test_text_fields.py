"""Which fields a sheet shows, and what is said where the plan's texts are not there yet."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.records import Category
from fujidesk.ui.project.text_fields import FIELDS, TextFields, fields_of, has_plan_texts


@pytest.fixture
def full(small_content):
    """An invented project with every kind of value."""
    return small_content.projects[0]


@pytest.fixture
def card(qtbot, theme, small_profile):
    made = TextFields(small_profile)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("category", "shown", "hidden"),
    [
        (Category.PRIORITY, {"purpose", "challenges", "related", "sogo_codes", "indicator.text"}, set()),
        (Category.PROMOTION, {"overview", "effects", "indicator.text"}, {"purpose", "sogo_codes"}),
        (Category.CONTINUING, {"overview", "departments", "page"}, {"effects", "indicator.text"}),
    ],
)
def test_fields_follow_the_category(small_profile, small_content, category, shown, hidden):
    bare = replace(small_content.projects[2], category=category, is_dx=False)
    keys = fields_of(bare, small_profile)
    assert shown <= keys
    assert not hidden & keys


def test_nothing_stored_is_hidden(small_profile, full):
    keys = fields_of(replace(full, category=Category.CONTINUING), small_profile)
    assert keys == {field.key for field in FIELDS}


def test_a_running_system_that_is_dx_has_its_indicator(small_profile, small_content):
    record = replace(small_content.projects[2], is_dx=True)
    assert {"indicator.text", "indicator.figure"} <= fields_of(record, small_profile)


def test_texts_that_are_missing_can_be_asked_for(card, qtbot, small_content):
    record = replace(small_content.projects[2], summary="待ち時間を短くする")
    assert not has_plan_texts(record)
    card.start(record, {})
    assert card._missing.text() == "計画書を取り込むと本文が入ります（いまは要約のみ）"
    assert card.form.field("overview").editor.placeholderText() == "（計画書を取り込むと本文が入ります）"
    with qtbot.waitSignal(card.import_requested):
        qtbot.mouseClick(card._import, Qt.MouseButton.LeftButton)


def test_nothing_is_asked_for_where_the_texts_are_there(card, full):
    card.start(full, {})
    assert card._missing.isHidden()
    card.update_record(
        replace(full, overview="", purpose="", effects="", challenges="", related="", summary="")
    )
    assert card._missing.text() == "計画書を取り込むと本文が入ります"


def test_a_read_only_card_asks_for_nothing(card, small_content):
    card.start(small_content.projects[2], {})
    card.set_read_only(True)
    assert not card._import.isEnabled()
    assert card.form.field("overview").editor.isReadOnly()


def test_departments_are_offered_while_one_is_typed(card, full):
    card.set_departments(["収納課", "市民課"])
    completer = card.form.field("departments").editor.completer()
    completer.setCompletionPrefix("収納課、市民")
    assert completer.currentCompletion() == "収納課、市民課"
