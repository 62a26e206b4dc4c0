"""The draft at work by real keys and mouse: decisions, problems, approval, the table of old and new."""

import datetime as dt

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from fujidesk.domain.next_plan.records import Fate
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.ui.nextplan.side import CHOSEN, DRAFT, PROBLEMS
from fujidesk.ui.nextplan.tree_model import RowId

LEFT = Qt.MouseButton.LeftButton
NOW = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def press(qtbot, page):
    """Presses an action of the tool row with the mouse."""

    def click(action):
        button = page.desk.tools.buttons[action]
        assert button.isEnabled(), button.toolTip()
        qtbot.mouseClick(button, LEFT)

    return click


@pytest.fixture
def fill(qtbot, asked, write):
    """Fills the dialog that is open and presses its button."""

    def answer(**answers):
        dialog = asked()
        for name, text in answers.items():
            field = dialog.asked[name]
            field.selectAll()
            write(field, text)
        qtbot.mouseClick(dialog.do_button, LEFT)

    return answer


def test_chosen_projects_are_merged(press, choose, fill, of):
    choose("1-1-1", "1-1-2")
    press("merge")
    fill(title="窓口の支払い", reason="同じ窓口のため")
    (made,) = of("1-1-1")
    assert (made.title, made.sources, made.reason) == ("窓口の支払い", ("1-1-1", "1-1-2"), "同じ窓口のため")
    assert made.level == "1.1"


def test_merged_projects_are_merged_with_one_more(press, choose, fill, of):
    choose("1-1-1", "1-1-2")
    press("merge")
    fill(reason="同じ窓口のため")
    choose("1-1-1", "1-1-5")
    press("merge")
    fill(reason="もう一つ")
    assert of("1-1-5")[0].sources == ("1-1-1", "1-1-2", "1-1-5")


def test_a_project_is_split_into_the_names_of_the_lines(press, choose, fill, of):
    choose("1-1-3")
    press("split")
    fill(titles="申請\n\n相談", reason="担当が分かれるため")
    assert [(item.title, item.fate) for item in of("1-1-3")] == [("申請", Fate.SPLIT), ("相談", Fate.SPLIT)]


def test_what_is_missing_is_told_in_the_dialog_and_nothing_is_done(qtbot, press, choose, asked, of, write):
    choose("1-1-3")
    press("split")
    dialog = asked()
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "理由" in dialog.message.text()
    write(dialog.asked["reason"], "担当が分かれるため")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "2 つ以上" in dialog.message.text()
    assert of("1-1-3")[0].fate is Fate.CARRIED
    dialog.reject()


def test_projects_end_and_come_back(qtbot, tree, choose, fill, press, of):
    choose("1-1-1", "1-1-4")
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    fill(reason="国の仕組みに代わる")
    assert {of(number)[0].fate for number in ("1-1-1", "1-1-4")} == {Fate.ENDED}
    choose("1-1-1")
    press("back")
    assert (of("1-1-1")[0].fate, of("1-1-4")[0].fate) == (Fate.CARRIED, Fate.ENDED)


def test_a_new_project_is_added_at_what_is_chosen_and_removed_by_key(qtbot, tree, choose, press, fill, plan):
    choose("1.3")
    press("new")
    fill(title="遠隔の窓口", departments="市民課、収納課", reason="国の指針")
    made = next(item for item in plan.projects(plan.draft()) if item.fate is Fate.NEW)
    assert (made.level, made.departments) == ("1.3", ("市民課", "収納課"))
    tree.go_to(RowId("project", made.key))
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert not [item for item in plan.projects(plan.draft()) if item.fate is Fate.NEW]


def test_projects_are_moved_to_a_level_far_away(qtbot, choose, press, asked, numbers):
    choose("1-1-1", "1-1-2")
    press("move")
    dialog = asked()
    box = dialog.asked["level"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    last = box.currentData()
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert numbers(last)[-2:] == ["1-1-1", "1-1-2"]


def test_a_level_is_added_filled_and_removed(qtbot, tree, choose, press, fill, plan, page, reporter):
    choose("1.2")
    press("add_level")
    fill(name="新しい施策")
    made = plan.draft().levels[-1]
    assert (made.title, made.parent) == ("新しい施策", "1")
    choose(made.code)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert made.code not in {level.code for level in plan.draft().levels}
    choose("1.1")
    press("remove")
    assert "先に別のところへ" in str(reporter.errors[-1])


def test_actions_that_do_not_fit_are_closed_and_say_why(page, choose, carry):
    buttons = page.desk.tools.buttons
    choose("1-1-1")
    assert "2 つ以上" in buttons["merge"].toolTip()
    assert buttons["back"].toolTip() == "もう継続です。"
    choose("1-1-1", "1-1-2")
    assert "1 つ選んで" in buttons["split"].toolTip()
    assert buttons["merge"].isEnabled()
    for made in buttons.values():
        assert made.isEnabled() is not bool(made.toolTip())


def test_numbers_are_given_anew(press, choose, carry, of, reporter):
    carry(Fate.ENDED, ["1-1-1"])
    press("renumber")
    assert of("1-1-2")[0].number == "1-1-1"
    assert "201 事業" in reporter.notes[-1]


def test_a_click_on_a_problem_goes_there(qtbot, page, tree, carry, of):
    carry(Fate.MERGED, ["2-1-1", "2-1-2"], ["まとめ"])
    side = page.desk.side
    assert side.bar.tabText(PROBLEMS) == "直すところ 1"
    qtbot.mouseClick(side.bar, LEFT, pos=side.bar.tabRect(PROBLEMS).center())
    table = side.problems.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.figures.index(0, 0)).center())
    assert tree.chosen_rows() == [RowId("project", of("2-1-1")[0].key)]
    assert side.bar.currentIndex() == CHOSEN
    assert "1 件" in page.desk.tools.approve_button.toolTip()


def test_a_project_that_goes_nowhere_is_carried_over(qtbot, page, plan, workspace, of):
    from fujidesk.services.office_records import removed

    page.reload(workspace.edits.apply([removed(of("1-1-1")[0])], "試し"))
    panel = page.desk.side.problems
    page.desk.side.bar.setCurrentIndex(PROBLEMS)
    panel.table.setFocus()
    assert panel.carry_button.isVisible()
    qtbot.mouseClick(panel.carry_button, LEFT)
    assert of("1-1-1")[0].fate is Fate.CARRIED
    assert plan.problems(plan.draft()) == ()
    assert not panel.carry_button.isVisible()


def test_the_approval_locks_everything_until_it_is_taken_back(
    qtbot, page, tree, choose, fill, plan, drop, row
):
    tools = page.desk.tools
    qtbot.mouseClick(tools.approve_button, LEFT)
    fill(note="第2回本部会議")
    assert plan.draft().is_approved
    assert "第2回本部会議" in tools.message.text()
    assert not tools.approve_button.isVisible()
    choose("1-1-1")
    before = plan.projects(plan.draft())
    for made in tools.buttons.values():
        assert not made.isEnabled()
        assert "承認されています" in made.toolTip()
    form = page.desk.side.project.form
    assert form.field("title").editor.isReadOnly()
    assert "承認されています" in form.toolTip()
    assert not any(made.isVisible() for made in page.desk.side.project.phases.buttons.values())
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    drop([row("1-1-1")], row("1.2"))
    assert plan.projects(plan.draft()) == before
    qtbot.mouseClick(tools.reopen_button, LEFT)
    fill(reason="数え間違い")
    assert not plan.draft().is_approved
    assert tools.buttons["end"].isEnabled()


@pytest.mark.parametrize(("day", "may"), [(dt.date(2027, 3, 31), False), (dt.date(2027, 4, 1), True)])
def test_an_approved_draft_is_offered_as_a_plan_from_its_first_day_on(
    qtbot, make_page, plan, workspace, calendar, day, may
):
    plan.decisions.approve(plan.draft(), "本部会議", dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC))
    calendar.day = day
    tools = make_page(workspace).desk.tools
    assert tools.adopt_button.isVisible()
    assert tools.adopt_button.isEnabled() is may
    assert ("令和9年4月1日からです" in tools.adopt_button.toolTip()) is not may


def test_a_draft_becomes_a_plan_by_the_button_after_a_backup(
    qtbot, make_page, plan, workspace, calendar, fill, reporter
):
    plan.decisions.approve(plan.draft(), "本部会議", dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC))
    calendar.day = dt.date(2027, 4, 1)
    page = make_page(workspace)
    tools, before = page.desk.tools, len(workspace.backups())
    qtbot.mouseClick(tools.adopt_button, LEFT)
    fill(plan_name="第五次富士市情報化計画")
    assert [item.first_year for item in workspace._database.plans()] == [2022, 2027]
    assert len(workspace.backups()) == before + 1
    assert workspace.backups()[0].name.reason_word == "承認・解除の前"
    assert tools.pill.text() == "計画になりました"
    assert not tools.adopt_button.isVisible()
    assert not tools.reopen_button.isVisible()
    assert "計画になりました" in tools.message.text()
    assert workspace._database.plans()[1].name == "第五次富士市情報化計画"
    assert reporter.notes[-1] == "「第五次富士市情報化計画」を計画にしました。"
    with qtbot.waitSignal(page.plan_requested) as told:
        qtbot.mouseClick(tools.open_button, LEFT)
    assert told.args == [2, ""]


def test_a_name_that_does_not_do_is_told_in_the_dialog_which_keeps_it(
    qtbot, make_page, plan, workspace, calendar, asked
):
    plan.decisions.approve(plan.draft(), "本部会議", dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC))
    calendar.day = dt.date(2027, 4, 1)
    page = make_page(workspace)
    qtbot.mouseClick(page.desk.tools.adopt_button, LEFT)
    dialog = asked()
    texts = "".join(item.text() for item in dialog.findChildren(type(dialog.message)))
    assert "画面のいちばん上の計画の箱から" in texts
    dialog.asked["plan_name"].setText("長" * 201)
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert dialog.isVisible()
    assert dialog.asked["plan_name"].text() == "長" * 201
    assert "200 文字以内" in dialog.message.text()
    assert len(workspace._database.plans()) == 1
    dialog.reject()


@pytest.mark.parametrize(
    ("large", "shared", "words"),
    [
        (False, False, "先にバックアップを取ります。"),
        (False, True, "先にバックアップを取ります。"),
        (True, False, "バックアップは今日のものを使います"),
        (True, True, "バックアップはサーバーの管理者が取ります"),
    ],
)
def test_the_question_says_which_backup_there_will_be(
    qtbot, make_page, plan, workspace, calendar, asked, monkeypatch, large, shared, words
):
    plan.decisions.approve(plan.draft(), "本部会議", dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC))
    calendar.day = dt.date(2027, 4, 1)
    page = make_page(workspace)
    monkeypatch.setattr(workspace, "is_large", large)
    monkeypatch.setattr(type(workspace), "is_shared", shared)
    qtbot.mouseClick(page.desk.tools.adopt_button, LEFT)
    dialog = asked()
    texts = "".join(item.text() for item in dialog.findChildren(type(dialog.message)))
    assert words in texts
    assert ("先にバックアップを取ります。" in texts) is not large
    dialog.reject()


def test_an_adoption_is_taken_back_by_undo(qtbot, make_page, plan, workspace, calendar, fill):
    plan.decisions.approve(plan.draft(), "本部会議", dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC))
    calendar.day = dt.date(2027, 4, 1)
    page = make_page(workspace)
    qtbot.mouseClick(page.desk.tools.adopt_button, LEFT)
    fill(plan_name="第五次富士市情報化計画")
    page.reload(workspace.edits.undo())
    assert page.desk.tools.adopt_button.isVisible()
    assert not page.desk.tools.open_button.isVisible()
    assert len(workspace._database.plans()) == 1


def test_a_day_set_for_training_makes_no_plan_of_a_real_draft(
    make_page, plan, workspace, context, monkeypatch
):
    plan.decisions.approve(plan.draft(), "本部会議", dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC))
    context.clock.set_day(dt.date(2027, 4, 1))
    tools = make_page(workspace).desk.tools
    assert not tools.adopt_button.isEnabled()
    assert "練習の日付では計画にできません" in tools.adopt_button.toolTip()
    monkeypatch.setattr(workspace, "is_sample", True)
    assert make_page(workspace).desk.tools.adopt_button.isEnabled()


def test_a_draft_that_is_no_longer_in_order_says_why_it_does_not_become_a_plan(
    make_page, plan, workspace, calendar
):
    plan.decisions.approve(plan.draft(), "本部会議", dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC))
    order = RevisionOrder(
        RevisionKind.SPLIT, ("1-1-1",), "2027-01-01", "分ける", "本部", new_titles=("あ", "い")
    )
    workspace.revisions.make(order)
    calendar.day = dt.date(2027, 4, 1)
    tools = make_page(workspace).desk.tools
    assert not tools.adopt_button.isEnabled()
    assert "直すところが" in tools.adopt_button.toolTip()


def test_the_table_of_old_and_new_is_written(qtbot, page, carry, choose_file, tmp_path, reporter):
    carry(Fate.MERGED, ["1-1-1", "1-1-2"], ["窓口"])
    choose_file(tmp_path / "表.xlsx")
    qtbot.mouseClick(page.desk.tools.export_button, LEFT)
    rows = list(load_workbook(tmp_path / "表.xlsx").active.iter_rows(values_only=True))
    assert any(line[0] == "1-1-1" and "統合" in line for line in rows)
    assert reporter.notes[-1] == "「表.xlsx」に書き出しました。"


def test_a_draft_is_removed_with_its_numbers_told(qtbot, page, asked, plan, workspace):
    side = page.desk.side
    qtbot.mouseClick(side.bar, LEFT, pos=side.bar.tabRect(DRAFT).center())
    qtbot.mouseClick(side.draft.remove_button, LEFT)
    dialog = asked()
    assert "202 件" in "".join(item.text() for item in dialog.findChildren(type(dialog.message)))
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert plan.drafts() == []
    assert page.start.isVisible()
    workspace.edits.undo()
    assert len(plan.projects(plan.draft())) == 202


def test_the_menu_does_what_its_entries_say(page, tree, choose, numbers):
    choose("1-1-2")
    tree.menu_wanted.emit(QPoint(10, 10))
    menu = next(item for item in page.desk.findChildren(QMenu) if item.isVisible())
    next(item for item in menu.actions() if item.text().startswith("上へ")).trigger()
    menu.close()
    assert numbers("1.1")[:2] == ["1-1-2", "1-1-1"]


def test_with_large_text_enter_brings_the_fields_into_sight_and_a_problem_the_tree(
    qtbot, page, tree, choose, carry, theme, qapp, of
):
    theme.change(qapp, scale=200)
    carry(Fate.MERGED, ["1-1-1", "1-1-2"], ["まとめ"])
    area, side = page.desk.area, page.desk.side
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    choose("1-1-5")
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    top = side.chosen.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < area.viewport().height() // 2
    side.bar.setCurrentIndex(PROBLEMS)
    side.problems.table.setFocus()
    qtbot.keyClick(side.problems.table, Qt.Key.Key_Return)
    assert tree.hasFocus()
    assert 0 <= tree.mapTo(area.viewport(), QPoint(0, 0)).y() < area.viewport().height() // 2
