"""`fujidesk move` and `--db URL` on the command line: what is said, exit codes, no password anywhere."""

import pytest

from fujidesk.cli.main import run
from fujidesk.models import copies

HIDDEN = ("pass%20word", "pass word")


@pytest.fixture
def say(capsys):
    """Runs a command and returns its exit code, stdout and stderr; the password is in none of them."""

    def do(*argv):
        code = run([str(word) for word in argv])
        told = capsys.readouterr()
        assert not any(word in told.out + told.err for word in HIDDEN)
        return code, told.out, told.err

    return do


def test_there_and_back(say, make_address, small_database, tmp_path):
    url, data = make_address().url, tmp_path / "data"
    code, out, _ = say("move", "--from", small_database, "--to", url, "--data-dir", data)
    assert code == 0
    digest = out.partition("SHA-256 ")[2].partition("）")[0]
    assert len(digest) == 64
    code, out, _ = say("move", "--from", url, "--to", tmp_path / "back.db", "--data-dir", data)
    assert (code, digest in out) == (0, True)
    assert copies.shortcomings(tmp_path / "back.db") == []


def test_a_server_that_is_not_empty_is_refused(say, small_server, small_database, tmp_path):
    code, out, error = say("move", "--from", small_database, "--to", small_server.url, "--data-dir", tmp_path)
    assert (code, out) == (2, "")
    assert "空ではありません" in error


def test_both_are_asked_for(say, small_database):
    code, _, error = say("move", "--from", small_database)
    assert (code, "--to を指定してください" in error) == (2, True)


def test_a_register_is_made_checked_and_backed_up_by_url(say, make_address, tmp_path):
    url, data = make_address().url, tmp_path / "data"
    code, out, _ = say("init", "--db", url, "--data-dir", data)
    assert (code, "202 事業" in out) == (0, True)
    code, out, _ = say("check", "--db", url, "--data-dir", data)
    assert (code, "誤り 0 件" in out) == (0, True)
    code, out, _ = say("backup", "--db", url, "--data-dir", data)
    assert (code, len(list((data / "backups").glob("*.db")))) == (0, 1)


def test_the_variable_may_name_a_server(say, small_server, monkeypatch, tmp_path):
    monkeypatch.setenv("FUJIDESK_DB", small_server.url)
    code, out, _ = say("check", "--data-dir", tmp_path)
    assert "3 事業を検査しました" in out
    assert code == 0


@pytest.mark.parametrize(("url", "why"), [
    ("postgresql://u:pass word@h/plan", "postgresql+psycopg://"), ("postgresql+psycopg://u:pass word@h", "名前がありません"),
])  # fmt: skip
def test_a_url_that_names_nothing_is_refused_without_repeating_it(say, url, why, monkeypatch):
    code, _, error = say("check", "--db", url)
    assert (code, why in error) == (2, True)
    monkeypatch.setenv("FUJIDESK_DB", url)
    code, _, error = say("check")
    assert (code, why in error) == (2, True)


def test_where_a_file_is_wanted_a_url_is_refused_without_repeating_it(say):
    code, _, error = say("sample", "--db", "postgresql+psycopg://u:pass word@h/plan")
    assert (code, "URL は使えません" in error) == (2, True)
