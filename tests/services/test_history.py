"""The history as it is read."""

from fujidesk.domain.changes import Entity, FieldChange


def test_history_is_newest_first_and_limited(small_workspace):
    for page in range(12, 20):
        change = FieldChange(Entity.PROJECT, "1-1-1", "page", page, page + 1)
        small_workspace.edits.apply([change], f"頁 {page + 1}")
    assert [entry.label for entry in small_workspace.history.recent(2)] == ["頁 20", "頁 19"]
    assert len(small_workspace.history.of_project("1-1-1", 5)) == 5
    assert small_workspace.history.of_project("1-1-9") == []


def test_steps_are_newest_first_with_the_number_of_their_changes(small_workspace):
    def page(number, before, after):
        return FieldChange(Entity.PROJECT, number, "page", before, after)

    small_workspace.edits.apply([page("1-1-1", 12, 20)], "一つ")
    small_workspace.edits.apply(
        [page("1-1-1", 20, 21), page("1-1-9", 13, 22), FieldChange(Entity.LEVEL, "1", "theme", "", "x")],
        "三つ",
    )
    small_workspace.edits.undo()
    steps = small_workspace.history.recent_steps()
    assert [(step.last.label, step.changes, step.keys) for step in steps] == [
        ("元に戻す: 三つ", 3, 3), ("三つ", 3, 3), ("一つ", 1, 1),
    ]  # fmt: skip
    assert [step.last.label for step in small_workspace.history.recent_steps(1)] == ["元に戻す: 三つ"]


def test_without_changes_there_are_no_steps(small_workspace):
    assert small_workspace.history.recent_steps() == []
