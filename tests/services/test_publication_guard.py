"""The second look of the guard: no internal value in any file, whatever the first look says."""

from dataclasses import replace
from pathlib import Path

import pytest

from fujidesk.domain.publication.secrets import SecretFigure, SecretKind, Secrets, SecretText
from fujidesk.exchange.public_guard import Expected
from fujidesk.services.publication_guard import all_findings, ordinary_phrases, path_secrets
from tests.demo_publication import demo_publication

NOTE = SecretText("庁内だけの覚え書き", "ヒアリングの記録")
PERSON = SecretText("見本花子", "変更の履歴の氏名", SecretKind.NAME)
SECRETS = Secrets((NOTE, PERSON), (SecretFigure("1-1-1", 24870, "2023年度の予算額"),))


def found(files, secrets=SECRETS):
    """Return what is found beyond that the files are none of a publication."""
    told = all_findings(files, Expected(), demo_publication(), secrets)
    return {(item.file, item.what) for item in told if item.file in files and "公開用では" not in item.what}


@pytest.mark.parametrize(("name", "data"), [
    ("a.html", "<p>庁内だけの<b></b>覚え書き</p><!-- 庁内だけの覚え書き -->"), ("a.svg", '<g x="庁内だけの覚え書き"/>'),
    ("a.csv", "x,庁内だけの覚え書き\r\n"), ("a.css", "/* 庁内だけの覚え書き */"), ("a.txt", "庁内だけの覚え書き"),
    ("庁内だけの覚え書き.html", ""),
])  # fmt: skip
def test_an_internal_text_is_found_in_any_kind_of_file(name, data):
    assert found({name: data.encode()}) == {
        (name, "ヒアリングの記録にある内部の文字列「庁内だけの覚え書き」があります")
    }


def test_names_amounts_and_places_are_found():
    told = found({"a.html": "<p>見本花子 24,870千円</p>".encode()})
    assert {what.partition("にある")[0].partition("と同じ")[0] for _, what in told} == {
        "変更の履歴の氏名", "2023年度の予算額",
    }  # fmt: skip
    places = Secrets(tuple(path_secrets([Path("/srv/office/fuji.db"), Path("/")])))
    assert [secret.text for secret in places.texts] == [str(Path("/srv/office/fuji.db"))]
    assert found({"a.html": b"<p>/srv/office/fuji.db</p>"}, places)


def test_the_work_can_be_stopped_at_each_file():
    ticks = []
    list(
        all_findings(
            {"a.txt": b"", "b.txt": b""}, Expected(), demo_publication(), SECRETS, lambda: ticks.append(1)
        )
    )
    assert len(ticks) == 2


def test_a_phrase_of_every_day_is_no_secret_while_only_one_project_says_so():
    """Short texts alone; a longer one stays a secret whoever publishes it."""
    phrase, long = (
        SecretText("引き続き実施する", "記録"),
        SecretText("引き続き実施することにしたのは内緒", "記録"),
    )

    def saying(*numbers):
        made = demo_publication()
        return replace(made, projects=tuple(
            replace(item, results=tuple(replace(result, action=long.text) for result in item.results))
            if item.number in numbers else item
            for item in made.projects
        ))  # fmt: skip

    assert ordinary_phrases(saying("1-1-1"), [phrase, long]) == set()
    assert ordinary_phrases(saying("1-1-1", "1-1-2"), [phrase, long]) == {phrase}
