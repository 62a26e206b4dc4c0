"""調査票から取り込む: what came back, ticked to be taken, and why there is nothing to take."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from fujidesk.domain.new_project_forms import FormState, KeptProposal, ProposalForm
from fujidesk.domain.replies import Proposal
from fujidesk.errors import UserError
from fujidesk.ui.newprojects.take_dialog import TakeDialog

LEFT = Qt.MouseButton.LeftButton


def form(position, state, title="予約", key=""):
    kept = KeptProposal(7, position, "提案.xlsx", "2026-04-21T10:00:00", False, Proposal("収納課", title))
    return ProposalForm(kept, state, key)


FORMS = (
    form(1, FormState.NEW), form(2, FormState.NEWER, "案内", "R8-004"), form(3, FormState.TAKEN),
    form(4, FormState.OLDER), form(5, FormState.WITHDRAWN), form(6, FormState.NEW, ""),
)  # fmt: skip


@pytest.fixture
def taken():
    return []


@pytest.fixture
def make(qtbot, theme, taken):
    """Opens the dialog over a window; refusal: of what takes the forms."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def opened(forms=FORMS, refusal=""):
        def take(places):
            if refusal:
                raise UserError(refusal)
            taken.extend(places)

        dialog = TakeDialog(forms, take, window)
        dialog.show()
        return dialog

    made = opened
    made.window = window
    return made


def test_only_forms_that_can_be_taken_are_listed_with_what_they_do(make):
    dialog = make()
    lines = [dialog.forms.item(row).text() for row in range(dialog.forms.rowCount())]
    assert lines == [
        "予約　収納課　2026-04-21", "案内　収納課　2026-04-21　→ R8-004 を更新",
        "（事業名未記入）　収納課　2026-04-21",
    ]  # fmt: skip
    assert dialog.do_button.text() == "3 件を取り込む"


def test_space_unticks_and_only_ticked_ones_are_taken(qtbot, make, taken):
    dialog = make()
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.do_button.text() == "2 件を取り込む"
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert taken == [(7, 2), (7, 6)]


def test_nothing_ticked_takes_nothing(qtbot, make, taken):
    dialog = make(FORMS[:1])
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert not dialog.do_button.isEnabled()
    with pytest.raises(UserError, match="選んでください"):
        dialog.act()
    assert not taken


def test_without_forms_it_says_where_they_come_from(make):
    dialog = make(())
    assert "「調査・回収」で回収してください。" in dialog.message.text()
    assert not dialog.do_button.isEnabled()


def test_a_refusal_stays_in_the_dialog(qtbot, make):
    dialog = make(refusal="「予約」は取り込み済みです。")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert dialog.message.text() == "「予約」は取り込み済みです。"
    assert dialog.isVisible()


def test_list_obeys_the_rules_of_qt_and_closing_frees(qtbot, qtmodeltester, make, qapp):
    dialog = make()
    qtmodeltester.check(dialog.forms)
    assert dialog.list.accessibleName()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
