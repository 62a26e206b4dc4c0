"""The history as it is read."""

from fujidesk.domain.changes import Entity, FieldChange


def test_history_is_newest_first_and_limited(small_workspace):
    for page in range(12, 20):
        change = FieldChange(Entity.PROJECT, "1-1-1", "page", page, page + 1)
        small_workspace.edits.apply([change], f"頁 {page + 1}")
    assert [entry.label for entry in small_workspace.history.recent(2)] == ["頁 20", "頁 19"]
    assert len(small_workspace.history.of_project("1-1-1", 5)) == 5
    assert small_workspace.history.of_project("1-1-9") == []
