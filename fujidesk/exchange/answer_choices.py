"""Reads one of a few choices from a cell: scores, phases, 実施状況 and 今後の方向性.

Drop-down entries begin with their code (「4 計画より進んでいる」). What is written may be the code, the
words, both, or something else that people make of it; code and words that disagree are never decided here.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.written import Certainty, folded, has_odd_figures, means_nothing
from fujidesk.exchange.answer_reading import Reading, quoted

_CODED = re.compile(r"[(\[【<]?([0-9]{1,9})[)\]】>]?(?:点|番|です)?[.,:;、。)・_-]*(.*)", re.DOTALL)
_DECIMAL = re.compile(r"[-▲△+]?[0-9]{1,15}(\.[0-9]{1,15})?")
_OPEN = re.compile(
    r"(\?|か|仮|\(仮\)|\(\?\)|\(予定\)|\(見込み?\)|予定|見込み?|くらい|ぐらい|程度|相当|以上|以下|弱|強)+[。.]?"
)
_PUNCTUATION = re.compile(r"[・、。,.「」『』\"'()\[\]]")
_SPLIT_FIGURES = re.compile(r"[0-9]\s+[0-9]")
_NOT = re.compile(r"未|不|非|無|な[いしくか]|[せま]ん|ず")
"""Words that turn the meaning round: 未完了 is not 完了."""
_SPELLINGS = {"概ね": "おおむね", "計画通り": "計画どおり"}
"""Other spellings of the official words."""
_KANJI = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7}
_MARKS = frozenset("○◯●◎〇×✓✔✕☑レ")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its code, its drop-down entry, the words that mean it, its value as edits know it."""

    code: int
    entry: str
    words: tuple[str, ...]
    value: JsonValue

    @property
    def folded_words(self) -> frozenset[str]:
        """The words as they are compared."""
        return frozenset(_bare(word) for word in self.words)


def read_choice(text: str, choices: Sequence[Choice]) -> Reading:
    """Read a choice from a text that is not empty.

    Words are compared before a leading number is taken for a code, since words of the plan may begin with a
    figure themselves.
    """
    word = folded(text)
    if len(word) > 200:
        return _unknown(text, choices)
    if _has_several_figures(text):
        problem = f"{quoted(text)}は一つに決まりません"
        return Reading(Certainty.DOUBTFUL, problem=problem, allowed=allowed_words(choices))
    if _DECIMAL.fullmatch(word):
        return read_code(float(word.translate(_MINUS)), text, choices)
    coded = _CODED.fullmatch(word)
    if coded is not None and not any(_bare(word) in choice.folded_words for choice in choices):
        return _with_code(int(coded[1]), coded[2], text, choices)
    return _without_code(word, text, choices)


def _has_several_figures(text: str) -> bool:
    """Tell whether figures stand beside each other that folding would join: 「0 4」, 「②4」."""
    wide = unicodedata.normalize("NFKC", text.strip())
    figures = sum(char.isdigit() for char in wide)
    return _SPLIT_FIGURES.search(wide) is not None or (figures > 1 and has_odd_figures(text))


_MINUS = str.maketrans("▲△", "--")


def read_code(number: float, written: str, choices: Sequence[Choice]) -> Reading:
    """Read a choice from a number; 3.5 or 6 is none of them, and is refused with the drop-down's entries."""
    found = next((choice for choice in choices if choice.code == number), None)
    if found is None:
        return Reading(
            Certainty.WRONG, problem=f"{quoted(written)}はありません", allowed=allowed_words(choices)
        )
    return _sure(found, written)


def allowed_words(choices: Sequence[Choice]) -> str:
    """Return what may stand in the cell: the entries of its drop-down."""
    return "、".join(choice.entry for choice in choices)


def _with_code(code: int, rest: str, text: str, choices: Sequence[Choice]) -> Reading:
    """Read a text that begins with a number.

    The code alone decides only where nothing or the same choice's words follow it: 「4 遅れている」 was
    either typed over an old entry or meant as it says, and nobody here can know which.
    """
    allowed = allowed_words(choices)
    if re.search(r"[0-9]", rest) and not any(_bare(rest) in choice.folded_words for choice in choices):
        return Reading(Certainty.DOUBTFUL, problem=f"{quoted(text)}は一つに決まりません", allowed=allowed)
    found = next((choice for choice in choices if choice.code == code), None)
    if found is None:
        return Reading(Certainty.WRONG, problem=f"{quoted(text)}はありません", allowed=allowed)
    words = _bare(rest)
    if not words or words in found.folded_words:
        return _sure(found, text)
    other = next((choice for choice in choices if words in choice.folded_words), None)
    if other is not None:
        problem = f"番号は「{found.entry}」、言葉は「{other.entry}」で、食い違っています"
        return Reading(Certainty.DOUBTFUL, problem=problem, allowed=allowed)
    if _OPEN.fullmatch(rest):
        return _proposed(found, rest, f"{quoted(text)}は確かな回答ではありません", choices)
    return _proposed(found, rest, f"{quoted(text)}の言葉が選択肢と違います", choices)


def _without_code(word: str, text: str, choices: Sequence[Choice]) -> Reading:
    """Read a text that begins with a word.

    Exact words are sure; Kanji figures and words inside a longer text are proposals; a mark such as ○, which
    answers a list to be ticked, says nothing here.
    """
    bare = _bare(word)
    exact = [choice for choice in choices if bare in choice.folded_words]
    if len(exact) == 1:
        return _sure(exact[0], text)
    if word in _KANJI:
        meant = next((choice for choice in choices if choice.code == _KANJI[word]), None)
        if meant is not None:
            return _proposed(meant, word, f"{quoted(text)}は漢数字です", choices)
    inside = _inside(bare, choices)
    if len(inside) == 1 and not means_nothing(word):
        return _proposed(inside[0], word, f"{quoted(text)}は選択肢の言葉と違います", choices)
    if word and all(char in _MARKS for char in word):
        return Reading(
            Certainty.WRONG,
            problem=f"{quoted(text)}の印だけでは、どの選択肢か分かりません",
            allowed=allowed_words(choices),
        )
    if exact or inside:
        problem = f"{quoted(text)}は選択肢の一つに決まりません"
        return Reading(Certainty.DOUBTFUL, problem=problem, allowed=allowed_words(choices))
    return _unknown(text, choices)


def _inside(bare: str, choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices whose words stand inside a text; of 未実施 and 実施, only the longer one counts."""
    found = {
        word: choice for choice in choices for word in choice.folded_words if len(word) > 1 and word in bare
    }
    longest = [word for word in found if not any(word != other and word in other for other in found)]
    return list({found[word].code: found[word] for word in longest}.values())


def _sure(choice: Choice, written: str) -> Reading:
    """Return a choice that was read, and how, unless the drop-down's entry or its bare code stands there."""
    as_is = written in (choice.entry, str(choice.code))
    return Reading(
        Certainty.SURE, choice.value, "" if as_is else f"{quoted(written)}を「{choice.entry}」と読みました"
    )


def _proposed(choice: Choice, written: str, problem: str, choices: Sequence[Choice]) -> Reading:
    """Return a choice that is likely; none where a word such as 未 turns it round.

    The negations of text and entry are counted against each other, since entries such as 「効果があまり
    みられない」 hold one themselves.
    """
    turned = len(_NOT.findall(written)) != len(_NOT.findall(choice.entry))
    if turned and any(char in "未不非無なせまず" for char in written):
        return Reading(Certainty.DOUBTFUL, problem=problem, allowed=allowed_words(choices))
    reading = f"「{choice.entry}」と読めます"
    return Reading(Certainty.DOUBTFUL, choice.value, reading, problem, allowed_words(choices))


def _unknown(text: str, choices: Sequence[Choice]) -> Reading:
    """Return that a text is none of the choices."""
    return Reading(
        Certainty.WRONG, problem=f"{quoted(text)}は選択肢にありません", allowed=allowed_words(choices)
    )


def _bare(word: str) -> str:
    """Return a word as it is compared: folded, without punctuation."""
    bare = _PUNCTUATION.sub("", folded(word))
    for spelling, usual in _SPELLINGS.items():
        bare = bare.replace(spelling, usual)
    return bare
