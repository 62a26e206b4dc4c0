"""The words that papers explain: read from their file, refused with their place where faulty."""

import pytest

from fujidesk.errors import UserError
from fujidesk.exchange.glossary import load_glossary


def test_the_shipped_words_have_meanings_and_stand_once():
    terms = load_glossary()
    words = [term.word for term in terms]
    assert len(words) > 30
    assert len(set(words)) == len(words)
    assert all(term.meaning and not term.meaning.endswith("。") for term in terms)


def test_other_spellings_are_read(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[[terms]]\nword = "OCR"\nmeaning = "読み取り"\nalso = ["AI-OCR"]\n', encoding="utf-8")
    (term,) = load_glossary(path)
    assert (term.word, term.also) == ("OCR", ("AI-OCR",))


@pytest.mark.parametrize(
    "text", ["[[terms]", '[[terms]]\nword = "A"\n', '[[terms]]\nword = "A"\nmeaning = "x"\n' * 2, ""]
)
def test_a_faulty_file_is_refused_by_name(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"own.toml"):
        load_glossary(path)
