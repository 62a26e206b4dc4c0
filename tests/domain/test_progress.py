"""Progress that nobody watches."""

from fujidesk.domain.progress import NoProgress, Progress


def test_work_without_a_watcher_goes_on() -> None:
    watcher: Progress = NoProgress()
    assert [watcher.step(done, 3, "読み込み") for done in range(4)] == [None] * 4
