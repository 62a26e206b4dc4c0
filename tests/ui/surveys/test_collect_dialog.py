"""Returned files: looked at, chosen from, taken, taken back; refused and stopped ones change nothing."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QTableView, QTabWidget, QWidget

from fujidesk.domain.replies import Outcome
from fujidesk.errors import UserError
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.surveys.answer_model import AnswerColumn
from fujidesk.ui.surveys.collect_dialog import CollectDialog
from fujidesk.ui.tasks import TaskRunner
from fujidesk.ui.widgets.basics import Chip, InlineMessage


@pytest.fixture
def window(qtbot, theme, hands):
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.deleteLater()  # with the dialogs over it, so that none is modal over the next test
    hands.let_go()


@pytest.fixture
def told():
    return []


@pytest.fixture
def read(window, small_workspace, context, told):
    """Reads files in the dialog: read(path, …) → dialog."""

    def open_dialog(*paths):
        dialog = CollectDialog(small_workspace, context, 2022, told.append, window)
        dialog.open()
        dialog.start(partial(small_workspace.survey_collect.read, paths, 2022))
        return dialog

    return open_dialog


def table_of(dialog):
    return next(item for item in dialog.findChildren(QTableView) if item.accessibleName() == "回答の一覧")


def column(dialog, place):
    model = table_of(dialog).model()
    return [model.index(row, place).data() for row in range(model.rowCount())]


def chip(dialog, word):
    return next(item for item in dialog.findChildren(Chip) if word in item.text())


def advice(dialog):
    return next(item for item in dialog.findChildren(InlineMessage)).text()


def apply_button(dialog):
    return next(
        item for item in dialog.findChildren(QPushButton) if "受" in item.text() and item.property("primary")
    )


def choose_file_row(qtbot, dialog, row):
    files = dialog.findChild(QListView)
    spot = files.visualRect(files.model().index(row, 0)).center()
    qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def row_of(dialog, name, text=""):
    files = dialog.findChild(QListView).model()
    return next(row for row in range(files.rowCount()) if name in files.index(row, 0).data())


def freed(dialog):
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    return gone


def test_files_and_answers_stand_side_by_side(read, returned, qtbot) -> None:
    dialog = read(returned)
    files = dialog.findChild(QListView).model()
    assert files.rowCount() == 2
    assert "収納課 ・ 進捗状況報告" in files.index(row_of(dialog, "回答A"), 0).data()
    assert "受け付けない" in files.index(row_of(dialog, "回答B"), 0).data()
    assert set(column(dialog, AnswerColumn.NUMBER)) == {"1-1-1", "1-1-9"}
    choose_file_row(qtbot, dialog, row_of(dialog, "回答A"))
    assert set(column(dialog, AnswerColumn.NUMBER)) == {"1-1-1"}
    fields = column(dialog, AnswerColumn.FIELD)
    status = fields.index("実施状況")
    assert column(dialog, AnswerColumn.BEFORE)[status] == "（未回答）"
    assert column(dialog, AnswerColumn.AFTER)[status] == "実施中"
    assert column(dialog, AnswerColumn.OUTCOME)[status] == "新規"
    assert column(dialog, AnswerColumn.PLACE)[status].startswith("1-1-1 ")


def test_an_empty_folder_says_what_to_choose(read, tmp_path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    dialog = read(folder)
    assert advice(dialog).startswith("回答のファイルがありません。")
    (folder / "~$回答.xlsx").write_bytes(b"x")
    assert "~$回答.xlsx" in advice(read(folder))


def test_answers_can_be_read_in_the_largest_text(read, returned, theme, qapp) -> None:
    theme.change(qapp, scale=200)
    dialog = read(returned)
    qapp.sendPostedEvents()
    table = table_of(dialog)
    row = table.verticalHeader().defaultSectionSize()
    assert table.viewport().height() >= 4 * row, "the page scrolls before the rows have no room"
    none = next(item for item in dialog.findChildren(QPushButton) if item.text() == "全部外す")
    filters = none.parentWidget()
    assert none.geometry().bottom() <= filters.height(), "no button is cut"


def test_no_column_is_out_of_sight_at_the_usual_size(read, returned, qapp) -> None:
    dialog = read(returned)
    qapp.sendPostedEvents()
    assert table_of(dialog).horizontalScrollBar().maximum() == 0


def test_all_that_is_right_is_taken_a_step_a_file_and_taken_back(
    read, returned, small_workspace, surveys, hands, context, told, qtbot
) -> None:
    dialog = read(returned)
    gone = freed(dialog)
    steps = small_workspace.edits.step_count
    hands.press(dialog, apply_button(dialog).text())
    assert small_workspace.edits.step_count == steps + 2
    assert small_workspace.reports.of_year(2022)["1-1-1"].action == "番号札の色を分けた"
    assert hands.state(surveys, "収納課") == hands.state(surveys, "市民課") == "returned"
    assert told[0].years == {2022}
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "2 ファイルを受け取り" in said
    assert "Ctrl+Z で 1 ファイルずつ" in said
    hands.press(dialog, "閉じる")
    hands.let_go()
    assert gone, "freed on close"
    small_workspace.edits.undo()
    small_workspace.edits.undo()
    assert small_workspace.reports.of_year(2022)["1-1-1"].action == ""
    assert hands.state(surveys, "収納課") == "sent"


def test_one_answer_is_chosen_by_the_mouse_and_by_space(
    read, forms, fill, tmp_path, small_workspace, hands, qtbot
) -> None:
    dialog = read(fill(forms["収納課"], tmp_path / "in" / "a.xlsx"))
    hands.press(dialog, "全部外す")
    assert not apply_button(dialog).isEnabled()
    table = table_of(dialog)
    row = column(dialog, AnswerColumn.FIELD).index("実績額")
    box = table.visualRect(table.model().index(row, 0))
    spot = box.center()
    spot.setX(box.left() + 10)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert apply_button(dialog).text() == "1 ファイルの 1 件を受け入れる"
    field = table.visualRect(table.model().index(row, AnswerColumn.FIELD)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=field)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert not apply_button(dialog).isEnabled()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    hands.press(dialog, "1 ファイルの 1 件を受け入れる")
    report = small_workspace.reports.of_year(2022)["1-1-1"]
    assert (report.actual_cost_kyen, report.budget_kyen, report.action) == (900, None, "")


def test_only_whole_projects_are_taken_where_the_office_wants_it(
    read, returned, small_workspace, hands
) -> None:
    dialog = read(returned)
    hands.press(dialog, "記入が揃った事業だけ")
    hands.press(dialog, apply_button(dialog).text())
    reports = small_workspace.reports.of_year(2022)
    assert reports["1-1-1"].score_progress == 4
    assert reports["1-1-9"].score_progress is None, "a score of that sheet cannot be read"


def test_refused_values_cannot_be_ticked_and_say_what_is_allowed(read, returned, qtbot) -> None:
    dialog = read(returned)
    qtbot.mouseClick(chip(dialog, "受け付けない"), Qt.MouseButton.LeftButton)
    table = table_of(dialog)
    assert set(column(dialog, AnswerColumn.OUTCOME)) == {"受け付けない"}
    assert any("許される値：" in text for text in column(dialog, AnswerColumn.PROBLEM))
    index = table.model().index(0, AnswerColumn.ACCEPTED)
    assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    before = apply_button(dialog).text()
    table.setFocus()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert apply_button(dialog).text() == before
    assert "このままでは受け入れられません" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_doubtful_answers_need_a_word_of_their_own(
    read, forms, fill, tmp_path, small_workspace, hands, answers, qtbot
) -> None:
    path = fill(
        forms["収納課"],
        tmp_path / "in" / "a.xlsx",
        status="実施中 または 完了",
        outlook="けいぞく",
        budget_kyen="1200円",
    )
    answers.expect(lambda dialog: None)
    dialog = read(path)
    qtbot.waitUntil(lambda: answers.seen == ["回収したファイル"])
    model = dialog._view.model
    doubtful = [row for row in model.rows if row.answer.outcome is Outcome.CHECK and row.takeable]
    assert doubtful, "1200円 is 1.2 千円"
    accepted = {id(row) for row in model.accepted_rows()}
    assert not any(id(row) in accepted for row in doubtful), "never ticked at first"
    answers.expect(lambda asked: asked.reject())
    hands.press(dialog, "全部受け入れる…")
    qtbot.waitUntil(lambda: answers.seen[-1:] == ["要確認の回答"])
    assert not {id(row) for row in model.accepted_rows()} & {id(row) for row in doubtful}
    answers.expect(lambda asked: asked.accept())
    hands.press(dialog, "全部受け入れる…")
    qtbot.waitUntil(lambda: {id(row) for row in doubtful} <= {id(row) for row in model.accepted_rows()})
    hands.press(dialog, "正しいものだけ")
    assert not {id(row) for row in model.accepted_rows()} & {id(row) for row in doubtful}


def test_how_a_value_was_read_is_shown(read, forms, fill, tmp_path, qtbot) -> None:
    dialog = read(
        fill(forms["収納課"], tmp_path / "in" / "a.xlsx", score_progress="４点", budget_kyen="１２０万円")
    )
    readings = column(dialog, AnswerColumn.READING)
    fields = column(dialog, AnswerColumn.FIELD)
    assert "４点" in readings[fields.index("①進捗")]
    assert column(dialog, AnswerColumn.AFTER)[fields.index("予算額")] == "1,200 千円"
    table = table_of(dialog)
    table.selectRow(fields.index("予算額"))
    said = [label.text() for label in dialog.findChildren(QLabel) if "１２０万円" in label.text()]
    assert said, "the whole of it stands below the table"
    assert "a.xlsx ／ シート「1-1-1」" in said[0]


def test_a_file_that_is_no_form_is_refused_with_a_sentence(
    read, returned, qtbot, hands, small_workspace
) -> None:
    (returned / "メモ.xlsx").write_bytes(b"not a workbook")
    dialog = read(returned)
    assert "メモ.xlsx" in advice(dialog)
    choose_file_row(qtbot, dialog, row_of(dialog, "メモ"))
    assert column(dialog, AnswerColumn.NUMBER) == []
    tabs = dialog.findChild(QTabWidget)
    assert tabs.tabText(1).startswith("問題 ")
    hands.press(dialog, "やめる")
    assert small_workspace.surveys.files(2022) == []


def test_older_and_known_files_are_told(read, forms, fill, returned, tmp_path, qtbot, hands) -> None:
    dialog = read(returned / "回答A.xlsx")
    hands.press(dialog, apply_button(dialog).text())
    hands.press(dialog, "閉じる")
    dialog = read(returned / "回答A.xlsx")
    choose_file_row(qtbot, dialog, 0)
    assert "と同じ内容のファイルを" in advice(dialog)
    assert set(column(dialog, AnswerColumn.OUTCOME)) == {"同じ"}
    assert apply_button(dialog).text() == "受け入れる回答がありません"
    hands.press(dialog, "やめる")


def test_the_problem_list_is_written(read, returned, tmp_path, choose_file, hands, context) -> None:
    target = tmp_path / "問題.xlsx"
    dialog = read(returned)
    choose_file(target)
    hands.press(dialog, "問題一覧を書き出す…")
    assert target.is_file()
    assert context.reporter.notes[-1] == f"問題一覧を書き出しました：{target}"
    choose_file()
    hands.press(dialog, "問題一覧を書き出す…")


def test_esc_loses_changed_ticks_only_the_second_time(read, returned, qtbot, hands) -> None:
    dialog = read(returned)
    gone = freed(dialog)
    hands.press(dialog, "全部外す")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert "もう一度 Esc" in advice(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    hands.let_go()
    assert gone


def test_reading_is_stopped_and_nothing_is_left(
    window, small_workspace, theme, reporter, context, returned, qtbot, hands, monkeypatch
) -> None:
    tasks = TaskRunner()
    beside = ScreenContext(theme, tasks, reporter, context.settings)
    begun, go_on = threading.Event(), threading.Event()
    collect = small_workspace.survey_collect
    really = collect.read

    def slow(paths, fy, progress):
        begun.set()
        go_on.wait(5)
        return really(paths, fy, progress)

    monkeypatch.setattr(collect, "read", slow)
    dialog = CollectDialog(small_workspace, beside, 2022, print, window)
    gone = freed(dialog)
    dialog.open()
    dialog.start(partial(collect.read, [returned], 2022))
    qtbot.waitUntil(begun.is_set)
    hands.press(dialog, "中止")
    assert not gone, "it waits for its work"
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    hands.let_go()
    assert gone
    assert small_workspace.surveys.files(2022) == []
    tasks.close()


def test_taking_that_fails_leads_back_to_the_answers(
    read, returned, small_workspace, hands, context, typed
) -> None:
    dialog = read(returned)
    typed("1-1-1", status="done")  # meanwhile somebody else answers
    hands.press(dialog, apply_button(dialog).text())
    assert isinstance(context.reporter.errors[-1], UserError)
    assert "もう一度" in str(context.reporter.errors[-1])
    assert table_of(dialog).isVisible()
    assert small_workspace.surveys.files(2022) == []


def test_outcome_text_and_file_narrow_together(read, returned, qtbot) -> None:
    dialog = read(returned)
    qtbot.mouseClick(chip(dialog, "新規"), Qt.MouseButton.LeftButton)
    assert set(column(dialog, AnswerColumn.OUTCOME)) == {"新規"}
    dialog._view._search.setFocus()
    qtbot.keyClicks(dialog._view._search, "1-1-9")
    qtbot.waitUntil(lambda: set(column(dialog, AnswerColumn.NUMBER)) == {"1-1-9"})
    qtbot.keyClick(dialog._view._search, Qt.Key.Key_Down)
    assert table_of(dialog).hasFocus()
    dialog._view._search.setFocus()
    qtbot.keyClick(dialog._view._search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(set(column(dialog, AnswerColumn.NUMBER))) == 2)
    assert dialog.isVisible(), "Esc empties the box first"


def test_without_doubtful_answers_all_are_taken_without_a_question(
    read, forms, fill, tmp_path, hands
) -> None:
    dialog = read(fill(forms["収納課"], tmp_path / "in" / "a.xlsx"))
    hands.press(dialog, "全部外す")
    hands.press(dialog, "全部受け入れる…")
    model = dialog._view.model
    assert model.accepted_count() == sum(row.takeable for row in model.rows) > 0
    assert hands.dialog() is dialog, "no question lies over it"


def test_what_was_held_back_and_refused_is_said_in_numbers(read, returned, hands) -> None:
    dialog = read(returned)
    hands.press(dialog, "記入が揃った事業だけ")
    model = dialog._view.model
    held = sum(row.takeable for row in model.rows) - model.accepted_count()
    refused = sum(row.answer.outcome is Outcome.REFUSED for row in model.rows)
    assert held > 0
    assert refused > 0
    hands.press(dialog, apply_button(dialog).text())
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"受け入れずに残した回答：{held} 件" in said
    assert f"受け付けられなかった回答：{refused} 件" in said


def test_chosen_files_narrow_the_answers_and_several_add_up(read, returned, qtbot) -> None:
    dialog = read(returned)
    choose_file_row(qtbot, dialog, row_of(dialog, "回答A"))
    assert set(column(dialog, AnswerColumn.NUMBER)) == {"1-1-1"}
    files = dialog.findChild(QListView)
    spot = files.visualRect(files.model().index(row_of(dialog, "回答B"), 0)).center()
    keys = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, keys, spot)
    assert set(column(dialog, AnswerColumn.NUMBER)) == {"1-1-1", "1-1-9"}


def test_several_refused_files_are_counted_beside_the_first_reason(read, returned) -> None:
    for name in ("一.xlsx", "二.xlsx", "三.xlsx"):
        (returned / name).write_bytes(f"no workbook {name}".encode())
    assert advice(read(returned)).endswith("（ほか 2 ファイル）")


def test_the_problem_list_can_be_written_after_taking_too(
    read, returned, tmp_path, choose_file, hands, context
) -> None:
    dialog = read(returned)
    hands.press(dialog, apply_button(dialog).text())
    target = tmp_path / "部署に渡す.xlsx"
    choose_file(target)
    hands.press(dialog, "問題一覧を書き出す…")
    assert target.is_file()
    assert context.reporter.notes[-1].endswith(str(target))


def test_esc_after_taking_asks_nothing(read, returned, hands, qtbot) -> None:
    dialog = read(returned)
    gone = freed(dialog)
    hands.press(dialog, "全部外す")
    hands.press(dialog, "正しいものだけ")
    hands.press(dialog, "記入が揃った事業だけ")
    hands.press(dialog, apply_button(dialog).text())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    hands.let_go()
    assert gone
