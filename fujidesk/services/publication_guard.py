"""The guard of a publication: what was written is read back, and nothing internal may stand in it.

Two looks, each enough by itself: every file holds only what the public content put there (`public_guard`),
and no file, shown or hidden, holds an internal text or amount of the database.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.publication.appraised import appraised_amounts, cost_appraisals
from fujidesk.domain.publication.content import Publication
from fujidesk.domain.publication.page_blocks import page_texts
from fujidesk.domain.publication.secrets import (
    SHORTEST_LINE,
    FigureFinder,
    SecretFigure,
    SecretKind,
    Secrets,
    SecretText,
    TextFinder,
    figures_in,
    folded,
)
from fujidesk.exchange.public_guard import Expected, GuardFinding, guard_findings
from fujidesk.exchange.public_strings import Said, strings_of

_OWN_TEXTS = {
    "action": "取組内容",
    "indicator_note": "指標の実績に対する評価",
    "change": "事業内容の変更・見直し",
}
_SHORTEST_PATH = 4


def all_findings(
    files: Mapping[str, bytes],
    expected: Expected,
    publication: Publication,
    secrets: Secrets,
    tick: Callable[[], None] = lambda: None,
) -> Iterator[GuardFinding]:
    """Yield what must not stand in a written folder.

    Args:
        files: path within the folder → bytes, as they lie on the disk.
        expected: what was to be written.
        publication: what that was made from.
        secrets: what must not be in it.
        tick: called before each file is looked at; may raise to stop.
    """
    yield from guard_findings(files, expected, tick)
    yield from _told_amounts(publication, secrets.figures)
    yield from _appraised(publication, secrets.figures)
    ordinary = ordinary_phrases(publication, secrets.texts)
    texts = tuple(secret for secret in secrets.texts if secret not in ordinary)
    yield from _carried(files, expected, Secrets(texts, secrets.figures), tick)


def path_secrets(places: Iterable[Path]) -> Iterator[SecretText]:
    """Yield the folders where files of the office lie."""
    for place in places:
        if len(str(place)) >= _SHORTEST_PATH:
            yield SecretText(str(place), "ファイルの場所", SecretKind.PATH)


def ordinary_phrases(publication: Publication, secrets: Iterable[SecretText]) -> frozenset[SecretText]:
    """Return short internal texts that several projects publish of their own accord: phrases of every day.

    「引き続き実施する」 in a hearing's notes must not stop what half of the departments have answered. What
    only one project says, and every longer text, is looked at as any other.
    """
    short = (
        secret
        for secret in secrets
        if secret.kind is SecretKind.TEXT and len(folded(secret.text)) < SHORTEST_LINE
    )
    finder = TextFinder(short)
    told: dict[SecretText, set[str]] = {}
    for item in publication.projects:
        for result in item.results:
            for name in _OWN_TEXTS:
                for secret in finder.found(getattr(result, name)):
                    told.setdefault(secret, set()).add(item.number)
    return frozenset(secret for secret, numbers in told.items() if len(numbers) > 1)


def _told_amounts(publication: Publication, figures: tuple[SecretFigure, ...]) -> Iterator[GuardFinding]:
    """Yield public texts in which a department tells an amount of its own project."""
    by_number: dict[str, list[SecretFigure]] = {}
    for figure in figures:
        by_number.setdefault(figure.number, []).append(figure)
    for item in publication.projects:
        finder = FigureFinder(by_number.get(item.number, ()))
        public = item.own_figures
        for result in item.results:
            for name, word in _OWN_TEXTS.items():
                for found in finder.found(getattr(result, name), public):
                    where = f"{item.number} の{long_year(result.fiscal_year)}の{word}"
                    yield GuardFinding(where, f"{found.where}と同じ金額（{found.kyen:,}千円）があります")


def _appraised(publication: Publication, figures: tuple[SecretFigure, ...]) -> Iterator[GuardFinding]:
    """Yield appraisals of the whole plan in which the office tells an amount, a sum of some, or score ②."""
    for name in cost_appraisals(publication):
        yield GuardFinding(
            f"{name} の評価の文", f"公表しない{publication.plan.score_label(1)}の評価に触れています"
        )
    for name, found in appraised_amounts(publication, figures):
        yield GuardFinding(f"{name} の評価の文", f"{found.where}と同じ金額（{found.kyen:,}千円）があります")


def _carried(
    files: Mapping[str, bytes], expected: Expected, secrets: Secrets, tick: Callable[[], None]
) -> Iterator[GuardFinding]:
    """Yield the internal texts and amounts that any file carries, shown or hidden."""
    public = _public_texts(expected)
    figures = frozenset(figure for text in public for figure in figures_in(text))
    texts, amounts = TextFinder(secrets.texts, public), FigureFinder(secrets.figures)
    looked_at: set[Said] = set()
    for path, data in sorted(files.items()):
        tick()
        for said in strings_of(path, data):
            if said in looked_at:
                continue
            looked_at.add(said)
            for secret in texts.found(said.text, names=not said.is_structure):
                told = secret.text.strip()[:20]
                yield GuardFinding(path, f"{secret.where}にある内部の文字列「{told}」があります")
            if said.text not in public and not said.is_structure:
                for amount in amounts.found(said.text, figures):
                    yield GuardFinding(path, f"{amount.where}と同じ金額（{amount.kyen:,}千円）があります")


def _public_texts(expected: Expected) -> frozenset[str]:
    """Return every text that the public content puts into any file."""
    told = {text for page in expected.pages.values() for text in page_texts(page)}
    for page in expected.pages.values():
        for block in page.drawings:
            told |= {block.alt, block.chart.alt, block.chart.head.title, block.chart.head.message}
    for drawn in expected.drawn.values():
        told |= {word for picture in drawn.values() for word in picture.words}
    for table in expected.tables.values():
        told |= {str(value) for row in table.rows for value in row if value is not None}
    return frozenset(told)
