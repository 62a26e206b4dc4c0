"""Details of a new project by hand: every field of the survey's form, costs a year, what is locked and why."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.records import Category
from fujidesk.services.adoption import AdoptionOrder
from fujidesk.ui.newprojects.detail import changed_values, form_values

LEFT = Qt.MouseButton.LeftButton
TEXTS = ("purpose", "content", "schedule", "effects", "risks", "support")


@pytest.fixture
def detail(page):
    page._show_detail("R8-001")
    return page.detail


def editor(detail, name):
    return detail.form.field(name).editor


def leave(qtbot, detail, name):
    """Go on with Tab, as a user does; the field is stored when it is left."""
    qtbot.keyClick(editor(detail, name), Qt.Key.Key_Tab)


def choose(qtbot, detail, name, text):
    """Choose an entry of a box by its first keys."""
    box = editor(detail, name)
    box.setFocus()
    while box.currentText() != text:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before, f"{text} is not offered"


@pytest.mark.parametrize("name", [*TEXTS, "remark"])
def test_every_text_of_the_form_is_typed_and_stored_on_leaving(qtbot, detail, service, write, name):
    editor(detail, name).setFocus()
    write(editor(detail, name), "待ち時間を短くする")
    leave(qtbot, detail, name)
    assert getattr(service.get("R8-001"), name) == "待ち時間を短くする"


@pytest.mark.parametrize(("typed", "kyen"), [("1,200", 1200), ("300万円", 3000), ("０", 0), ("", None)])
def test_a_cost_is_typed_for_its_year(qtbot, detail, service, write, typed, kyen):
    field = editor(detail, "cost.2027")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    if typed:
        write(field, typed)
    leave(qtbot, detail, "cost.2027")
    assert dict(service.get("R8-001").costs).get(2027) == kyen


def test_departments_that_are_open_are_offered_while_one_is_typed(qtbot, detail, service, write):
    field = editor(detail, "department")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(field, "収納課、推進")
    offered = field.completer()
    offered.setCompletionPrefix("推進")
    rows = range(offered.completionModel().rowCount())
    assert [offered.completionModel().index(row, 0).data() for row in rows] == ["デジタル推進課"]
    offered.setCompletionPrefix("情報政策")
    assert offered.completionModel().rowCount() == 0, "it is closed"


def test_costs_of_the_years_around_the_proposal_and_of_those_that_have_one_are_offered(page, service):
    service.change("R8-001", {"costs": [[2024, 5], [2027, 900]]})
    page.set_fiscal_year(2026)
    page._show_detail("R8-001")
    shown = [year for year in range(2022, 2030) if page.detail.form.field(f"cost.{year}").isVisibleTo(page)]
    assert shown == [2024, 2026, 2027, 2028, 2029]


def test_what_is_no_amount_is_refused_beside_the_field_and_nothing_is_stored(qtbot, detail, service, write):
    field = editor(detail, "requested_kyen")
    field.setFocus()
    write(field, "未定")
    leave(qtbot, detail, "requested_kyen")
    assert detail.form.field("requested_kyen").message.endswith("。")
    assert service.get("R8-001").requested_kyen is None


def test_dx_category_and_measure_are_chosen(qtbot, detail, service):
    assert editor(detail, "is_dx").currentText() == "DX以外"
    editor(detail, "is_dx").setFocus()
    qtbot.keyClick(editor(detail, "is_dx"), Qt.Key.Key_Up)
    choose(qtbot, detail, "measure", "1.1 手続")
    stored = service.get("R8-001")
    assert stored.is_dx
    assert stored.measure == "1.1"
    assert "1 便利な窓口" not in [
        editor(detail, "measure").itemText(row) for row in range(editor(detail, "measure").count())
    ]


def test_what_is_set_elsewhere_is_shown(page, service):
    service.change("R8-001", {"is_dx": True, "measure": "1.5", "category": Category.PRIORITY.value})
    page.set_fiscal_year(2026)
    page._show_detail("R8-001")
    assert [editor(page.detail, name).currentText() for name in ("is_dx", "measure", "category")] == [
        "DX", "1.5 運用", "重点",
    ]  # fmt: skip


def test_steps_taken_stand_with_day_and_reason_and_only_allowed_ones_are_offered(page, service):
    service.take_step("R8-001", StepTaken(Step.HEARD, "2026-06-10", "6月の回"))
    page.set_fiscal_year(2026)
    page._show_detail("R8-001")
    assert page.detail.history.text().splitlines() == ["R8.4.20　提案", "R8.6.10　ヒアリング　6月の回"]
    offered = {step for step, made in page.detail.step_buttons.items() if made.isVisibleTo(page)}
    assert offered == {Step.SUPPORTED, Step.REQUESTED, Step.DECLINED}


def test_adopted_ones_say_where_to_edit_and_leave_only_the_remark_open(qtbot, page, service, funded, write):
    service.adopt(funded, AdoptionOrder("1.1", "2027-03-25", meeting="情報化推進本部"))
    page.set_fiscal_year(2026)
    page._show_detail(funded)
    detail = page.detail
    assert editor(detail, "title").isReadOnly()
    assert not editor(detail, "is_dx").isEnabled()
    assert "台帳の 1-1-10" in detail.form.toolTip()
    assert not detail.remove_button.isEnabled()
    assert "登載済み" in detail.remove_button.toolTip()
    editor(detail, "remark").setFocus()
    write(editor(detail, "remark"), "控え")
    leave(qtbot, detail, "remark")
    assert service.get(funded).remark == "控え"


def test_read_only_locks_everything_and_says_why(small_workspace, service, make_page):
    small_workspace.read_only = True
    page = make_page()
    page._show_detail("R8-001")
    detail = page.detail
    for name in ("title", "remark", "cost.2027", *TEXTS):
        assert editor(detail, name).isReadOnly()
    assert "読み取り専用" in detail.form.toolTip()
    for made in (
        detail.back_button,
        detail.remove_button,
        detail.important_button,
        *detail.step_buttons.values(),
    ):
        assert not made.isEnabled()
        assert "読み取り専用" in made.toolTip()


def test_removing_hides_the_details_and_undo_brings_it_back(qtbot, page, detail, service, small_workspace):
    qtbot.mouseClick(detail.remove_button, LEFT)
    assert [item.key for item in service.all()] == ["R8-002"]
    assert not detail.isVisible()
    small_workspace.edits.undo()
    assert len(service.all()) == 2


def test_large_text_leaves_room_to_type(page, theme, qapp):
    theme.change(qapp, scale=200)
    page._show_detail("R8-001")
    qapp.processEvents()
    scroll = page.detail.form.parentWidget().parentWidget()
    assert scroll.height() > page.detail.height() // 2
    assert page.detail.form.minimumSizeHint().width() <= scroll.width()


def test_values_of_the_form_and_back():
    project = NewProject("R8-001", 2026, costs=((2027, 5),))
    assert form_values(project)["cost.2027"] == 5
    assert changed_values(project, "cost.2028", 7) == {"costs": [[2027, 5], [2028, 7]]}
    assert changed_values(project, "cost.2027", None) == {"costs": []}
    assert changed_values(project, "settled_kyen", None) == {"settled_kyen": None}
    assert changed_values(project, "measure", None) == {"measure": ""}
    assert changed_values(project, "is_dx", None) == {"is_dx": False}
