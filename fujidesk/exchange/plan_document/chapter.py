"""The chapter on policies and measures (第5章 情報化施策): the descriptions of the levels.

Its headings are numbered 1.1 to 1.5 below each policy; the measures follow without a number, in order.
Captions, sources and notes of figures are left out, since the figures themselves are not in the text.
"""

import re
from dataclasses import dataclass, field

from fujidesk.domain.records import LevelRecord
from fujidesk.exchange.plan_document.cells import clean_text, clean_title
from fujidesk.exchange.plan_document.decoding import Document

_HEADING = re.compile(r"#{1,6} *(\S.*)")
_POLICY = re.compile(r"([1-9]\d?)[.．](?!\d) *(\S.*)")
_SECTION = re.compile(r"([1-9]\d?)[.．]([1-9]\d?) *(\S.*)")
_FIGURE = re.compile(r"図表 ?\d+ ?[-－] ?\d+(?! ?(?:に|で|の|、|は)).{0,80}(?<!。)")
_SOURCE = re.compile(r"[(（]出典.*")
_BULLET = re.compile(r"[-*] *・?")
_SIGNS = "➤▶►■◆ "
_SECTIONS = (
    ("テーマや領域", "theme"),
    ("社会的背景", "background"),
    ("これまでの取組", "issues"),
    ("課題", "issues"),
    ("方向性", "direction"),
)
_NAMES = {
    "theme": "テーマや領域",
    "background": "社会的背景と現状",
    "issues": "課題",
    "direction": "今後の方向性",
}
_SIGN = re.compile(r"#.*(?:章 *情報化施策|テーマや領域)")


def is_chapter(text: str) -> bool:
    """Tell whether a text is the chapter: by one of its headings."""
    return any(_SIGN.match(line) for line in text.splitlines())


@dataclass(slots=True)
class _Part:
    """A policy or measure with its paragraphs by field; line counts from 0."""

    code: str
    title: str
    parent: str
    line: int
    texts: dict[str, list[str]] = field(default_factory=dict)

    def record(self) -> LevelRecord:
        """Return the level with its texts, one paragraph a line."""
        joined = {name: "\n".join(lines) for name, lines in self.texts.items()}
        return LevelRecord(self.code, self.title, self.parent, **joined)  # type: ignore[arg-type]  # texts only


class ChapterReader:
    """Reads the chapter; every policy must have all its sections and measures."""

    def __init__(self, document: Document) -> None:
        """Begin before the first heading: no policy is open, and paragraphs are prose that is not kept."""
        self._document = document
        self._parts: dict[str, _Part] = {}
        self._policy: _Part | None = None
        self._into: list[str] | None = None
        self._measures = 0

    def read(self) -> tuple[LevelRecord, ...]:
        """Return the levels that the chapter describes, in its order.

        Raises:
            UserError: a heading stands twice, or a section or all measures of a policy are missing.
        """
        for at, line in enumerate(self._document.lines):
            text = line.strip()
            heading = _HEADING.fullmatch(text) if text.startswith("#") else None
            if heading:
                self._heading(heading[1], at)
            elif text and self._into is not None:
                self._paragraph(text)
        self._close(len(self._document.lines))
        if not self._parts:
            raise self._document.broken_off("基本方針の見出し（# 1. …）")
        return tuple(part.record() for part in self._parts.values())

    def _heading(self, text: str, at: int) -> None:
        """Take a heading: of a section (1.1), of a policy (1.), or of a measure behind 今後の方向性.

        Other headings, such as that of the chapter itself, say nothing.
        """
        if found := _SECTION.fullmatch(text):
            self._section(found[1], found[3], at)
        elif found := _POLICY.fullmatch(text):
            self._close(at)
            self._policy = self._open(found[1], found[2], "", at)
            self._measures, self._into = 0, None
        elif self._policy and "direction" in self._policy.texts:
            self._measures += 1
            code = f"{self._policy.code}.{self._measures}"
            part = self._open(code, text, self._policy.code, at)
            self._into = part.texts["direction"] = []

    def _open(self, code: str, title: str, parent: str, at: int) -> _Part:
        """Open a policy or measure, whose heading stands at a line counted from 0.

        Raises:
            UserError: the code was opened before.
        """
        if code in self._parts:
            raise self._document.fault(at, f"見出し {code} が二度あります。")
        part = self._parts[code] = _Part(code, clean_title(title), parent, at)
        return part

    def _section(self, policy: str, title: str, at: int) -> None:
        """Let the paragraphs that follow go to the field that a section of the open policy fills.

        これまでの取組 and 課題 fill one field, as the register shows them together (取組や課題).

        Raises:
            UserError: the section belongs to another policy, or is none of the five of 第5章.
        """
        name = next((name for word, name in _SECTIONS if word in title.replace(" ", "")), None)
        if self._policy is None or policy != self._policy.code or name is None:
            raise self._document.fault(
                at, f"見出し「{title.strip()}」が、ここにあるはずのものではありません。"
            )
        self._into = self._policy.texts.setdefault(name, [])

    def _paragraph(self, text: str) -> None:
        """Add a paragraph to the open field; captions and sources of figures are left out."""
        if _FIGURE.fullmatch(text) or _SOURCE.fullmatch(text):
            return
        if text.startswith(("- ", "* ")):
            text = "・" + _BULLET.sub("", text, count=1)
        cleaned = clean_text(text.lstrip(_SIGNS))
        if cleaned and self._into is not None:
            self._into.append(cleaned)

    def _close(self, at: int) -> None:
        """Check that the policy so far is complete."""
        if self._policy is None:
            return
        for name, words in _NAMES.items():
            if not self._policy.texts.get(name):
                raise self._missing(at, f"基本方針 {self._policy.code} の「{words}」")
        if not self._measures:
            raise self._missing(at, f"基本方針 {self._policy.code} の情報化施策")
        for part in self._parts.values():
            if part.parent == self._policy.code and not part.texts["direction"]:
                raise self._missing(at, f"情報化施策 {part.code} の説明")

    def _missing(self, at: int, what: str) -> Exception:
        """Return the error for what a policy lacks: broken off at the end of the file, else at a line."""
        if at >= self._document.last_line:
            return self._document.broken_off(what)
        return self._document.fault(at, f"ここまでに{what}がありません。")
