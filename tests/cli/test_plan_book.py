"""`fujidesk write-plan`."""

from docx import Document


def test_plan_is_written_and_imported_again_without_a_difference(call, db, tmp_path):
    code, out, err = call("write-plan", "--db", db, "--out", "計画書.docx", "--as-of", "2026-07-10")
    assert (code, out, err) == (0, "「計画書.docx」に計画書を書き出しました（3 事業、9 頁）。\n", "")
    shown = [item.text for item in Document(str(tmp_path / "計画書.docx")).paragraphs]
    assert "令和8年7月10日現在" in shown
    code, out, _ = call("import-plan", "計画書.docx", "--db", db, "--dry-run")
    assert code == 0
    assert "台帳との違い　新規 0 事業、変更 0 項目（0 事業）" in out


def test_database_is_only_read(call, db, stored):
    before = stored(db)
    assert call("write-plan", "--db", db, "--out", "p.docx")[0] == 0
    assert stored(db) == before


def test_wrong_use_is_refused(call, db, refused, tmp_path):
    refused(call("write-plan", "--db", db), "--out を指定してください")
    refused(call("write-plan", "--db", db, "--out", "計画書.pdf"), "終わりを .docx にしてください")
    refused(call("write-plan", "--db", db, "--out", "計画書.docx", "--as-of", "7月"), "--as-of の日付")
    refused(call("write-plan", "--db", db, "--out", "計画書.docx", "--as-of", "2020-04-01"), "計画の始まる")
    refused(call("write-plan", "--db", db, "--out", "no/計画書.docx"), "フォルダー「no」がありません")
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".docx", ".tmp")] == []


def test_spoilt_document_is_told_and_the_register_stays(call, db, refused, stored, tmp_path):
    call("write-plan", "--db", db, "--out", "p.docx")
    data = (tmp_path / "p.docx").read_bytes()
    (tmp_path / "p.docx").write_bytes(data[: len(data) // 2])
    before = stored(db)
    refused(call("import-plan", "p.docx", "--db", db, "--data-dir", tmp_path / "d"), "壊れていて読めません")
    assert stored(db) == before
