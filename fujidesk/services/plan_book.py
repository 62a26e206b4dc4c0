"""The plan out as a printed book: a Word document that the import of plan documents reads back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fujidesk.domain.fiscal import era_day
from fujidesk.domain.plan_book.making import BookFacts, plan_book
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, PartOfProgress, Progress
from fujidesk.domain.records import ProjectRecord, RegisterContent
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.glossary import load_glossary
from fujidesk.services.registry import RegistryService

_LAID_OUT = 80
"""Hundredths of the work that are done when the file is there in memory."""


@dataclass(frozen=True)
class WrittenPlan:
    """What was written: how many projects on how many pages."""

    path: Path
    projects: int
    pages: int


class PlanBookFiles:
    """Writes the plan in force as a document. sample: the data are made, and the document says so."""

    def __init__(self, registry: RegistryService, profile: PlanProfile, *, sample: bool = False) -> None:
        self._registry = registry
        self._profile = profile
        self._sample = sample

    @property
    def proposed_name(self) -> str:
        """The name of the file, without folder and ending."""
        return f"{self._profile.city}_{self._profile.plan_name}"

    def write(
        self,
        path: Path,
        day: dt.date,
        progress: Progress | None = None,
        *,
        records: Sequence[ProjectRecord] | None = None,
        other: tuple[PlanProfile, RegisterContent] | None = None,
    ) -> WrittenPlan:
        """Write the plan as it stands on a day, which the cover shows; whole or not at all.

        records: what is written in place of the present projects, such as those of an earlier day. other: a
        plan that is written in place of the one in force, such as the draft of the next.

        Raises:
            MachineError: the file cannot be written.
            CancelledError: the user stopped the work; nothing was written.
        """
        from fujidesk.exchange.plan_docx.writing import plan_docx  # late: brings python-docx

        told = progress or NoProgress()
        told.step(0, 100, "台帳を読んでいます")
        profile, content = other or (self._profile, self._registry.content())
        if records is not None:
            content = replace(content, projects=tuple(records))
        facts = BookFacts(f"{era_day(day)}現在", self._sample)
        book = plan_book(content, profile, load_glossary(), facts)
        data, pages = plan_docx(book, PartOfProgress(told, 10, _LAID_OUT))
        told.step(_LAID_OUT, 100, "計画書を書き出しています")
        replace_with_bytes(path, data)
        told.step(100, 100, "計画書を書き出しました")
        return WrittenPlan(path, len(content.projects), pages)
