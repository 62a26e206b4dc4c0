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
