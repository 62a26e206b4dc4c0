"""What is typed beside the tree: stored, one step back, refused beside its field."""

from dataclasses import replace

from PySide6.QtCore import Qt

from fujidesk.domain.next_plan.arranging import Place
from fujidesk.domain.next_plan.records import Fate
from fujidesk.ui.nextplan.side import DRAFT, VERSIONS

LEFT = Qt.MouseButton.LeftButton


def type_over(qtbot, write, field, text):
    field.editor.setFocus()
    field.editor.selectAll()
    write(field.editor, text)
    if field.record.key == "departments":
        field.editor.completer().popup().hide()  # as Esc does, which the popup would take
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


def test_texts_of_a_project_are_stored_when_they_are_left(qtbot, page, choose, of, write, workspace):
    choose("1-1-1")
    form = page.desk.side.project.form
    type_over(qtbot, write, form.field("title"), "新しい名前")
    type_over(qtbot, write, form.field("departments"), "市民課、収納課")
    type_over(qtbot, write, form.field("overview"), "書いた概要")
    (made,) = of("1-1-1")
    assert (made.title, made.departments, made.overview) == ("新しい名前", ("市民課", "収納課"), "書いた概要")
    assert page.desk.side.project.title.text() == "1-1-1 新しい名前"
    workspace.edits.undo()
    assert of("1-1-1")[0].overview != "書いた概要"


def test_category_and_dx_are_chosen(qtbot, page, choose, of):
    choose("1-1-1")
    form = page.desk.side.project.form
    before = of("1-1-1")[0]
    for name in ("category", "is_dx"):
        editor = form.field(name).editor
        editor.setFocus()
        qtbot.keyClick(editor, Qt.Key.Key_Down if editor.currentIndex() == 0 else Qt.Key.Key_Up)
    after = of("1-1-1")[0]
    assert after.category != before.category
    assert after.is_dx is not before.is_dx


def test_what_is_being_typed_is_stored_before_another_project_is_shown(page, choose, of, write):
    choose("1-1-1")
    editor = page.desk.side.project.form.field("overview").editor
    editor.setFocus()
    write(editor, "途中の文")
    choose("1-1-2")
    assert "途中の文" in of("1-1-1")[0].overview
    assert "途中の文" not in of("1-1-2")[0].overview


def test_what_somebody_else_changed_is_not_written_over(qtbot, page, choose, of, plan, write):
    choose("1-1-1")
    field = page.desk.side.project.form.field("overview")
    before = of("1-1-1")[0]
    plan.change_project(before, replace(before, overview="先の概要"))
    type_over(qtbot, write, field, "後の概要")
    assert of("1-1-1")[0].overview == "先の概要"
    assert field.message
    assert field.draft() == "後の概要"


def test_an_empty_name_is_refused(qtbot, page, choose, of):
    choose("1-1-1")
    field = page.desk.side.project.form.field("title")
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert "空にできません" in field.message
    assert of("1-1-1")[0].title


def test_an_ended_project_shows_its_reason_alone(qtbot, page, choose, carry, of, write):
    carry(Fate.ENDED, ["1-1-1"])
    choose("1-1-1")
    panel = page.desk.side.project
    assert not panel.form.field("title").isVisible()
    assert not panel.phases.isVisible()
    type_over(qtbot, write, panel.form.field("reason"), "別の理由")
    assert of("1-1-1")[0].reason == "別の理由"


def test_the_schedule_is_set_by_figures_and_buttons(qtbot, page, choose, of):
    choose("1-1-1")
    table = page.desk.side.project.phases
    table.cells.setFocus()
    qtbot.keyClick(table.cells, Qt.Key.Key_Home)
    qtbot.keyClick(table.cells, Qt.Key.Key_1)
    qtbot.keyClick(table.cells, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.mouseClick(table.buttons["2"], LEFT)
    assert of("1-1-1")[0].phases[:3] == "22" + of("1-1-1")[0].phases[2]
    qtbot.keyClick(table.cells, Qt.Key.Key_End)
    qtbot.keyClick(table.cells, Qt.Key.Key_0)
    assert of("1-1-1")[0].phases[-1] == "-"


def test_texts_of_a_level_are_stored(qtbot, page, choose, plan, write):
    choose("1.1")
    type_over(qtbot, write, page.desk.side.level.form.field("direction"), "新しい方向性")
    assert plan.draft().levels[1].direction == "新しい方向性"


def test_what_is_typed_on_a_level_that_moves_meanwhile_stays_with_it(page, choose, plan, workspace, write):
    choose("1.1")
    title = plan.draft().levels[1].title
    editor = page.desk.side.level.form.field("direction").editor
    editor.setFocus()
    write(editor, "途中の文")
    page.reload(workspace.next_plan_tree.move_level(plan.draft(), "1.1", Place("1")))
    written = {level.title: level.direction for level in plan.draft().levels}
    assert "途中の文" in written.pop(title)
    assert not any("途中の文" in text for text in written.values())


def test_what_is_typed_on_a_level_that_is_gone_is_told(page, choose, plan, workspace, write, reporter):
    page.reload(workspace.next_plan_tree.add_level(plan.draft(), "1", "新しい施策"))
    made = plan.draft().levels[-1]
    choose(made.code)
    editor = page.desk.side.level.form.field("direction").editor
    editor.setFocus()
    write(editor, "途中の文")
    page.reload(workspace.next_plan_tree.remove_level(plan.draft(), made.code))
    choose("1.1")
    assert "途中の文" in str(reporter.errors[-1])
    assert "途中の文" not in "".join(level.direction for level in plan.draft().levels)


def test_name_and_end_of_the_draft_are_stored_or_refused(qtbot, page, plan, write):
    page.desk.side.bar.setCurrentIndex(DRAFT)
    form = page.desk.side.draft.form
    type_over(qtbot, write, form.field("name"), "第五次計画")
    type_over(qtbot, write, form.field("last_year"), "R14")
    assert (plan.draft().name, plan.draft().last_year) == ("第五次計画", 2032)
    assert page.desk.tools.title.text().startswith("第五次計画")
    type_over(qtbot, write, form.field("last_year"), "R5")
    assert "前です" in form.field("last_year").message
    assert plan.draft().last_year == 2032


def test_comments_are_kept_with_what_they_are_about(qtbot, page, choose, plan, of, write):
    choose("1-1-1")
    comments = page.desk.side.project.comments
    write(comments.line, "窓口をまとめたい。")
    qtbot.keyClick(comments.line, Qt.Key.Key_Return)
    page.desk.side.bar.setCurrentIndex(DRAFT)
    whole = page.desk.side.draft.comments
    write(whole.line, "体系が多い。")
    qtbot.mouseClick(whole.add_button, LEFT)
    assert {(item.subject, item.text) for item in plan.comments(plan.draft())} == {
        (of("1-1-1")[0].key, "窓口をまとめたい。"), ("", "体系が多い。"),
    }  # fmt: skip
    assert "窓口をまとめたい。" in comments.list.text()
    assert "体系が多い。" in whole.list.text()
    assert comments.line.text() == whole.line.text() == ""
    assert "意見 1 件" in page.desk.side.project.note.text()


def test_versions_are_kept_and_compared(qtbot, page, choose, plan, carry, write):
    panel = page.desk.side.versions
    page.desk.side.bar.setCurrentIndex(VERSIONS)
    write(panel.name, "幹事会")
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    carry(Fate.ENDED, ["1-1-1"])
    assert [item.title for item in plan.versions(plan.draft())] == ["幹事会"]
    assert panel.heading.text().startswith("変更")
    fields = [row.cells[1].text for row in panel.table.figures.rows]
    assert "扱い" in fields
    row = next(row for row in panel.table.figures.rows if row.cells[1].text == "扱い")
    assert [cell.text for cell in row.cells[2:]] == ["継続", "終了"]
    qtbot.mouseClick(panel.take_button, LEFT)
    assert panel.heading.text() == "変更はありません"
    panel.before.setFocus()
    qtbot.keyClick(panel.before, Qt.Key.Key_Down)
    assert panel.heading.text().startswith("変更")
    panel.after.setFocus()
    qtbot.keyClick(panel.after, Qt.Key.Key_Down)
    assert panel.pair()[1].title == "第2版"
