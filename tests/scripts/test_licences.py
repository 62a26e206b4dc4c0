"""The licences of all parts in one file."""

import pytest

from scripts import licences as tested
from scripts.parts import Part, PartsError, program_parts


def test_every_part_of_the_program_has_its_text(tmp_path, capsys):
    assert tested.main(["--out", str(tmp_path / "licences.txt")]) == 0
    text = (tmp_path / "licences.txt").read_text(encoding="utf-8")
    for part in program_parts():
        assert f"{part.name} {part.version} — " in text, part.name
    for words in ("Python Software Foundation", "IPA Font License", "GNU LESSER GENERAL PUBLIC LICENSE",
                  "The Qt Company"):  # fmt: skip
        assert words.casefold() in text.casefold(), words


def test_a_part_without_text_is_refused(monkeypatch):
    monkeypatch.setattr(tested, "_BROUGHT_ALONG", {})
    parts = [part for part in program_parts() if part.name == "shiboken6"]
    with pytest.raises(PartsError, match="no licence text of: shiboken6"):
        tested.licences(parts)


@pytest.mark.parametrize(
    ("part", "words"), [(Part("no-such-thing", "1"), "not installed"), (Part("lxml", "0.1"), "pinned is 0.1")]
)
def test_a_part_that_is_not_there_as_pinned_is_refused(part, words):
    with pytest.raises(PartsError, match=words):
        tested.licences([part])


def test_what_is_refused_is_said_and_nothing_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(tested, "program_parts", lambda: [Part("no-such-thing", "1")])
    assert tested.main(["--out", str(tmp_path / "a.txt")]) == 1
    assert "no-such-thing" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
