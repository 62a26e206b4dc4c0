"""The office's appraisals of the whole plan: published, though kept among the internal texts of meetings.

What else is kept there stays secret, and no appraisal may tell an amount (002: 経費は内部管理項目).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from fujidesk.domain.publication.content import Publication, PublicProject
from fujidesk.domain.publication.secrets import (
    FigureFinder,
    SecretFigure,
    SecretKind,
    SecretText,
    folded,
    lines_of,
)
from fujidesk.domain.publication.whole_content import PublicCounts

_COST_SCORE = "(?:経費|{name})の(?:評価|評点|点数|得点|スコア)"
PACK_TEXTS = "会議資料の文章"
"""Where the office's texts for meetings stand, in the words of `SecretText.where`."""


def without_told(secrets: Iterable[SecretText], appraisals: Iterable[str]) -> Iterator[SecretText]:
    """Yield secrets without what the office publishes itself, its appraisals of the whole plan.

    A line of a text of meetings that stands in a published appraisal is told, whichever year's meeting it was
    written for; its other lines, and every text that is kept elsewhere, stay secret.
    """
    told = {folded(line) for text in appraisals for line in lines_of(text)}
    for secret in secrets:
        lines = lines_of(secret.text)
        left = [line for line in lines if folded(line) not in told]
        is_open = secret.kind is SecretKind.SUBJECT and secret.where == PACK_TEXTS
        if is_open and len(left) < len(lines):
            yield from (SecretText(line, secret.where, secret.kind) for line in left)
        else:
            yield secret


def cost_appraisals(publication: Publication) -> Iterator[str]:
    """Yield the name of each level whose appraisal speaks of the score ②, which the meeting may see."""
    name = re.escape(folded(publication.plan.score_words[1]))
    spoken = re.compile(_COST_SCORE.format(name=name))
    for level, text in _written(publication):
        if "②" in text or spoken.search(folded(text)):
            yield level.name


def appraised_amounts(
    publication: Publication, figures: Iterable[SecretFigure]
) -> Iterator[tuple[str, SecretFigure]]:
    """Yield name of the level and amount of each appraisal that tells one.

    Looked for are the amounts of the level's projects, and the sums of these over the years, over the level,
    over the level above it and over the whole plan.
    """
    listed = list(figures)
    parents = {level.code: level.parent for level in publication.levels}
    for level, text in _written(publication):
        public = _public(publication.projects, level.code)
        for found in _finder(publication, level, parents, listed).found(text, public):
            yield level.name, found


def _written(publication: Publication) -> Iterator[tuple[PublicCounts, str]]:
    """Yield the levels that the office appraised, and its words."""
    for span in () if publication.whole is None else publication.whole.spans:
        for level in span.levels:
            if level.appraisal is not None and level.appraisal.is_written:
                yield level, level.appraisal.text


def _finder(
    publication: Publication, level: PublicCounts, parents: dict[str, str], figures: list[SecretFigure]
) -> FigureFinder:
    """Return what finds the amounts that an appraisal of a level must not tell."""
    own = _numbers(publication.projects, level.code)
    above = _numbers(publication.projects, parents.get(level.code, ""))
    known = [figure for figure in figures if figure.number in own]
    groups = [({number}, number) for number in sorted(own)]
    groups += [(own, level.name), (above, "上の区分")]
    groups.append(({item.number for item in publication.projects}, "計画全体"))
    sums = [total for numbers, name in groups for total in _sums(figures, numbers, name)]
    return FigureFinder((*known, *sums))


def _sums(figures: Iterable[SecretFigure], numbers: set[str], name: str) -> Iterator[SecretFigure]:
    """Yield the sums of some projects' amounts by kind and year, and by kind over all years."""
    totals: defaultdict[str, int] = defaultdict(int)
    for figure in figures:
        if figure.number in numbers:
            for word in {figure.where, figure.where.rpartition("の")[2]}:
                totals[word] += figure.kyen
    yield from (SecretFigure("", kyen, f"{name} の{word}の計") for word, kyen in sorted(totals.items()))


def _numbers(projects: Iterable[PublicProject], code: str) -> set[str]:
    """Return the numbers of a level's projects; none for no level."""
    return {item.number for item in projects if code and code in (item.policy, item.measure)}


def _public(projects: Iterable[PublicProject], code: str) -> frozenset[int]:
    """Return the figures of a level's indicators, which may be told."""
    return frozenset(
        figure for item in projects if code in (item.policy, item.measure) for figure in item.own_figures
    )
