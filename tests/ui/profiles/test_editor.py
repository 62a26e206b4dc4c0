"""The editor of profiles: edited by keys, checked beside, saved as a file that begins a third city."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from fujidesk.exchange.profiles import read_profile
from fujidesk.resources import resource
from fujidesk.services.profile_editing import values_of_file
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.profiles.editor import ProfileEditor
from fujidesk.ui.profiles.sections import SECTIONS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(qtbot, context):
    values = values_of_file(resource("profiles", "atsugi.toml"))
    window = QPushButton()
    qtbot.addWidget(window)
    made = ProfileEditor(values, context, window)
    made.setProperty("answered", True)
    made.show()
    made.kept = window
    return made


def section(qtbot, editor, title):
    """Choose a section by its name with the keys."""
    place = [item.title for item in SECTIONS].index(title)
    editor.sections.setFocus()
    qtbot.keyClick(editor.sections, Qt.Key.Key_Home)
    for _ in range(place):
        qtbot.keyClick(editor.sections, Qt.Key.Key_Down)
    assert editor.sections.currentIndex().row() == place


def put(editor, row, column, text):
    """Type into a cell, as its editor hands it over."""
    assert editor.model.setData(editor.model.index(row, column), text)


def faults(editor):
    return editor.faults.model().stringList()


def test_a_sound_profile_can_be_saved_at_once(editor):
    assert editor.state.text() == "誤りはありません。"
    assert editor.save_button.isEnabled()


def test_terms_that_overlap_are_named_beside_and_keep_from_saving(qtbot, editor):
    section(qtbot, editor, "期（前期・後期）")
    put(editor, 0, 2, "2024")
    qtbot.waitUntil(lambda: bool(faults(editor)))
    assert "が令和6年度で重なっています" in faults(editor)[0]
    assert not editor.save_button.isEnabled()
    put(editor, 0, 2, "2023")
    qtbot.waitUntil(lambda: not faults(editor))
    assert editor.save_button.isEnabled()


def test_rows_are_added_moved_and_removed(qtbot, editor):
    section(qtbot, editor, "区分")
    editor.table.setCurrentIndex(editor.model.index(3, 0))
    qtbot.mouseClick(editor.add_button, LEFT)
    put(editor, 4, 0, "5")
    put(editor, 4, 1, "人材の育成")
    qtbot.waitUntil(lambda: not faults(editor) and not editor._timer.isActive())
    qtbot.mouseClick(editor.up_button, LEFT)
    assert editor.model.index(3, 1).data() == "人材の育成"
    assert editor.table.currentIndex().row() == 3
    qtbot.mouseClick(editor.remove_button, LEFT)
    assert [editor.model.index(row, 0).data() for row in range(editor.model.rowCount())] == [
        "1",
        "2",
        "3",
        "4",
    ]


def test_a_section_that_is_one_table_has_a_row_a_key(qtbot, editor):
    section(qtbot, editor, "言葉")
    assert [editor.model.headerData(column, Qt.Orientation.Horizontal) for column in (0, 1)] == ["項目", "値"]
    assert not editor.add_button.isEnabled()
    assert not editor.model.flags(editor.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    put(editor, 2, 1, "")
    qtbot.waitUntil(lambda: bool(faults(editor)))
    assert faults(editor) == ["プロファイルの words の approver が正しくありません。文字を書いてください。"]


def test_a_third_city_is_saved_as_a_file(qtbot, editor, tmp_path, monkeypatch):
    section(qtbot, editor, "計画と期間")
    put(editor, 0, 1, "umibe")
    put(editor, 1, 1, "海辺市")
    qtbot.waitUntil(lambda: not editor._timer.isActive())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "umibe.toml"), ""))
    qtbot.mouseClick(editor.save_button, LEFT)
    assert editor.state.text() == f"保存しました：{tmp_path / 'umibe.toml'}"
    assert read_profile(tmp_path / "umibe.toml").profile.city == "海辺市"
    qtbot.mouseClick(editor.close_button, LEFT)


@pytest.mark.parametrize(("word", "stays"), [("編集に戻る", True), ("保存せずに閉じる", False)])
def test_what_is_not_saved_is_asked_about(qtbot, editor, answers, word, stays):
    section(qtbot, editor, "言葉")
    put(editor, 1, 1, "推進室")

    def answer(dialog):
        button = next(made for made in dialog.findChildren(QPushButton) if made.text() == word)
        qtbot.mouseClick(button, LEFT)

    answers.expect(answer)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible() is stays
    if stays:
        answers.expect(lambda dialog: dialog.accept())
        editor.close()


def test_another_file_is_opened_with_its_faults(qtbot, editor, tmp_path, monkeypatch):
    text = resource("profiles", "fuji.toml").read_text(encoding="utf-8")
    (tmp_path / "own.toml").write_text(text.replace("minimum = 9", "minimum = 15"), encoding="utf-8")
    (tmp_path / "no.toml").write_text("key = ", encoding="utf-8")
    names = iter([("", ""), (str(tmp_path / "no.toml"), ""), (str(tmp_path / "own.toml"), "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: next(names))
    qtbot.mouseClick(editor.open_button, LEFT)
    qtbot.mouseClick(editor.open_button, LEFT)
    assert "no.toml は TOML として読めません" in editor.state.text()
    qtbot.mouseClick(editor.open_button, LEFT)
    assert "grades が正しくありません" in faults(editor)[0]


def test_the_menu_opens_it_on_the_plan_of_the_window(qtbot, atsugi_workspace, context):
    window = MainWindow(atsugi_workspace, context)
    qtbot.addWidget(window)
    window._menu.profile.trigger()
    editor = window.findChild(ProfileEditor)
    editor.setProperty("answered", True)
    assert editor.model.index(1, 1).data() == "厚木市"
    assert editor.state.text() == "誤りはありません。"
    assert editor.isModal(), "a plan that is chosen meanwhile would take away what is edited"
    editor.close()


def test_after_words_were_changed_the_plan_is_opened_anew_where_asked_for(qtbot, workspace, context):
    window = MainWindow(workspace, context)
    qtbot.addWidget(window)
    window.show()
    window._menu.profile.trigger()
    editor = window.findChild(ProfileEditor)
    assert not editor.reopen_button.isVisible()
    section(qtbot, editor, "言葉")
    put(editor, 1, 1, "推進室")
    qtbot.mouseClick(editor.apply_button, LEFT)
    qtbot.mouseClick(editor.reopen_button, LEFT)
    assert window.plans.wanted.plan == workspace.plan.id
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_fault_leads_to_its_place(qtbot, editor):
    section(qtbot, editor, "年間の予定")
    put(editor, 1, 2, "02-30")
    qtbot.waitUntil(lambda: bool(faults(editor)))
    section(qtbot, editor, "言葉")
    editor.faults.setCurrentIndex(editor.faults.model().index(0, 0))
    qtbot.keyClick(editor.faults, Qt.Key.Key_Return)
    assert SECTIONS[editor.sections.currentIndex().row()].title == "年間の予定"
    assert editor.table.currentIndex().row() == 1
    put(editor, 1, 2, "07-01")
    section(qtbot, editor, "計画と期間")
    put(editor, 4, 1, "2030")
    qtbot.waitUntil(lambda: "last_year" in "".join(faults(editor)))
    section(qtbot, editor, "会議")
    spot = editor.faults.visualRect(editor.faults.model().index(0, 0)).center()
    qtbot.mouseClick(editor.faults.viewport(), LEFT, pos=spot)
    assert SECTIONS[editor.sections.currentIndex().row()].title == "計画と期間"
    editor._is_saved = True


def test_headings_tell_the_files_own_words(qtbot, editor):
    tip = Qt.ItemDataRole.ToolTipRole
    section(qtbot, editor, "総合評価")
    assert editor.model.headerData(1, Qt.Orientation.Horizontal, tip) == "minimum"
    section(qtbot, editor, "言葉")
    assert editor.model.index(1, 0).data(tip) == "office"


@pytest.fixture
def on_the_plan(qtbot, context, workspace):
    """The editor on the plan of a window, with what it told the screens."""
    told = []

    def store(wanted, seen):
        told.append(workspace.profile_changes.store(wanted, seen))

    window = QPushButton()
    qtbot.addWidget(window)
    made = ProfileEditor(workspace.profile_changes.values(), context, window, store)
    made.show()
    made.kept, made.told = window, told
    return made


def test_words_go_into_the_plan_that_is_open(qtbot, on_the_plan, workspace):
    section(qtbot, on_the_plan, "言葉")
    row = [on_the_plan.model.index(row, 0).data() for row in range(on_the_plan.model.rowCount())].index(
        "進行を管理する課"
    )
    put(on_the_plan, row, 1, "推進室")
    qtbot.mouseClick(on_the_plan.apply_button, LEFT)
    assert "この計画に反映しました" in on_the_plan.state.text()
    assert workspace.profile_changes.values()["words"]["office"] == "推進室"
    put(on_the_plan, row, 1, "推進課")
    qtbot.mouseClick(on_the_plan.apply_button, LEFT)
    assert workspace.profile_changes.values()["words"]["office"] == "推進課", (
        "a second change follows the first"
    )
    assert len(on_the_plan.told) == 2
    workspace.edits.undo()
    workspace.edits.undo()
    assert workspace.profile_changes.values()["words"]["office"] == "事務局"


def test_what_would_change_the_meaning_of_the_register_is_refused_there(qtbot, on_the_plan, workspace):
    section(qtbot, on_the_plan, "総合評価")
    put(on_the_plan, 0, 1, "13")
    qtbot.mouseClick(on_the_plan.apply_button, LEFT)
    assert "使い始めた計画では変えられません" in on_the_plan.state.text()
    assert "「総合評価」" in on_the_plan.state.text()
    assert workspace.edits.undo_label == ""


def test_a_meeting_that_cannot_go_is_called_by_its_name(qtbot, on_the_plan):
    section(qtbot, on_the_plan, "会議")
    name = on_the_plan.model.index(4, 1).data()
    on_the_plan.table.setCurrentIndex(on_the_plan.model.index(4, 0))
    qtbot.mouseClick(on_the_plan.remove_button, LEFT)
    qtbot.mouseClick(on_the_plan.apply_button, LEFT)
    assert f"会議「{name}」は、記録で使われる" in on_the_plan.state.text()
    on_the_plan._is_saved = True


def test_a_plan_that_is_only_read_says_why_it_takes_nothing(editor):
    assert not editor.apply_button.isEnabled()
    assert "読み取り専用" in editor.apply_button.toolTip()


def test_values_take_the_width_that_is_there_and_lists_keep_their_columns(qtbot, editor):
    bar = editor.table.horizontalScrollBar()
    editor.resize(620, 600)
    qtbot.waitUntil(lambda: editor.width() <= max(620, editor.minimumSizeHint().width()))
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    section(qtbot, editor, "年間の予定")
    qtbot.waitUntil(lambda: bar.maximum() > 0)
