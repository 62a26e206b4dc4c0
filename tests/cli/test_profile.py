"""`fujidesk profile check` and `fujidesk profile export`, and `init` with a profile of one's own."""

import pytest

from fujidesk.exchange.profiles import read_profile
from fujidesk.resources import resource


@pytest.fixture
def own(tmp_path):
    """Write the profile of 厚木市 with a change as a file of one's own."""
    text = resource("profiles", "atsugi.toml").read_text(encoding="utf-8")

    def write(old="", new=""):
        assert old in text
        path = tmp_path / "own.toml"
        path.write_text(text.replace(old, new) if old else text, encoding="utf-8")
        return path

    return write


def test_init_makes_an_empty_register_of_the_second_city(call) -> None:
    code, out, err = call("init", "--db", "new.db", "--profile", "atsugi")
    assert (code, err) == (0, "")
    assert "厚木市" in out
    assert "0 事業" in out
    code, out, _ = call("check", "--db", "new.db", "--strict")
    assert (code, out) == (0, "0 事業を検査しました。誤り 0 件、未確定 0 件。\n")


def test_init_takes_a_profile_of_ones_own(call, own) -> None:
    path = own('city = "厚木市"', 'city = "海辺市"')
    code, _, err = call("init", "--db", "new.db", "--profile", path)
    assert (code, err) == (0, "")
    code, *_ = call("profile", "export", "--db", "new.db", "--out", "again.toml")
    assert code == 0
    assert read_profile("again.toml") == read_profile(path)


def test_a_faulty_profile_makes_no_database(call, own, refused, tmp_path) -> None:
    path = own("last_year = 2023", "last_year = 2024")
    refused(call("init", "--db", "new.db", "--profile", path), "令和6年度で重なっています")
    assert [item.name for item in tmp_path.iterdir() if item.suffix != ".toml"] == []


@pytest.mark.parametrize("name", ["fuji", "atsugi"])
def test_the_shipped_profiles_are_sound(call, name) -> None:
    code, out, err = call("profile", "check", name)
    assert (code, err) == (0, "")
    assert "誤りはありません" in out


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "last_year = 2023",
            "last_year = 2024",
            "terms の「前期アクションプラン」と「後期アクションプラン」が令和6年度で",
        ),
        ("number = 2", "number = 4", "phases が正しくありません。1 から続く number の段階"),
        ("maximum = 11", "maximum = 10", "grades の A と B の間に穴があります"),
        ("maximum = 11", "maximum = 12", "grades の A と B の間に重なりがあります"),
        ('approver = "CIO"\n', "", "words に approver がありません"),
        ('from = "07-01"', 'from = "02-30"', "calendar（2 番目） の from"),
        ('parts = ["agenda", "changes"', 'parts = ["agenda", "minutes"', "meetings（3 番目） の parts"),
    ],
)
def test_each_kind_of_fault_is_named_with_its_place(call, own, old, new, fault) -> None:
    code, out, _ = call("profile", "check", own(old, new))
    first, last = out.splitlines()
    assert code == 1
    assert first.startswith("誤り　own.toml")
    assert fault.replace(" ", "") in first.replace(" ", "")
    assert last.endswith("誤り 1 件。")


def test_all_faults_are_listed(call, own) -> None:
    path = own("number = 2", "number = 4")
    path.write_text(path.read_text(encoding="utf-8").replace('approver = "CIO"\n', ""), encoding="utf-8")
    code, out, _ = call("profile", "check", path)
    assert code == 1
    assert out.splitlines()[-1].endswith("誤り 2 件。")


def test_what_is_no_profile_is_refused_in_one_sentence(call, refused, tmp_path) -> None:
    refused(call("profile", "check", "nowhere.toml"), "nowhere.toml が見つかりません")
    (tmp_path / "book.toml").write_bytes(b"PK\x03\x04\xff\xfe")
    refused(call("profile", "check", "book.toml"), "book.toml")
    (tmp_path / "broken.toml").write_text("key = ", encoding="utf-8")
    refused(call("profile", "check", "broken.toml"), "TOML として読めません")


def test_an_export_goes_nowhere_but_into_a_profile_file(call, refused, db, tmp_path) -> None:
    refused(call("profile", "export", "--db", db, "--out", "plan.txt"), "名前の終わりを .toml に")
    assert not (tmp_path / "plan.txt").exists()


def test_words_of_a_file_go_into_a_plan_in_use(call, own) -> None:
    call("init", "--db", "new.db", "--profile", own())
    code, out, err = call(
        "profile", "apply", own('office = "情報主管課"', 'office = "推進室"'), "--db", "new.db"
    )
    assert (code, err) == (0, "")
    assert "計画プロファイルの変更（言葉）" in out
    call("profile", "export", "--db", "new.db", "--out", "again.toml")
    assert read_profile("again.toml").profile.words.office == "推進室"
    code, out, _ = call("history", "--db", "new.db")
    assert "推進室" in out


def test_another_period_does_not(call, own, refused) -> None:
    call("init", "--db", "new.db", "--profile", own())
    path = own("first_year = 2021\nlast_year = 2023", "first_year = 2021\nlast_year = 2022")
    path.write_text(
        path.read_text(encoding="utf-8").replace("first_year = 2024", "first_year = 2023"), encoding="utf-8"
    )
    refused(call("profile", "apply", path, "--db", "new.db"), "まとめた評価の区切りが変わります")
