"""What was laid before a meeting stays as it was; two states are compared value by value."""

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.findings import Severity
from fujidesk.domain.progress import NoProgress
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.domain.state_comparison import ChangeKind
from fujidesk.errors import MachineError, UserError
from fujidesk.services.packs import digest_of, settled_pack
from tests.answered import answer

FY = 2023
SCORED = {"status": "running", "score_progress": 3, "score_cost": 3, "score_content": 3}
FILES = {"本部_資料.pdf": b"%PDF-1.7", "本部_資料.pptx": b"PK"}


def take(workspace, **named):
    return workspace.snapshots.take(workspace.packs.edition("honbu", FY), FILES, **named)


def told(changes, kind):
    return [(item.number, item.what, item.before, item.after) for item in changes if item.kind is kind]


@pytest.fixture
def taken(workspace):
    answer(workspace, "1-1-1", FY, **SCORED, indicator_value="6000", phase_h1=4)
    return take(workspace, note="7月の本部")


def test_it_keeps_data_and_files_with_who_and_when(workspace, taken):
    assert workspace.snapshots.all() == [taken]
    assert (taken.key, taken.edition, taken.note) == ("honbu-R5-1", "honbu-R5", "7月の本部")
    assert taken.title == "情報化推進本部会議"
    assert "@" in taken.taken_by
    assert {name: workspace.snapshots.file(taken.key, name) for name in FILES} == FILES
    assert digest_of(workspace.snapshots.state(taken.key)) == taken.digest
    assert workspace.snapshots.state(taken.key) == workspace.packs.state()


def test_it_is_a_line_of_the_history_with_the_hash_of_its_data(workspace, taken):
    newest = workspace.history.recent(1)[0]
    assert newest.label == "会議の控えを残す（情報化推進本部会議）"
    assert (newest.change.entity, newest.change.key) == (Entity.REGISTER, "honbu-R5-1")
    assert newest.change.after == f"SHA-256 {taken.digest}"
    assert workspace.history.fault() is None


def test_what_is_written_while_the_files_are_made_is_not_frozen(workspace):
    """The window stays open to edits while papers are made, which takes many seconds."""

    class Editing(NoProgress):
        def step(self, done, total, what=""):
            if "1-1-2" not in workspace.packs.state().reports.get(FY, {}):
                answer(workspace, "1-1-2", FY, **SCORED)

    answer(workspace, "1-1-1", FY, **SCORED)
    day = dt.date(2024, 7, 10)
    taken = workspace.snapshots.freeze("honbu", FY, ["xlsx"], "7月の本部", today=day, progress=Editing())
    state = workspace.snapshots.state(taken.key)
    assert set(state.reports[FY]) == {"1-1-1"}
    assert set(workspace.packs.state().reports[FY]) == {"1-1-1", "1-1-2"}
    (file,) = taken.files
    book = load_workbook(io.BytesIO(workspace.snapshots.file(taken.key, file.name)))
    words = [str(cell.value) for row in book["資料1"].iter_rows() for cell in row]
    assert any("評価のある 1 事業のうち 1 事業" in word for word in words)


def test_data_that_others_write_between_pack_and_state_are_read_again(workspace, monkeypatch):
    read, numbers = workspace.packs.data, iter(("1-1-1", "1-1-2"))

    def written_to(*args):
        found = read(*args)
        if number := next(numbers, ""):
            answer(workspace, number, FY, **SCORED)
        return found

    monkeypatch.setattr(workspace.packs, "data", written_to)
    pack, state = settled_pack(workspace.packs, "honbu", FY, dt.date(2024, 7, 10))
    assert set(state.reports[FY]) == {"1-1-1", "1-1-2"}
    assert pack.state.digest == digest_of(state)
    assert "評価のある 2 事業" in repr(pack.parts[1])
    endless = iter(f"1-1-{serial}" for serial in range(3, 20))
    numbers = endless
    with pytest.raises(UserError, match="書き換え続けています"):
        settled_pack(workspace.packs, "honbu", FY, dt.date(2024, 7, 10))


def test_without_formats_the_data_alone_are_frozen(workspace):
    taken = workspace.snapshots.freeze("honbu", FY, (), today=dt.date(2024, 7, 10))
    assert taken.files == ()
    assert workspace.snapshots.state(taken.key) == workspace.packs.state()


def test_later_edits_and_undo_do_not_touch_it(workspace, taken):
    workspace.edits.undo()
    answer(workspace, "1-1-2", FY, **SCORED)
    workspace.edits.undo()
    assert workspace.snapshots.all() == [taken]
    assert workspace.snapshots.state(taken.key).reports[FY]["1-1-1"].score_progress == 3


def test_nothing_changed_means_no_difference(workspace, taken):
    assert workspace.snapshots.compare(taken.key) == ()


def test_what_changed_since_is_told_with_both_values(workspace, taken):
    answer(workspace, "1-1-1", FY, score_content=5, score_progress=5, indicator_value="9000", phase_h1=3)
    answer(workspace, "1-1-2", FY, **SCORED)
    changes = workspace.snapshots.compare(taken.key)
    assert told(changes, ChangeKind.GRADE) == [("1-1-1", "R5", "B", "A"), ("1-1-2", "R5", "未回答", "B")]
    assert told(changes, ChangeKind.INDICATOR) == [("1-1-1", "R5 実績値", "6,000件", "9,000件")]
    assert told(changes, ChangeKind.REACHED) == [("1-1-1", "R5上", "(4) 運用", "(3) 準備")]
    assert told(changes, ChangeKind.PLANNED) == []


def test_changes_of_the_plan_are_told(workspace, taken):
    workspace.revisions.make(
        RevisionOrder(
            RevisionKind.RENAME, ("1-1-2",), "2024-06-01", reason="改名", meeting="本部", title="口座の登録"
        )
    )
    workspace.edits.apply(
        [
            FieldChange(
                Entity.PROJECT, "1-1-2", f"plan.{year}.{half}", before_cell(workspace, "1-1-2", year, half),
                {"phase": 1, "departments": [], "settled": True},
            )
            for year, half in ((2025, 2), (2026, 1), (2026, 2))
        ],
        "計画",
    )  # fmt: skip
    workspace.edits.apply(
        [FieldChange(Entity.PROJECT, "3-1-1", "*", whole(workspace, "3-1-1"), None)], "削除"
    )
    changes = workspace.snapshots.compare(taken.key)
    assert told(changes, ChangeKind.PROJECT) == [
        ("1-1-2", "事業名", "口座振替登録のオンライン申請", "口座の登録")
    ]
    assert told(changes, ChangeKind.PLANNED) == [("1-1-2", "R7下～R8下", "(4) 運用", "(1) 研究")]
    assert [item[0] for item in told(changes, ChangeKind.REMOVED)] == ["3-1-1"]
    second = take(workspace)
    assert second.key == "honbu-R5-2"
    assert workspace.snapshots.compare(taken.key, second.key) == changes
    backwards = workspace.snapshots.compare(second.key, taken.key)
    assert [item[0] for item in told(backwards, ChangeKind.ADDED)] == ["3-1-1"]


def before_cell(workspace, number, year, half):
    from fujidesk.domain.fields import values_of

    return values_of(workspace.registry.sheet(number).record).get(f"plan.{year}.{half}")


def whole(workspace, number):
    from fujidesk.domain.fields import whole_value

    return whole_value(workspace.registry.sheet(number).record)


def test_files_come_out_again_and_unknown_ones_are_refused(workspace, taken, tmp_path):
    target = tmp_path / "out.pdf"
    workspace.snapshots.save_file(taken.key, "本部_資料.pdf", target)
    assert target.read_bytes() == FILES["本部_資料.pdf"]
    with pytest.raises(UserError, match=r"「無い.pdf」はありません"):
        workspace.snapshots.file(taken.key, "無い.pdf")
    with pytest.raises(UserError, match="控え honbu-R9-1 はありません"):
        workspace.snapshots.state("honbu-R9-1")


def test_a_changed_byte_is_found_by_the_check_and_not_shown(workspace, taken):
    import sqlalchemy as sa

    from fujidesk.models.office_schema import snapshot_content

    assert [item for item in workspace.check() if item.severity is Severity.FAULT] == []
    with workspace._database.writing() as session:
        session.execute(
            sa.update(snapshot_content)
            .where(snapshot_content.c.sha256 == taken.digest)
            .values(content=b'{"format": 1}')
        )
    faults = [item.text for item in workspace.check() if item.severity is Severity.FAULT]
    assert faults == [
        f"会議資料の控え {taken.key} のデータが、なくなったか変わっています。バックアップから戻してください。"
    ]
    with pytest.raises(MachineError, match="控えの内容"):
        workspace.snapshots.compare(taken.key)
