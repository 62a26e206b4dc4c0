"""The dialog of a change: each kind by real events, and every order that cannot be, refused in a sentence."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QDate, Qt

from fujidesk.domain.records import Category, StateKind
from fujidesk.domain.revising import ORDERED_KINDS, RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.errors import UserError
from fujidesk.ui.revisions.order_dialog import OrderDialog

LEFT = Qt.MouseButton.LeftButton
GIVEN = {"reason": "一体で進める", "meeting": "情報化推進本部"}
KIND = RevisionKind


@pytest.fixture
def dialog(qtbot, page):
    qtbot.mouseClick(page.tools.order_button, LEFT)
    made = page.findChild(OrderDialog)
    made.day.setDate(QDate(2024, 4, 1))
    return made


def fill(qtbot, dialog, kind, numbers, **given):
    """Fill the dialog in and wait until the outcome was worked out."""
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.numbers.insert(numbers)
    for name, value in (GIVEN | given).items():
        field = getattr(dialog, name)
        if name in ("measure", "new_measure", "category"):
            field.setCurrentIndex(field.findData(value))
        elif name == "day":
            field.setDate(QDate(*value))
        elif name == "new_titles":
            field.insertPlainText(value)
        else:
            field.insert(value)
    qtbot.waitUntil(lambda: not dialog._timer.isActive())


def state_of(workspace, number):
    return workspace.registry.sheet(number).record.state


@pytest.mark.parametrize(
    ("kind", "numbers", "given", "told", "check"),
    [
        (KIND.MOVE, "1-1-9", {"measure": "1.5"}, "変わる事業 1 件（1-1-9）", lambda record: record.measure == "1.5"),
        (KIND.CATEGORY, "1-1-9", {"category": Category.PRIORITY}, "1 件（1-1-9）",
         lambda record: record.category is Category.PRIORITY),
        (KIND.SUSPEND, "1-1-1", {}, "計画の半期 6 件", lambda record: record.state.kind is StateKind.SUSPENDED),
        (KIND.COMPLETE, "1-1-1", {}, "計画の半期 6 件", lambda record: record.state.kind is StateKind.COMPLETED),
        (KIND.MERGE, "1-1-1", {"into": "1-1-9"}, "統合先 1-1-9", lambda record: record.state.into == ("1-1-9",)),
        (KIND.MERGE, "1-1-1、1-1-9", {"new_titles": "一体の窓口"}, "新しい事業 1 件（1-1-10）",
         lambda record: record.state.into == ("1-1-10",)),
        (KIND.SPLIT, "1-1-1", {"new_titles": "一つ目\n二つ目", "new_measure": "1.5"}, "1-5-11、1-5-12",
         lambda record: record.state.into == ("1-5-11", "1-5-12")),
    ],
)  # fmt: skip
def test_each_kind_says_in_numbers_what_it_does_and_does_it_in_one_step(
    qtbot, dialog, small_workspace, kind, numbers, given, told, check
):
    steps = small_workspace.edits.step_count
    fill(qtbot, dialog, kind, numbers, **given)
    assert told in dialog.outcome.text()
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert check(small_workspace.registry.sheet(numbers.split("、")[0]).record)
    assert small_workspace.edits.step_count == steps + 1
    small_workspace.edits.undo()
    assert small_workspace.revisions.all() == []
    assert state_of(small_workspace, "1-1-1") is None


BAD = [
    (KIND.MERGE, "1-1-1", {"into": "1-1-1"}, "それ自身に統合することはできません"),
    (KIND.MERGE, "1-1-1", {}, "2つ以上の事業を選んで"),
    (KIND.MERGE, "1-1-1、1-1-9", {}, "新しい事業の名前を入力"),
    (KIND.MERGE, "1-1-1", {"into": "1-9-9"}, "1-9-9 の事業はありません"),
    (KIND.SPLIT, "1-1-1", {}, "名前を 2 つ以上入力"),
    (KIND.SPLIT, "1-1-1", {"new_titles": "一つだけ"}, "名前を 2 つ以上入力"),
    (KIND.SPLIT, "1-1-1", {"new_titles": "同じ\n同じ"}, "名前が同じです"),
    (KIND.SPLIT, "1-1-1、1-1-9", {"new_titles": "あ\nい"}, "1つだけ選んで"),
    (KIND.MOVE, "1-1-1", {}, "移す先の情報化施策を選んでください"),
    (KIND.MOVE, "1-1-1", {"measure": "1.1"}, "すでに 1.1 の事業です"),
    (KIND.CATEGORY, "1-1-1", {"category": Category.PRIORITY}, "すでに「重点」です"),
    (KIND.RENAME, "1-1-1", {"title": "窓口の案内番号"}, "すでに「窓口の案内番号」です"),
    (KIND.RENAME, "1-1-1", {}, "新しい事業名を入力"),
    (KIND.RESUME, "1-1-1", {}, "休止していないため"),
    (KIND.COMPLETE, "1-1-1", {"day": (2030, 4, 1)}, "計画の期間"),
    (KIND.COMPLETE, "1-1-1", {"day": (2022, 3, 31)}, "計画の期間"),
    (KIND.COMPLETE, "", {}, "変更する事業を選んで"),
    (KIND.COMPLETE, "1-1-1、1-1-1", {}, "2回あります"),
    (KIND.COMPLETE, "1-1-1", {"reason": " "}, "理由を入力"),
    (KIND.COMPLETE, "1-1-1", {"meeting": ""}, "決定した会議を入力"),
]


@pytest.mark.parametrize(("kind", "numbers", "given", "words"), BAD)
def test_what_cannot_be_is_told_before_anything_is_done(
    qtbot, dialog, small_workspace, kind, numbers, given, words
):
    before, steps = small_workspace.registry.records(), small_workspace.edits.step_count
    fill(qtbot, dialog, kind, numbers, **given)
    assert words in dialog.outcome.text()
    assert dialog.outcome.text().endswith("。")
    assert dialog.do_button.toolTip() == dialog.outcome.text()
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert dialog.isVisible()
    assert (small_workspace.registry.records(), small_workspace.edits.step_count) == (before, steps)


def test_a_completed_project_is_not_completed_again(qtbot, dialog, page, small_workspace):
    small_workspace.revisions.make(RevisionOrder(KIND.COMPLETE, ("1-1-1",), "2024-04-01", **GIVEN))
    dialog.reject()
    page.register(("1-1-1",))
    again = next(item for item in page.findChildren(OrderDialog) if item.isVisible())
    fill(qtbot, again, KIND.COMPLETE, "", day=(2025, 4, 1))
    assert "完了（令和6年4月1日）により終了しています" in again.outcome.text()
    assert not again.do_button.isEnabled()


def test_somebody_faster_is_told_in_the_dialog_and_nothing_is_half_done(qtbot, dialog, small_workspace):
    fill(qtbot, dialog, KIND.COMPLETE, "1-1-1")
    small_workspace.revisions.make(RevisionOrder(KIND.COMPLETE, ("1-1-1",), "2024-04-01", **GIVEN))
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "終了しています" in dialog.outcome.text()
    assert dialog.isVisible()
    assert len(small_workspace.revisions.all()) == 1


def test_a_merge_into_one_that_stays_asks_for_no_new_name(qtbot, dialog):
    dialog.kind.setCurrentIndex(dialog.kind.findData(KIND.MERGE))
    assert dialog.new_titles.isVisible()
    dialog.into.setFocus()
    qtbot.keyClicks(dialog.into, "1-1-9")
    assert not dialog.new_titles.isVisible()
    assert not dialog.new_measure.isVisible()


def test_what_another_kind_asked_for_does_not_come_along(qtbot, dialog):
    fill(qtbot, dialog, KIND.SPLIT, "1-1-1", new_titles="一つ目\n二つ目")
    dialog.kind.setCurrentIndex(dialog.kind.findData(KIND.COMPLETE))
    assert dialog.order().new_titles == ()
    assert dialog.order().category is None


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("kind", ORDERED_KINDS)
def test_no_field_lies_over_another(qtbot, dialog, theme, qapp, kind, scale):
    theme.change(qapp, scale=scale)
    fill(qtbot, dialog, kind, "1-1-1")
    qapp.processEvents()
    shown = [field for _, field in dialog.asked.values() if field.isVisible()]
    for upper, lower in pairwise(shown):
        assert upper.geometry().bottom() < lower.geometry().top()
    assert not dialog.outcome.geometry().intersects(dialog.do_button.geometry())


def test_order_is_refused_by_the_service_too(small_workspace):
    with pytest.raises(UserError, match="移す先の情報化施策を選んで"):
        small_workspace.revisions.make(RevisionOrder(KIND.MOVE, ("1-1-1",), "2024-04-01", **GIVEN))
