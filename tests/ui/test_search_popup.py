"""The global search box: finds while one types, arrows and Enter open, Escape closes."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView, QMainWindow, QVBoxLayout, QWidget

from fujidesk.ui.search_hits import Hit, HitGroup, HitModel
from fujidesk.ui.search_popup import SearchBox

GROUPS = [
    HitGroup("番号・事業名", 2, (Hit("1-1-1", "窓口の案内"), Hit("1-1-2", "窓口の予約"))),
    HitGroup("本文", 70, (Hit("2-1-1", "庁内の網", "事業概要：窓口を増やす", 5, 2),)),
]


@pytest.fixture
def queries():
    return []


@pytest.fixture
def box(qtbot, theme, queries):
    def find(query):
        queries.append(query)
        return GROUPS if "窓" in query else []

    window = QMainWindow()
    body = QWidget(window)
    window.setCentralWidget(body)
    made = SearchBox(find, theme, body)
    QVBoxLayout(body).addWidget(made)
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    made.kept = window  # lives as long as its box
    return made


def type_text(qtbot, box, text):
    """Type as an input method does: QTest has no keys for kanji."""
    qtbot.keyClicks(box, "x")
    box.setText(text)
    box.textEdited.emit(text)


def test_results_appear_while_typing_grouped_and_counted(qtbot, box, queries):
    type_text(qtbot, box, "窓口")
    qtbot.waitUntil(box.popup.isVisible)
    assert queries == ["窓口"]
    assert box.popup.titles()[0] == "番号・事業名（2 件）"
    assert box.popup.titles()[3] == "本文（70 件、はじめの 1 件を表示）"


def test_fast_typing_searches_once(qtbot, box, queries):
    for text in ("窓", "窓口", "窓口の"):
        type_text(qtbot, box, text)
    qtbot.waitUntil(lambda: bool(queries))
    assert queries == ["窓口の"]


def test_enter_opens_the_first_hit_at_once(qtbot, box):
    type_text(qtbot, box, "窓口")
    with qtbot.waitSignal(box.opened) as caught:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert caught.args == ["1-1-1"]
    assert not box.popup.isVisible()
    assert box.text() == ""


def test_arrows_step_over_the_heads(qtbot, box):
    type_text(qtbot, box, "窓口")
    qtbot.waitUntil(box.popup.isVisible)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(box, key)
    with qtbot.waitSignal(box.opened) as caught:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert caught.args == ["2-1-1"]


def test_a_click_opens(qtbot, box):
    type_text(qtbot, box, "窓口")
    qtbot.waitUntil(box.popup.isVisible)
    view = box.popup.findChild(QListView)
    place = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignal(box.opened) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["1-1-2"]


def test_a_hearing_is_opened_as_one(qtbot, box, monkeypatch):
    hit = Hit("R8-003", "市民課", "決定：窓口を増やす", 3, 2, is_hearing=True)
    monkeypatch.setitem(globals(), "GROUPS", [HitGroup("ヒアリング記録", 1, (hit,))])
    type_text(qtbot, box, "窓口")
    with qtbot.assertNotEmitted(box.opened), qtbot.waitSignal(box.hearing_opened) as caught:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert caught.args == ["R8-003"]


def test_nothing_found_is_a_sentence(qtbot, box):
    type_text(qtbot, box, "zzz")
    qtbot.waitUntil(box.popup.isVisible)
    assert box.popup.titles() == []
    with qtbot.assertNotEmitted(box.opened):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_escape_closes_then_clears(qtbot, box):
    type_text(qtbot, box, "窓口")
    qtbot.waitUntil(box.popup.isVisible)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.popup.isVisible()
    assert box.text() == "窓口"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_the_list_stays_inside_the_window(qtbot, box, theme, qapp):
    theme.change(qapp, scale=200)
    type_text(qtbot, box, "窓口")
    qtbot.waitUntil(box.popup.isVisible)
    assert box.window().rect().contains(box.popup.geometry())


def everywhere(_query):
    return [HitGroup("番号・事業名", 1, (Hit("9-9-9", "ほかの計画の窓口", plan=2),), "第五次の計画")]


def test_a_list_that_there_is_already_offers_all_plans(qtbot, box):
    type_text(qtbot, box, "窓口")
    qtbot.waitUntil(box.popup.isVisible)
    assert not box.popup.everywhere.isVisible()
    before = box.popup.height()
    box.offer_everywhere(everywhere)
    assert box.popup.everywhere.isVisible()
    assert box.popup.height() > before
    qtbot.mouseClick(box.popup.everywhere, Qt.MouseButton.LeftButton)
    assert box.is_everywhere
    assert box.popup.titles()[0] == "番号・事業名（1 件）　第五次の計画"


def test_the_offer_of_all_plans_is_taken_back(qtbot, box, queries):
    words = box.placeholderText()
    box.offer_everywhere(everywhere)
    box.search_everywhere(True)
    type_text(qtbot, box, "窓口")
    qtbot.waitUntil(box.popup.isVisible)
    box.offer_everywhere(None)
    assert not box.popup.everywhere.isVisible()
    assert not box.popup.everywhere.isChecked()
    assert not box.is_everywhere
    assert (box.placeholderText(), box.toolTip()) == (words, "")
    assert box.popup.titles()[0] == "番号・事業名（2 件）", "what is shown is of this plan again"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    box.toggle_everywhere()
    assert not box.is_everywhere
    box.offer_everywhere(everywhere)
    assert box.popup.everywhere.isVisibleTo(box.popup)


def test_an_offer_taken_back_before_any_search_leaves_nothing(qtbot, box):
    box.offer_everywhere(everywhere)
    box.offer_everywhere(None)
    type_text(qtbot, box, "窓口")
    qtbot.waitUntil(box.popup.isVisible)
    assert not box.popup.everywhere.isVisible()


def test_the_model_passes_qts_own_tester(qapp):
    model = HitModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_groups(GROUPS)
    assert isinstance(tester.model(), QAbstractItemModel)
    assert model.rowCount() == 5
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable
