"""What the office decides and writes for the papers of one meeting: day, order of parts, texts, questions.

Kept per meeting and year (key 「honbu-R7」), so that last year's can be copied and what has changed since can
be marked. What it leaves empty is made from the data (`services/pack_texts.py`).
"""

from dataclasses import dataclass

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.meetings import PART_TITLES, REFERENCE_PARTS, MeetingTerm, PartKind, part_title
from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords

SINCE_PLACE = "since"
"""Place of the key of the snapshot that 前回からの変更 compares with; "": the last of another meeting."""
SENTENCE_PLACES = ("sentence.1", "sentence.2", "sentence.3")
"""The three sentences of 資料1."""


@dataclass(frozen=True, slots=True)
class PartChoice:
    """A part in the order of the pack; title "" keeps the usual one."""

    kind: PartKind
    is_on: bool = True
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PackText:
    """A text at a place: "sentence.1", "chart.grades-by-policy", "agenda.2"."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """想定問答 on a project; internal."""

    number: str
    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class PackEdition(OfficeRecord):
    """The office's part of a pack.

    meeting: key of the profile's meeting. day: ISO, "" while not set; start: HH:MM. absent: keys of the
    members who do not attend. copied_from: key of the edition that texts were copied from, "" for none.
    """

    meeting: str
    fiscal_year: int
    day: str = ""
    start: str = ""
    place: str = ""
    parts: tuple[PartChoice, ...] = ()
    texts: tuple[PackText, ...] = ()
    questions: tuple[PackQuestion, ...] = ()
    absent: tuple[str, ...] = ()
    copied_from: str = ""

    def text(self, place: str) -> str:
        """Return the office's text at a place; "" where it wrote none."""
        return next((item.text for item in self.texts if item.place == place), "")


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """A part that is in the pack, with its label: 「次第」, 「資料1」, 「参考資料1」."""

    choice: PartChoice
    label: str
    words: PlanWords = STANDARD_WORDS

    @property
    def title(self) -> str:
        """The office's title, or the usual one."""
        return self.choice.title or part_title(self.choice.kind, self.words)


def edition_key(meeting: str, fiscal_year: int) -> str:
    """Return the key of a meeting's edition, 「honbu-R7」."""
    return f"{meeting}-{short_year(fiscal_year)}"


def fresh_edition(term: MeetingTerm, fiscal_year: int) -> PackEdition:
    """Return the edition of a meeting for which the office has decided nothing yet."""
    return PackEdition(edition_key(term.key, fiscal_year), term.key, fiscal_year)


def part_choices(edition: PackEdition, term: MeetingTerm) -> tuple[PartChoice, ...]:
    """Return all parts of a pack in order, switched-off ones included.

    Parts that the profile brought after the office had chosen follow at their end; ones it no longer has go.
    """
    kept = tuple(choice for choice in edition.parts if choice.kind in term.parts)
    known = {choice.kind for choice in kept}
    return (*kept, *(PartChoice(kind) for kind in term.parts if kind not in known))


def numbered_parts(
    choices: tuple[PartChoice, ...], words: PlanWords = STANDARD_WORDS
) -> tuple[NumberedPart, ...]:
    """Return the parts that are on, numbered in their order; 次第 has no number, 参考資料 count apart."""
    found: list[NumberedPart] = []
    papers = references = 0
    for choice in choices:
        if not choice.is_on:
            continue
        if choice.kind is PartKind.AGENDA:
            label = PART_TITLES[PartKind.AGENDA]
        elif choice.kind in REFERENCE_PARTS:
            references += 1
            label = f"参考資料{references}"
        else:
            papers += 1
            label = f"資料{papers}"
        found.append(NumberedPart(choice, label, words))
    return tuple(found)
