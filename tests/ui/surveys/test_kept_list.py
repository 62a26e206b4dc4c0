"""The kept returns of a department: told apart, given out, read again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from fujidesk.domain.replies import KeptFile, ReplyKind
from fujidesk.ui.surveys.kept_list import HEADINGS, KeptList


def kept(place, name="回答.xlsx", state="taken", kind=ReplyKind.REPORT):
    return KeptFile(
        place, 2022, kind, "収納課", name, "", f"2023-04-{place:02}T10:05:00", f"{place:064}", 1234567, state
    )


@pytest.fixture
def listed(qtbot, theme):
    made = KeptList(theme)
    qtbot.addWidget(made)
    made.resize(460, 300)
    made.show()
    return made


def cell(listed, row, heading, role=Qt.ItemDataRole.DisplayRole):
    model = listed.findChild(QTableView).model()
    return model.index(row, HEADINGS.index(heading)).data(role)


@pytest.mark.parametrize(
    ("state", "word"),
    [("taken", "受入済"), ("older", "旧版"), ("withdrawn", "取消"), ("unheard", "unheard")],
)
def test_what_became_of_a_file_is_said_in_a_word(listed, state, word) -> None:
    listed.show_files([kept(4, state=state)], "")
    assert cell(listed, 0, "扱い") == word


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (ReplyKind.REPORT, "進捗状況報告"), (ReplyKind.INQUIRY, "照会票"), (ReplyKind.PROPOSAL, "新規事業調査"),
    ],
)  # fmt: skip
def test_which_form_a_file_is(listed, kind, word) -> None:
    listed.show_files([kept(4, kind=kind)], "")
    assert cell(listed, 0, "種類") == word


def test_the_tip_has_the_whole_hash_and_the_size(listed) -> None:
    listed.show_files([kept(4)], "")
    tip = cell(listed, 0, "ファイル", Qt.ItemDataRole.ToolTipRole)
    assert tip == f"回答.xlsx\n1,234,567 バイト\nSHA-256 {4:064}"


def test_without_a_file_there_is_nothing_to_do(listed, hands, qtbot) -> None:
    listed.show_files([], "")
    for text in ("もう一度読む…", "元のファイルを保存…"):
        assert not hands.button(listed, text).isEnabled()
    with qtbot.assertNotEmitted(listed.save_chosen), qtbot.assertNotEmitted(listed.read_chosen):
        listed._on_save()
        listed._on_read()


def test_the_newest_is_chosen_at_first_and_another_by_the_mouse(listed, hands, qtbot) -> None:
    newest, oldest = kept(9, "新.xlsx"), kept(4, "旧.xlsx", "older")
    listed.show_files([newest, oldest], "")
    with qtbot.waitSignal(listed.read_chosen) as read:
        hands.press(listed, "もう一度読む…")
    assert read.args == [newest]
    table = listed.findChild(QTableView)
    spot = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(listed.save_chosen) as saved:
        hands.press(listed, "元のファイルを保存…")
    assert saved.args == [oldest]


def test_what_is_fixed_is_not_read_again_but_still_given_out(listed, hands) -> None:
    listed.show_files([kept(4)], "承認により確定")
    assert not hands.button(listed, "もう一度読む…").isEnabled()
    assert hands.button(listed, "元のファイルを保存…").isEnabled()


def test_columns_grow_with_the_text(listed, theme, qapp) -> None:
    table = listed.findChild(QTableView)
    before = table.columnWidth(0)
    theme.change(qapp, scale=200)
    assert table.columnWidth(0) == 2 * before
    theme.change(qapp, scale=100)
