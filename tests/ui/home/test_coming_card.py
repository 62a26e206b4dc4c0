"""What comes in the next three months and beyond: when, what, and what is known of it."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.hearings import Hearing, HearingKind, HearingState
from fujidesk.services.office_records import added
from fujidesk.ui.home.coming_card import ComingTasks

AUTUMN = dt.date(2026, 9, 20)


def own(workspace, **fields):
    made = replace(workspace.year_tasks.drafted(2026), **fields)
    workspace.year_tasks.add(made)
    return made


def test_the_next_three_months_stand_with_their_figures(make_home, small_workspace, texts):
    held = Hearing("R8-001", 2026, HearingKind.PRIORITY, state=HearingState.CANCELLED)
    planned = replace(held, key="R8-002", state=HearingState.PLANNED)
    small_workspace.edits.apply([added(held), added(planned)], "計画")
    found = texts(make_home(AUTUMN).findChild(ComingTasks))
    assert found[0] == "これから 3 か月"
    at = found.index("重点施策ヒアリング（企画・財政・事務局）")
    assert (found[at - 1], found[at + 1]) == ("11月", "0 / 1 回を実施")
    assert "その先の予定" not in found


def test_own_tasks_beyond_them_are_in_sight_too(make_home, small_workspace, texts):
    own(small_workspace, title="研修の準備", due="2027-03-10")
    found = texts(make_home(AUTUMN).findChild(ComingTasks))
    assert "その先の予定" in found
    assert "3月10日まで" in found


def test_where_nothing_comes_there_is_no_heading(make_home, small_workspace):
    """After the year of the last report the plan asks for nothing more."""
    assert not make_home(dt.date(2029, 5, 1)).findChild(ComingTasks).isVisible()


def test_another_day_replaces_the_lines(make_home, context, texts):
    screen = make_home(AUTUMN)
    context.clock.set_day(dt.date(2026, 12, 1))
    screen._fill()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    coming = screen.findChild(ComingTasks)
    assert "施政方針・議会説明" in texts(coming)
    assert "重点施策ヒアリング（企画・財政・事務局）" not in texts(coming)
    assert coming.findChildren(QPushButton) == []  # only own tasks can be opened
