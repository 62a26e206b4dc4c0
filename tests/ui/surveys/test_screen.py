"""調査・回収 as an office works with it: see how far, chase, send back, confirm, take back."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from fujidesk.domain.changes import Changes
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.surveys import EntryState, SurveyRound
from fujidesk.ui.surveys.department_model import DepartmentColumn
from fujidesk.ui.surveys.groups import Group
from fujidesk.ui.surveys.segment_bar import Segment
from fujidesk.ui.widgets.basics import Chip, InlineMessage
from fujidesk.ui.widgets.clashes import ClashLine
from fujidesk.ui.widgets.day_box import DayBox


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def shown(screen, column=DepartmentColumn.DEPARTMENT):
    model = screen._departments.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def segments(screen):
    return {part.shown_group: part for part in screen.findChildren(Segment) if part.isVisible()}


def test_the_head_says_the_year_the_deadline_and_how_far_it_is(screen, forms, typed) -> None:
    screen.reload(Changes(years=frozenset({2022})))
    said = texts(screen)
    assert "令和4年度の進捗状況調査" in said
    assert "令和5年4月28日（金）・4 日過ぎました" in said
    assert "0 / 3 課" in said
    assert "期限超過 3 課" in said
    assert segments(screen).keys() == {Group.OVERDUE}


def test_no_round_yet_says_what_to_do_first(make_screen, hands, answers, qtbot) -> None:
    screen = make_screen()
    messages = [item.text() for item in screen.findChildren(InlineMessage) if item.isVisible()]
    assert messages == [
        "令和4年度の調査はまだ始まっていません。提出期限と連絡先を入れて、3 課の調査票を作ってください。"
    ]
    answers.expect(lambda dialog: dialog.reject())
    hands.press(screen._notices, "調査票を作る…")
    qtbot.waitUntil(lambda: answers.seen == ["調査票を作る"])


def test_a_year_that_is_not_over_is_allowed_with_a_hint(make_screen) -> None:
    screen = make_screen(2026)
    message = next(item for item in screen.findChildren(InlineMessage) if item.isVisible())
    assert "令和8年度は令和9年3月31日（水）まで続きます" in message.text()
    assert "令和8年度の進捗状況調査" in texts(screen)


def test_an_approved_year_cannot_be_changed(make_screen, surveys, typed, hands) -> None:
    typed("1-1-1", status="running")
    surveys.approve(2022, "令和5年度第1回本部")
    screen = make_screen()
    message = next(item for item in screen.findChildren(InlineMessage) if item.isVisible())
    assert message.text().startswith("承認により確定（")
    assert "令和5年度第1回本部" in message.text()
    for text in ("調査票を作る…", "回収したファイルを読む…", "送付済にする", "確認済にする"):
        made = hands.button(screen, text)
        assert not made.isEnabled()
        assert "承認により確定" in made.toolTip()
    assert not screen.findChild(DayBox).isEnabled()
    leader = screen._departments.table.model().index(0, DepartmentColumn.LEADER)
    assert not leader.flags() & Qt.ItemFlag.ItemIsEditable


def test_deadline_and_contact_are_stored_when_they_are_left(screen, surveys, context, qtbot) -> None:
    day = screen.findChild(DayBox)
    day.setFocus()
    qtbot.keyClick(day, Qt.Key.Key_Up)  # the year, where the cursor stands
    contact = next(box for box in screen.findChildren(QLineEdit) if box.accessibleName() == "連絡先")
    contact.setFocus()
    assert surveys.status(2022).round.deadline == "2024-04-28"
    assert context.reporter.notes[-1] == "提出期限を直しました。Ctrl+Z で元に戻せます。"
    contact.clear()
    contact.insert("デジタル推進課")
    qtbot.keyClick(contact, Qt.Key.Key_Return)
    assert surveys.status(2022).round.contact == "デジタル推進課"
    screen._workspace.edits.undo()
    assert surveys.status(2022).round.contact == "情報政策課 内線 2345"


def enter_contact(screen, qtbot, text):
    contact = next(box for box in screen.findChildren(QLineEdit) if box.accessibleName() == "連絡先")
    contact.setFocus()
    contact.selectAll()
    contact.insert(text)
    qtbot.keyClick(contact, Qt.Key.Key_Return)


def clash_lines(screen):
    return [line for line in screen.findChildren(ClashLine) if line.isVisible()]


def test_what_others_changed_meanwhile_is_shown_beside_what_was_entered(
    screen, surveys, qtbot, hands
) -> None:
    surveys.set_round(2022, contact="ほかの人の内線")
    enter_contact(screen, qtbot, "わたしの内線")
    surveys.set_round(2022, deadline="2023-05-12")
    day = screen.findChild(DayBox)
    day.setFocus()
    qtbot.keyClick(day, Qt.Key.Key_Up)
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert surveys.status(2022).round == SurveyRound(2022, "2023-05-12", "ほかの人の内線")
    contact, deadline = clash_lines(screen)
    assert deadline.text() == (
        "「提出期限」は、入力している間にほかの人が「令和5年5月12日（金）」に変えました。"
        "入力した「令和6年4月28日（日）」は、まだ保存していません。"
    )
    assert (
        "「ほかの人の内線」に変えました。入力した「わたしの内線」は、まだ保存していません。" in contact.text()
    )
    qtbot.mouseClick(deadline.keep, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(contact.take, Qt.MouseButton.LeftButton)
    assert surveys.status(2022).round == SurveyRound(2022, "2023-05-12", "わたしの内線")
    assert clash_lines(screen) == []


def test_a_value_that_changes_again_clashes_again(screen, surveys, qtbot) -> None:
    surveys.set_round(2022, contact="二人目")
    enter_contact(screen, qtbot, "一人目")
    surveys.set_round(2022, contact="三人目")
    (line,) = clash_lines(screen)
    qtbot.mouseClick(line.take, Qt.MouseButton.LeftButton)
    assert surveys.status(2022).round.contact == "三人目"
    (line,) = clash_lines(screen)
    assert "「三人目」に変えました" in line.text()
    screen.set_fiscal_year(2023)
    assert clash_lines(screen) == []


def test_a_leader_and_who_answers_clash_as_well(screen, surveys, qtbot) -> None:
    surveys.set_leader(2022, "市民課", "市民課 係長")
    screen._steps.set_leader("市民課", "市民課 主査", "")
    surveys.set_lead(2022, "1-1-1", "市民課")
    screen._steps.set_lead("1-1-1", "収納課", "")
    leader, lead = clash_lines(screen)
    assert "「市民課 係長」に変えました。入力した「市民課 主査」は" in leader.text()
    assert "「市民課」に変えました。入力した「収納課」は" in lead.text()
    for line in (leader, lead):
        qtbot.mouseClick(line.take, Qt.MouseButton.LeftButton)
    (entry,) = [line.entry for line in surveys.status(2022).departments if line.entry.department == "市民課"]
    assert entry.leader == "市民課 主査"
    assert surveys.assignments(2022)["1-1-1"].lead == "収納課"


def test_a_long_contact_is_read_from_its_beginning(screen, surveys) -> None:
    long = "デジタル戦略室 情報化推進担当（内線 0000、窓口は本庁舎五階の北側、電子メールは庁内の宛先一覧）"
    surveys.set_round(2022, "2023-04-28", long)
    screen.reload(Changes(years=frozenset({2022})))
    contact = next(box for box in screen.findChildren(QLineEdit) if box.accessibleName() == "連絡先")
    assert contact.text() == contact.toolTip() == long
    assert contact.cursorPosition() == 0


def test_overdue_departments_come_first_with_their_word(screen, forms, surveys) -> None:
    surveys.set_round(2022, "2023-05-31")
    surveys.mark_reminded(2022, ["市民課"], dt.date(2023, 5, 1))
    screen.reload(Changes(years=frozenset({2022})))
    assert shown(screen, DepartmentColumn.STATE) == ["送付済", "送付済", "送付済"]
    surveys.set_round(2022, "2023-04-28")
    screen.reload(Changes(years=frozenset({2022})))
    assert shown(screen, DepartmentColumn.STATE) == ["期限超過"] * 3
    reminded = shown(screen, DepartmentColumn.REMINDED)
    assert reminded[shown(screen).index("市民課")] == "R5.5.1"


def test_marked_as_sent_by_button_and_taken_back(screen, surveys, hands, context) -> None:
    hands.choose(screen, "収納課", "市民課")
    hands.press(screen, "送付済にする")
    assert hands.state(surveys, "収納課") == EntryState.SENT
    assert hands.state(surveys, "デジタル推進課") == EntryState.UNSENT
    assert context.reporter.notes[-1] == "収納課、市民課を送付済にしました。Ctrl+Z で元に戻せます。"
    assert surveys.status(2022).departments[0].entry.sent_at == "2023-05-02"
    screen.reload(screen._workspace.edits.undo())
    assert hands.state(surveys, "収納課") == EntryState.UNSENT
    assert segments(screen).keys() == {Group.UNSENT}


def test_a_step_that_fits_no_chosen_department_says_so(screen, surveys, hands, context) -> None:
    hands.choose(screen, "デジタル推進課")
    hands.press(screen, "確認済にする")
    assert context.reporter.notes[-1] == "選んだ 1 課に提出され、まだ確認していない部署がありません。"
    hands.press(screen, "督促…")
    assert "提出を待っている部署" in context.reporter.notes[-1]
    hands.press(screen, "差戻し…")
    assert "提出済みの部署がありません" in context.reporter.notes[-1]
    assert hands.state(surveys, "デジタル推進課") == EntryState.UNSENT


def test_the_reminder_is_copied_and_its_day_noted_when_the_user_agrees(
    screen, forms, surveys, hands, context, qtbot
) -> None:
    screen.reload(Changes(years=frozenset({2022})))
    hands.choose(screen, "収納課")
    qtbot.keyClick(
        screen._departments.table,
        Qt.Key.Key_R,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    dialog = hands.dialog()
    assert "収納課" in QGuiApplication.clipboard().text()
    text = dialog.findChild(QPlainTextEdit)
    text.setPlainText("お願いします")
    hands.press(dialog, "もう一度コピー")
    assert QGuiApplication.clipboard().text() == "お願いします"
    hands.press(dialog, "1 課に督促したと記録する")
    reminded = {line.entry.department: line.entry.reminded_at for line in surveys.status(2022).departments}
    assert reminded == {"収納課": "2023-05-02", "市民課": "", "デジタル推進課": ""}
    assert context.reporter.notes[-1] == "収納課への督促を記録しました。Ctrl+Z で元に戻せます。"


def test_a_reminder_that_is_not_sent_is_not_noted(screen, forms, surveys, hands) -> None:
    screen.reload(Changes(years=frozenset({2022})))
    hands.choose(screen, "収納課")
    hands.press(screen, "督促…")
    hands.press(hands.dialog(), "記録しない")
    assert not any(line.entry.reminded_at for line in surveys.status(2022).departments)


def test_sent_back_with_a_reason(screen, forms, typed, surveys, hands, context, qtbot) -> None:
    typed("1-1-1", status="running")
    screen.reload(Changes(numbers=frozenset({"1-1-1"})))
    hands.choose(screen, "収納課")
    hands.press(screen, "差戻し…")
    dialog = hands.dialog()
    assert not hands.button(dialog, "差し戻す").isEnabled(), "a reason is needed"
    assert "収納課を差戻しにします" in " ".join(texts(dialog))
    dialog.findChild(QPlainTextEdit).insertPlainText("実績額の単位")
    hands.press(dialog, "差し戻す")
    entry = next(line.entry for line in surveys.status(2022).departments if line.entry.department == "収納課")
    assert (entry.state, entry.note, entry.sent_back_at) == (
        EntryState.SENT_BACK,
        "実績額の単位",
        "2023-05-02",
    )
    assert "差戻しの理由：実績額の単位" in texts(screen)
    hands.let_go()
    assert hands.dialog() is None


def test_confirming_asks_where_something_is_missing(
    screen, forms, typed, surveys, hands, answers, qtbot
) -> None:
    typed("1-1-1", status="running")
    screen.reload(Changes(numbers=frozenset({"1-1-1"})))
    hands.choose(screen, "収納課")
    asked = []

    def keep(dialog):
        asked.append(dialog.accessibleDescription() or " ".join(texts(dialog)))
        dialog.reject()

    answers.expect(keep)
    hands.press(screen, "確認済にする")
    qtbot.waitUntil(lambda: bool(asked))
    assert "記入の足りない事業 1 件" in asked[0]
    assert hands.state(surveys, "収納課") == EntryState.SENT
    answers.expect(lambda dialog: dialog.accept())
    hands.press(screen, "確認済にする")
    qtbot.waitUntil(lambda: hands.state(surveys, "収納課") == EntryState.CONFIRMED)
    assert Group.CONFIRMED in segments(screen)


def test_confirming_what_is_complete_asks_nothing(screen, forms, typed, surveys, hands) -> None:
    typed("1-1-1", status="stopped")
    screen.reload(Changes(numbers=frozenset({"1-1-1"})))
    hands.choose(screen, "収納課")
    hands.press(screen, "確認済にする")
    assert hands.state(surveys, "収納課") == EntryState.CONFIRMED


def test_a_part_of_the_bar_narrows_the_table_and_widens_it_again(
    screen, forms, typed, surveys, qtbot
) -> None:
    typed("1-1-1", status="stopped")
    surveys.confirm(2022, ["収納課"], dt.date(2023, 5, 1))
    screen.reload(Changes(everything=True))
    part = segments(screen)[Group.CONFIRMED]
    assert part.accessibleName() == "確認済 1 課。押すと表をこの部署に絞り込みます"
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    assert shown(screen) == ["収納課"]
    chip = next(chip for chip in screen.findChildren(Chip) if chip.text() == "✓ 確認済")
    qtbot.keyClick(part, Qt.Key.Key_Space)
    assert len(shown(screen)) == 3
    assert not chip.isChecked()


def test_text_and_chips_narrow_and_one_button_clears(screen, qtbot, hands) -> None:
    box = next(box for box in screen.findChildren(QLineEdit) if "絞り込む" in box.accessibleName())
    qtbot.keyClick(screen, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    box.insert("しみん")
    assert shown(screen) == []
    assert "当てはまる部署がありません。" in texts(screen)
    hands.press(screen._departments, "条件を消す")
    assert len(shown(screen)) == 3
    box.insert("市民")
    assert shown(screen) == ["市民課"]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert len(shown(screen)) == 3


def test_the_leader_is_typed_into_the_table(screen, surveys, qtbot, context) -> None:
    table = screen._departments.table
    row = table.model().row_of("市民課")
    table.setCurrentIndex(table.model().index(row, DepartmentColumn.LEADER))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    editor.insert("市民課 係長")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(context.reporter.notes))
    leaders = {line.entry.department: line.entry.leader for line in surveys.status(2022).departments}
    assert leaders["市民課"] == "市民課 係長"
    assert context.reporter.notes[-1].startswith("市民課の情報化推進リーダーを市民課 係長 にしました")
    assert screen._departments.table.current.entry.department == "市民課", "the cursor stays"


def test_the_detail_follows_the_cursor_and_opens_sheets(screen, typed, qtbot, hands) -> None:
    typed("1-1-1", status="running", budget_kyen=5)
    screen.reload(Changes(numbers=frozenset({"1-1-1"})))
    hands.choose(screen, "収納課")
    table = next(
        view for view in screen.findChildren(QTableView) if view.accessibleName() == "この部署の事業"
    )
    cells = [table.model().index(0, column).data() for column in range(4)]
    assert cells[:3] == ["1-1-1", "窓口の案内番号", "不足"]
    assert "実績額" in cells[3]
    assert "関係課：市民課" in table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    with qtbot.waitSignal(screen.open_requested) as asked:
        qtbot.mouseClick(
            table.viewport(),
            Qt.MouseButton.LeftButton,
            pos=table.visualRect(table.model().index(0, 0)).center(),
        )
    assert asked.args == ["1-1-1"]
    with qtbot.waitSignal(screen.open_requested):
        hands.press(screen, "個票を開く")
    with qtbot.waitSignal(screen.filter_requested) as listed:
        hands.press(screen, "事業一覧で見る")
    assert listed.args == [ProjectFilter(numbers=("1-1-1",), caption="令和4年度の調査 収納課")]


def test_another_department_answers_and_goes_back(screen, surveys, hands, qtbot) -> None:
    hands.choose(screen, "収納課")
    hands.press(screen, "回答する部署を変える…")
    dialog = hands.dialog()
    box = dialog.findChild(QComboBox)
    assert [box.itemText(place) for place in range(3)] == [
        "収納課（いま）",
        "市民課（関係課）",
        "計画の所管部署に戻す",
    ]
    assert not hands.button(dialog, "変える").isEnabled()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    hands.press(dialog, "変える")
    assert surveys.assignments(2022)["1-1-1"].lead == "市民課"
    assert shown(screen) == ["デジタル推進課", "市民課"] or "収納課" not in shown(screen)
    hands.choose(screen, "市民課")
    hands.press(screen, "回答する部署を変える…")
    box = hands.dialog().findChild(QComboBox)
    box.setCurrentIndex(box.findText("計画の所管部署に戻す"))
    hands.press(hands.dialog(), "変える")
    assert surveys.assignments(2022)["1-1-1"].lead == "収納課"


def test_steps_stand_in_the_menu_of_the_right_button(screen, qtbot) -> None:
    table = screen._departments.table
    spot = table.visualRect(table.model().index(0, 0)).center()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == [
        "送付済にする",
        "督促…",
        "差戻し…",
        "確認済にする",
    ]
    menu.close()
    assert isinstance(spot, QPoint)


def test_what_others_change_is_shown_and_the_selection_stays(screen, surveys, hands) -> None:
    hands.choose(screen, "収納課", "市民課")
    screen.reload(surveys.mark_sent(2022, ["デジタル推進課"], dt.date(2023, 4, 3)))
    chosen = {line.entry.department for line in screen._departments.table.chosen}
    assert chosen == {"収納課", "市民課"}
    assert "2 課を選択" in texts(screen)
    screen.reload(Changes(years=frozenset({2024})))
    screen.reload(Changes())


@pytest.mark.parametrize("size", [(1366, 650), (800, 560), (1920, 960)])
def test_every_control_has_a_name_and_fits(make_screen, surveys, theme, qapp, size) -> None:
    theme.change(qapp, scale=200 if size[0] == 800 else 100)
    screen = make_screen(size=size)
    for made in screen.findChildren(QPushButton):
        if made.isVisible():
            assert made.text() or made.accessibleName()
            assert made.width() >= made.minimumSizeHint().width(), made.text()
    for view in screen.findChildren(QTableView):
        assert view.accessibleName() or not view.isVisible()
    theme.change(qapp, scale=100)


@pytest.mark.parametrize("key", ["light", "dark", "contrast"])
def test_it_is_drawn_in_every_theme(screen, forms, theme, qapp, key) -> None:
    theme.change(qapp, key=key)
    screen.reload(Changes(everything=True))
    picture = screen.grab().toImage()
    assert picture.pixelColor(4, 4).name() == theme.color("ground").name()
    theme.change(qapp, key="light")
