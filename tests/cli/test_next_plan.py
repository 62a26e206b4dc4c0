"""`fujidesk plan`: draft, carry, number, check, version, approve, reopen, table."""

import shutil

import pytest

from fujidesk.app import main


@pytest.fixture
def plan(built_register, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(built_register, "f.db")

    def run(action, *words):
        code = main(["plan", action, "--db", "f.db", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_a_plan_is_drafted_carried_and_approved(plan, tmp_path):
    assert plan("draft", "--from", "R9", "--to", "R13")[0] == 0
    assert plan("carry", "--fate", "統合", "--numbers", "1-1-1,1-1-2", "--title", "窓口の支払い",
                "--reason", "同じ窓口")[0] == 0  # fmt: skip
    code, out, _ = plan("check")
    assert code == 1
    assert "窓口の支払い：新しい番号がありません" in out
    assert plan("number")[0] == 0
    assert plan("check")[0] == 0
    assert plan("version", "--title", "幹事会")[0] == 0
    assert plan("table", "--out", "t.xlsx")[0] == 0
    assert (tmp_path / "t.xlsx").stat().st_size > 0
    assert plan("approve", "--note", "本部会議")[0] == 0
    code, _, err = plan("carry", "--fate", "終了", "--numbers", "1-1-3", "--reason", "x")
    assert code == 2
    assert "承認" in err
    assert plan("adopt", "--out", "n.db")[0] == 2
    code, _, err = plan("adopt")
    assert code == 2
    assert "その日からできます" in err
    code, _, err = plan("adopt", "--today", "2027-04-01")
    assert code == 2
    assert "サンプルデータの台帳でだけ" in err
    assert plan("adopt", "--out", "n.db", "--today", "2027-04-01")[0] == 0
    assert main(["check", "--db", "n.db"]) == 0
    assert main(["write-plan", "--db", "f.db", "--draft", "draft-R9", "--out", "d.docx"]) == 0
    assert plan("reopen", "--reason", "直すため")[0] == 0


def test_without_a_draft_each_says_how_to_make_one(plan):
    for action in ("check", "number", "version", "approve"):
        code, _, err = plan(action)
        assert code == 2
        assert "plan draft" in err


def test_a_period_that_overlaps_is_refused(plan):
    code, _, err = plan("draft", "--from", "R8", "--to", "R12")
    assert code == 2
    assert "重なり" in err


def test_a_draft_of_practice_data_becomes_a_plan_on_a_practice_day(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["sample", "--db", "s.db", "--years", "R7"]) == 0
    for words in (["number"], ["approve"], ["adopt", "--today", "2027-04-01", "--name", "第五次の計画"]):
        assert main(["plan", *words, "--db", "s.db"]) == 0
    said = capsys.readouterr().out
    assert "第五次の計画（" in said
    assert "--plan 2 で開けます。いまの計画は --plan 1 " in said, "two cities may have plans from R9 on"
    assert main(["projects", "--db", "s.db", "--plan", "2"]) == 0
    assert main(["check", "--db", "s.db"]) == 0
    assert main(["projects", "--db", "s.db", "--plan", "R14"]) == 2
    assert "第五次の計画" in capsys.readouterr().err
