"""Long work: results, progress, stop, errors, order and closing."""

import threading
import time

import pytest

from fujidesk.errors import CancelledError, UserError
from fujidesk.ui.tasks import SynchronousRunner, TaskRunner


@pytest.fixture
def runner(qapp):
    made = TaskRunner()
    yield made
    made.close()


def endless(progress):
    """Work that only a stop can end."""
    step = 0
    while True:
        progress.step(step, 1_000_000, "数えています")
        step += 1
        threading.Event().wait(0.002)


def test_work_runs_beside_the_window_and_hands_over_its_result(qtbot, runner):
    got = []
    runner.run("数える", lambda progress: (threading.current_thread(), 42), got.append)
    assert runner.busy
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][1] == 42
    assert got[0][0] is not threading.main_thread()
    assert not runner.busy


def test_progress_arrives_in_the_window(qtbot, runner):
    told, got = [], []
    runner.progressed.connect(lambda *step: told.append((step, threading.current_thread())))

    def work(progress):
        for step in range(1, 201):
            progress.step(step, 200, f"{step} 枚目")

    runner.run("書く", work, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert told[-1][0] == (200, 200, "200 枚目")
    assert told[0][1] is threading.main_thread()
    assert len(told) < 200


def test_stop_works_within_half_a_second(qtbot, runner):
    failed = []
    with qtbot.waitSignal(runner.progressed):
        runner.run("終わらない", endless, pytest.fail, failed.append)
    begun = time.monotonic()
    runner.cancel()
    qtbot.waitUntil(lambda: bool(failed), timeout=2000)
    assert time.monotonic() - begun < 0.5
    assert isinstance(failed[0], CancelledError)


def test_errors_without_a_taker_go_to_the_window(qtbot, runner):
    def work(progress):
        raise UserError("3 行目に番号がありません。")

    with qtbot.waitSignal(runner.failed) as caught:
        runner.run("読む", work, pytest.fail)
    assert str(caught.args[0]) == "3 行目に番号がありません。"


def test_works_wait_for_each_other(qtbot, runner):
    order = []
    for name in "abc":
        runner.run(name, lambda progress, name=name: name, order.append)
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["a", "b", "c"]


def test_closing_waits_for_the_worker_and_hands_over_nothing(qtbot, qapp):
    runner = TaskRunner()
    ended = []

    def work(progress):
        try:
            endless(progress)
        finally:
            ended.append(True)

    with qtbot.waitSignal(runner.progressed):
        runner.run("終わらない", work, pytest.fail, pytest.fail)
    runner.close()
    assert ended == [True]
    assert not runner.busy
    runner.run("遅すぎる", lambda progress: 1, pytest.fail)
    qapp.processEvents()


def test_the_synchronous_twin_does_the_same_at_once(qapp):
    runner = SynchronousRunner()
    told, got, failed = [], [], []
    runner.started.connect(told.append)
    runner.run("すぐ", lambda progress: progress.step(1, 1, "一つ") or 7, got.append)
    runner.run("だめ", lambda progress: 1 // 0, pytest.fail, failed.append)
    assert got == [7]
    assert told == ["すぐ", "だめ"]
    assert isinstance(failed[0], ZeroDivisionError)


def test_a_bug_in_what_takes_the_result_does_not_stop_the_works_behind_it(qtbot, runner):
    got = []

    def broken(result):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        runner.run("a", lambda progress: 1, broken)
        runner.run("b", lambda progress: 1 // 0, got.append, broken)
        runner.run("c", lambda progress: 3, got.append)
        qtbot.waitUntil(lambda: got == [3])
    assert [kind for kind, *_ in caught] == [ZeroDivisionError, ZeroDivisionError]


def test_a_stop_leaves_the_works_that_wait(qtbot, runner):
    failed, got = [], []
    with qtbot.waitSignal(runner.progressed):
        runner.run("終わらない", endless, pytest.fail, failed.append)
    runner.run("次", lambda progress: 7, got.append)
    runner.cancel()
    qtbot.waitUntil(lambda: got == [7])
    assert len(failed) == 1


def test_a_stop_without_work_and_closing_twice_do_nothing(runner):
    runner.cancel()
    runner.close()
    runner.close()
    assert not runner.busy


def test_titles_are_told_in_turn_and_each_has_its_end(qtbot, runner):
    told = []
    runner.started.connect(told.append)
    runner.finished.connect(lambda: told.append("・"))
    for title in ("読む", "書く"):
        runner.run(title, lambda progress: None, lambda result: None)
    qtbot.waitUntil(lambda: not runner.busy)
    assert told == ["読む", "・", "書く", "・"]


def test_the_synchronous_twin_hands_errors_to_the_window(qtbot, qapp):
    runner = SynchronousRunner()
    with qtbot.waitSignal(runner.failed) as caught:
        runner.run("だめ", lambda progress: 1 // 0, pytest.fail)
    assert isinstance(caught.args[0], ZeroDivisionError)
    assert not runner.busy
    runner.cancel()
    runner.close()
