"""The second look of the guard: no internal value in any file, whatever the first look says."""

from pathlib import Path

import pytest

from fujidesk.domain.publication.secrets import SecretFigure, SecretKind, Secrets, SecretText
from fujidesk.exchange.public_guard import Expected
from fujidesk.services.publication_guard import all_findings, path_secrets
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
