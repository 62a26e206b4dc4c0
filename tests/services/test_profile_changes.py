"""The profile of a plan in use: words change in one step that undo takes back, the plan's shape does not."""

import datetime as dt

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.history_lines import history_line
from fujidesk.errors import EditConflictError, UserError
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def changes(workspace):
    return workspace.profile_changes


def stored(workspace, tmp_path):
    """Return the profile as the next start reads it."""
    opened = open_workspace(workspace.path, user_folders(tmp_path / "second"), read_only=True)
    try:
        return opened.profile
    finally:
        opened.close()


def wanted(changes, **words):
    values = changes.values()
    values["words"].update(words)
    return values


def test_words_are_stored_and_undo_brings_them_back(workspace, changes, tmp_path):
    before = stored(workspace, tmp_path)
    values = wanted(changes, office="推進室")
    values["scores"][1]["name"] = "お金"
    values["hearings"][0].update(name="種まき面談", agenda=["ねらい"])
    values["calendar"][0]["title"] = "春の調査"
    values["committees"][0]["name"] = "部会"
    values["committees"].insert(0, {"key": "talk", "name": "懇談会", "is_person": False})
    changes.store(values)
    after = stored(workspace, tmp_path)
    assert after.words.office == "推進室"
    assert after.scores[1].name == "お金"
    assert after.hearings[0].name == "種まき面談"
    assert after.calendar[0].title == "春の調査"
    assert [body.name for body in after.committees[:2]] == ["懇談会", "部会"]
    assert (
        workspace.edits.undo_label == "計画プロファイルの変更（言葉・点数・年間の予定・会議体・ヒアリング）"
    )
    workspace.edits.undo()
    assert stored(workspace, tmp_path) == before
    workspace.edits.redo()
    assert stored(workspace, tmp_path) == after


def test_the_history_tells_what_changed(workspace, changes):
    changes.store(wanted(changes, office="推進室", leader="電子化担当"))
    line = history_line(workspace.history.recent(1)[0], workspace.profile)
    assert (line.what, line.field) == ("計画プロファイル", "言葉")
    assert (line.before, line.after) == ("事務局、情報化推進リーダー", "推進室、電子化担当")
    assert workspace.check() == [] or all("履歴" not in found.text for found in workspace.check())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda values: values.update(last_year=2027), "「最後の年度」は.*意味が変わります"),
        (lambda values: values.update(key="other"), "調査票"),
        (lambda values: values["grades"][0].update(minimum=13), "「総合評価」は"),
        (lambda values: values["phases"].append({"number": 5, "name": "見直し", "short_name": "見直"}), "段階の数と番号"),
        (lambda values: values["categories"].pop(), "分類のキー"),
        (lambda values: values["statuses"][0].update(code=9), "番号とキー"),
        (lambda values: values.update(dx_name=""), "DX の印"),
        (lambda values: values["levels"].pop(), "「区分」は"),
        (lambda values: values["meetings"].pop(4), "記録で使われる"),
        (lambda values: values["committees"].pop(0), "committees にある key"),
    ],
)  # fmt: skip
def test_what_would_change_the_meaning_of_what_is_stored_is_refused_with_its_reason(
    workspace, changes, tmp_path, change, told
):
    before = stored(workspace, tmp_path)
    values = wanted(changes, office="推進室")
    change(values)
    with pytest.raises(UserError, match=told):
        changes.store(values)
    assert stored(workspace, tmp_path) == before, "the words of the same order are not stored either"
    assert workspace.edits.undo_label == ""


def test_an_edit_from_elsewhere_cannot_pass_by_the_rules(workspace):
    change = FieldChange(Entity.PROFILE, "fuji", "first_year", 2022, 2021)
    with pytest.raises(UserError, match="使い始めた計画では変えられません"):
        workspace.edits.apply([change], "試し")


def test_what_somebody_else_changed_is_not_written_over(changes):
    seen = changes.values()
    changes.store(wanted(changes, office="先の課"))
    mine = changes.values()
    mine["words"] = {**seen["words"], "office": "後の課"}
    with pytest.raises(EditConflictError, match="言葉"):
        changes.store(mine, seen)
    assert changes.values()["words"]["office"] == "先の課"


def test_nothing_to_change_is_said(changes):
    with pytest.raises(UserError, match="同じです"):
        changes.store(changes.values())


def test_another_plan_of_the_database_keeps_its_words(small_workspace, tmp_path):
    service = small_workspace.next_plan
    service.start(2027, 2031, "第二次の計画")
    small_workspace.next_plan_tree.renumber(service.draft())
    service.decisions.approve(service.draft(), "本部", dt.datetime(2027, 4, 1, 9, tzinfo=dt.UTC))
    service.decisions.adopt(service.draft(), dt.date(2027, 4, 1), dt.datetime(2027, 4, 1, 9, tzinfo=dt.UTC))
    changes = small_workspace.profile_changes
    changes.store(wanted(changes, office="推進室"))
    assert changes.values()["words"]["office"] == "推進室"
    opened = open_workspace(small_workspace.path, user_folders(tmp_path / "p"), read_only=True, plan="R9")
    try:
        assert opened.profile.words.office == "事務局"
    finally:
        opened.close()
