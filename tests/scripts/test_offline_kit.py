"""The kit for an office without network: does everything have a wheel for Windows, is nothing changed on the way."""

import subprocess
import sys
import zipfile

import pytest

from scripts import offline_kit as tested
from scripts.kit import verify
from scripts.offline_kit import Index, make_kit, without_wheel, write_sums
from scripts.parts import HERE, Part, PartsError

ALPHA, BETA, GAMMA, DELTA, NONE = (Part(name, "1.0") for name in ("alpha", "beta", "gamma", "delta", "none"))


def wheel(folder, name, tag, version="1.0"):
    """Make an empty wheel."""
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-{tag}.whl", "w") as made:
        made.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        made.writestr(
            f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: {tag}\n"
        )
        made.writestr(f"{info}/RECORD", "")


@pytest.fixture
def index(tmp_path):
    """A made-up index: pure, for Windows, for Linux alone, for another Python alone."""
    folder = tmp_path / "index"
    folder.mkdir()
    wheel(folder, "alpha", "py3-none-any")
    wheel(folder, "beta", "cp310-abi3-win_amd64")
    wheel(folder, "gamma", "cp311-cp311-manylinux2014_x86_64")
    wheel(folder, "delta", "cp312-cp312-win_amd64")
    (folder / "none-1.0.tar.gz").write_bytes(b"only a source")
    return Index.given(None, folder)


def test_what_has_a_wheel_for_windows_is_not_named(index):
    assert without_wheel([ALPHA, BETA], index) == []


def test_every_part_without_one_is_named_with_what_pip_says(index):
    found = without_wheel([ALPHA, BETA, GAMMA, DELTA, NONE], index)
    assert [line.partition(":")[0] for line in found] == ["gamma==1.0", "delta==1.0", "none==1.0"]
    assert "No matching distribution" in found[0]


def test_another_version_than_the_pinned_one_does_not_count(index):
    assert len(without_wheel([Part("alpha", "2.0")], index)) == 1


def test_no_kit_is_begun_without_all_wheels(index, tmp_path):
    with pytest.raises(PartsError, match=r"no wheel for Windows:\ngamma==1\.0"):
        make_kit(tmp_path / "kit", [ALPHA, GAMMA], index)
    assert not (tmp_path / "kit").exists()


def test_a_folder_that_is_there_is_left_alone(index, tmp_path):
    with pytest.raises(PartsError, match="is there already"):
        make_kit(tmp_path / "index", [ALPHA], index)


def test_the_index_of_the_command_line():
    assert Index.given(None, None).options == ()
    assert Index.given("file:///x", None).options == ("--index-url", "file:///x")


def test_the_check_says_what_is_missing(index, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(tested, "program_parts", lambda _environment, _extras: [ALPHA, GAMMA])
    options = ["--check", "--find-links", str(tmp_path / "index")]
    assert tested.main(options) == 1
    assert capsys.readouterr().out.startswith("gamma==1.0: ")
    monkeypatch.setattr(tested, "program_parts", lambda _environment, _extras: [ALPHA, BETA])
    assert tested.main(options) == 0
    assert "2 parts" in capsys.readouterr().out


@pytest.fixture
def kit(tmp_path):
    """The files of a kit beside its wheels, with a wheel, and their sums."""
    folder = tmp_path / "kit"
    (folder / "wheels").mkdir(parents=True)
    wheel(folder / "wheels", "alpha", "py3-none-any")
    tested._add_files(folder)
    write_sums(folder)
    return folder


def test_instructions_commands_and_source_are_in_it(kit):
    names = {path.name for path in kit.iterdir()}
    assert names == {
        "wheels", "手順書.txt", "install.cmd", "build.cmd", "verify.py", "source.zip", "SHA256SUMS.txt",
    }  # fmt: skip
    text = (kit / "手順書.txt").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf#")
    assert b"\r\n" in text
    for name in names - {"手順書.txt"}:
        assert name.split(".")[0] in text.decode("utf-8-sig"), name
    with zipfile.ZipFile(kit / "source.zip") as source:
        assert {"build_spec.spec", "fujidesk/app.py", "pyproject.toml"} <= set(source.namelist())


@pytest.mark.parametrize("name", ["install.cmd", "build.cmd"])
def test_commands_are_ascii_with_the_line_ends_of_windows_and_ask_no_network(kit, name):
    data = (kit / name).read_bytes()
    lines = data.decode("ascii").split("\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    pips = [line for line in lines if " pip " in line]
    assert pips
    assert all("--no-index --find-links wheels" in line for line in pips)
    steps = [at for at, line in enumerate(lines) if line.startswith(("py ", '"%', "for "))]
    assert all(lines[at + 1] == "if errorlevel 1 goto failed" for at in steps)


def run_verify(kit):
    """Run the check as an office does: by Python alone, in the folder."""
    return subprocess.run(
        [sys.executable, "verify.py"], cwd=kit, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_kit_that_came_whole_is_said_to_be(kit):
    ended = run_verify(kit)
    assert (ended.returncode, ended.stdout) == (0, "すべて一致しました。\n")
    assert run_verify(kit).returncode == 0  # what the first run leaves behind is no fault


def test_what_changed_on_the_way_is_named(kit):
    (kit / "wheels" / "alpha-1.0-py3-none-any.whl").write_bytes(b"another")
    (kit / "install.cmd").unlink()
    (kit / "extra.exe").write_bytes(b"")
    ended = run_verify(kit)
    assert ended.returncode == 1
    assert ended.stdout.splitlines()[:3] == [
        "ありません：install.cmd",
        "一覧にないファイルです：extra.exe",
        "中身が違います：wheels/alpha-1.0-py3-none-any.whl",
    ]


def test_the_list_is_in_the_form_of_sha256sum(kit):
    digest, name = (kit / verify.LIST).read_text(encoding="utf-8").splitlines()[0].split("  ")
    assert verify.digest_of(kit / name) == digest
    assert len(digest) == 64


def test_a_made_kit_is_whole(index, tmp_path, monkeypatch):
    """What pip would build (the program's own wheel) is put in its place, as no index is there to build with."""
    real = tested._must

    def must(arguments):
        if arguments[0] == "wheel":
            wheel(tmp_path / "kit" / "wheels", "fujidesk", "py3-none-any")
        else:
            real(arguments)

    monkeypatch.setattr(tested, "_must", must)
    count = make_kit(tmp_path / "kit", [ALPHA, BETA], index)
    wheels = {path.name for path in (tmp_path / "kit" / "wheels").iterdir()}
    assert wheels == {
        "alpha-1.0-py3-none-any.whl", "beta-1.0-cp310-abi3-win_amd64.whl", "fujidesk-1.0-py3-none-any.whl",
    }  # fmt: skip
    assert count == 8
    assert verify.problems(tmp_path / "kit") == []


def test_pip_that_fails_is_told(index):
    with pytest.raises(PartsError, match="pip download: ERROR"):
        tested._must(["download", *tested._TARGET, *index.options, "gamma"])


def test_the_instructions_are_a_page_of_the_manual():
    assert tested._MANUAL.is_file()
    assert "dounyuu.md" in (HERE / "docs" / "manual" / "README.md").read_text(encoding="utf-8")
