"""The licences of the system's own libraries in the built folder."""

import shutil

import pytest

from scripts import system_libraries as tested
from scripts.system_libraries import system_licences

SAID = "libfirst1:amd64: /usr/lib/x86_64-linux-gnu/libfirst.so.1\nlibsecond2: /lib/x86_64-linux-gnu/libsecond.so.2\n"


@pytest.fixture
def docs(tmp_path):
    for name in ("libfirst1", "libsecond2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "copyright").write_text(f"text of {name}", encoding="utf-8")
    return tmp_path


def test_packages_are_found_by_their_files(docs, monkeypatch):
    asked = []

    class Ended:
        stdout = SAID

    monkeypatch.setattr(tested.subprocess, "run", lambda command, **_how: asked.extend(command) or Ended)
    found = system_licences(["/usr/lib/x86_64-linux-gnu/libnone.so.1", "/home/somebody/lib/libown.so"], docs)
    assert [(one.name, one.texts) for one in found] == [
        ("libfirst1", (("copyright", "text of libfirst1"),)),
        ("libsecond2", (("copyright", "text of libsecond2"),)),
    ]
    assert "/lib/x86_64-linux-gnu/libnone.so.1" in asked
    assert not any("libown" in word for word in asked)


def test_without_dpkg_there_are_none(docs, monkeypatch):
    def missing(*_command, **_how):
        raise FileNotFoundError

    monkeypatch.setattr(tested.subprocess, "run", missing)
    assert system_licences(["/usr/lib/x86_64-linux-gnu/libnone.so.1"], docs) == []


def test_nothing_of_the_system_asks_nobody(monkeypatch):
    monkeypatch.setattr(tested.subprocess, "run", None)
    assert system_licences(["/home/somebody/lib/libown.so"]) == []


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="only on Debian")
def test_a_real_library_has_its_text():
    (found,) = system_licences(["/lib/x86_64-linux-gnu/libc.so.6"])
    assert found.name == "libc6"
    assert "GNU" in found.texts[0][1]
