"""What must never leave the office, and whether a text carries any of it (002: 経費は内部管理項目).

Texts are compared without spaces and in one width, so that 「１，２００」 and a line break hide nothing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

SHORTEST_TEXT, SHORTEST_LINE, SHORTEST_NAME = 8, 12, 3
"""Characters: shorter texts, lines of texts and names occur anywhere; a text by itself is found sooner."""
_FEWEST_DIGITS, _FEWEST_TELLING = 4, 3
"""Of a bare figure: digits, and digits before the noughts at its end; 5000 may be anything, 24870 is none."""
_YEARS = range(1900, 2101)
_LEAST_KYEN = 100
_SPACES = re.compile(r"\s+")
_LINES = re.compile(r"[\n。]")
_FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_MONEY = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(億|千万|百万|十万|万|千)?円")
_YEN = {
    "億": 100_000_000, "千万": 10_000_000, "百万": 1_000_000, "十万": 100_000, "万": 10_000, "千": 1000,
    "": 1,
}  # fmt: skip


class SecretKind(StrEnum):
    """How a text is secret."""

    TEXT = "text"
    """Never in anything published."""
    SUBJECT = "subject"
    """What something is about (a hearing's title): may be the same as a public name, as a whole."""
    NAME = "name"
    """Of a person, of a login or a PC."""
    PATH = "path"
    """Where files lie."""


@dataclass(frozen=True, slots=True)
class SecretText:
    """A text that stays in the office. where: it stands, in words (「ヒアリングの記録」)."""

    text: str
    where: str
    kind: SecretKind = SecretKind.TEXT


@dataclass(frozen=True, slots=True)
class SecretFigure:
    """An amount in 千円 that stays in the office. number: of its project, "" for none."""

    number: str
    kyen: int
    where: str


@dataclass(frozen=True, slots=True)
class Secrets:
    """All that stays in the office."""

    texts: tuple[SecretText, ...] = ()
    figures: tuple[SecretFigure, ...] = ()


def folded(text: str) -> str:
    """Return a text in one width and case, without any space."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).casefold()


def lines_of(text: str) -> list[str]:
    """Return the lines and sentences of a text; empty ones are left out."""
    return [line for line in _LINES.split(text) if line.strip()]


def figures_in(text: str) -> Iterator[int]:
    """Yield the whole figures of a text, written in any width and with separators."""
    for found in _FIGURE.findall(unicodedata.normalize("NFKC", text)):
        yield int(found.replace(",", ""))


def money_in(text: str) -> Iterator[int]:
    """Yield the amounts of money in a text, in yen: 「1,200千円」, 「120万円」."""
    for figure, unit in _MONEY.findall(_SPACES.sub("", unicodedata.normalize("NFKC", text))):
        yield int(Decimal(figure.replace(",", "")) * _YEN[unit])


def is_telling(figure: int) -> bool:
    """Tell whether a bare figure is so long and odd that it stands for one thing alone; a year is none."""
    digits = str(figure)
    return (
        len(digits) >= _FEWEST_DIGITS and len(digits.rstrip("0")) >= _FEWEST_TELLING and figure not in _YEARS
    )


class TextFinder:
    """Finds secret texts, of which there may be tens of thousands, in one pass over a text."""

    def __init__(self, secrets: Iterable[SecretText], public: Iterable[str] = ()) -> None:
        """Prepare.

        Args:
            secrets: what is looked for.
            public: words that are published anyhow; a subject or name that is one of them is no secret.
        """
        known = {folded(word) for word in public}
        self._pieces: dict[str, dict[str, SecretText]] = {}
        self._words: dict[str, SecretText] = {}
        self._paths: dict[str, SecretText] = {}
        for secret in secrets:
            self._add(secret, known)
        self._word = _any_of(self._words)

    def _add(self, secret: SecretText, known: set[str]) -> None:
        """Keep what is looked for of a secret."""
        whole = folded(secret.text)
        if secret.kind is SecretKind.NAME:
            if len(whole) >= SHORTEST_NAME and whole not in known:
                self._words.setdefault(whole, secret)
        elif secret.kind is SecretKind.PATH:
            self._paths.setdefault(_slashed(whole), secret)
        elif not (secret.kind is SecretKind.SUBJECT and whole in known):
            shortest = SHORTEST_LINE if secret.kind is SecretKind.SUBJECT else SHORTEST_TEXT
            if len(whole) >= shortest:
                self._keep(whole, secret)
            for line in _LINES.split(secret.text):
                if len(piece := folded(line)) >= SHORTEST_LINE:
                    self._keep(piece, secret)

    def _keep(self, piece: str, secret: SecretText) -> None:
        """Keep a piece under its first characters."""
        self._pieces.setdefault(piece[:SHORTEST_TEXT], {}).setdefault(piece, secret)

    def found(self, text: str, *, names: bool = True) -> Iterator[SecretText]:
        """Yield the secrets that a text carries, each once; names: also those of people and logins."""
        plain = folded(text)
        told: dict[SecretText, None] = {}
        pieces = self._pieces
        for place in range(len(plain) - SHORTEST_TEXT + 1):
            for piece, secret in pieces.get(plain[place : place + SHORTEST_TEXT], {}).items():
                if plain.startswith(piece, place):
                    told[secret] = None
        for name in self._word(plain) if names else ():
            told[self._words[name]] = None
        slashed = _slashed(plain)
        for path, secret in self._paths.items():
            if path in slashed:
                told[secret] = None
        yield from told


def _any_of(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Return what finds any of some words in a text; ASCII ones only where they stand by themselves."""
    ordered = sorted(words, key=len, reverse=True)
    if not ordered:
        return lambda text: []  # noqa: ARG005 - nothing is looked for
    parts = (
        rf"(?<![0-9a-z_]){re.escape(word)}(?![0-9a-z_])" if word.isascii() else re.escape(word)
        for word in ordered
    )
    return re.compile("|".join(parts)).findall


def _slashed(text: str) -> str:
    """Return a text in which folders are divided in one way."""
    return text.replace("\\", "/")


class FigureFinder:
    """Finds secret amounts in texts: as money in any unit, and as bare figures that stand for one thing."""

    def __init__(self, figures: Iterable[SecretFigure]) -> None:
        self._by_kyen: dict[int, SecretFigure] = {}
        for figure in figures:
            if figure.kyen >= _LEAST_KYEN:
                self._by_kyen.setdefault(figure.kyen, figure)

    def found(self, text: str, public: frozenset[int] = frozenset()) -> Iterator[SecretFigure]:
        """Yield the amounts that a text carries; public: figures that may stand there."""
        if not self._by_kyen or not any(char.isdigit() for char in text):
            return
        told: dict[SecretFigure, None] = {}
        for yen in money_in(text):
            if yen % 1000 == 0 and (known := self._by_kyen.get(yen // 1000)) is not None:
                told[known] = None
        for figure in figures_in(text):
            if not is_telling(figure) or figure in public:
                continue
            known = self._by_kyen.get(figure) or self._by_kyen.get(
                figure // 1000 if figure % 1000 == 0 else -1
            )
            if known is not None:
                told[known] = None
        yield from told
