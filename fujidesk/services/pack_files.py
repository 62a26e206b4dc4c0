"""The papers of a meeting as files: slides, PDF, workbook, agenda, minutes, with their 目録; all or none."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.pack_blocks import Pack
from fujidesk.domain.pack_manifest import MANIFEST_NAME, manifest_text
from fujidesk.domain.progress import NoProgress, PartOfProgress, Progress
from fujidesk.errors import UserError
from fujidesk.exchange.file_set import file_set, fit_name
from fujidesk.services.packs import PackService

FORMATS = ("pptx", "pdf", "xlsx", "docx")
"""Kinds of files that a pack can be written as."""
_SHARES = {"pptx": 30, "pdf": 35, "xlsx": 30, "docx": 5}
"""Part of the work that each takes (measured)."""
_PAPERS, _AGENDA, _MINUTES = "会議資料", "次第", "議事録"

Files = Iterator[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """What was written. paths: the files, with 目録 at the end. is_internal: internal figures are in them."""

    paths: tuple[Path, ...]
    is_internal: bool


class PackFileService:
    """Writes packs. today: gives the day of the papers."""

    def __init__(self, packs: PackService, today: Callable[[], dt.date] | None = None) -> None:
        self._packs = packs
        self.today = today or _this_day

    def on(self, day: dt.date) -> "PackFileService":
        """Return the same for papers of a day, such as one set for training."""
        return PackFileService(self._packs, lambda: day)

    def write(
        self, meeting: str, fiscal_year: int, folder: Path, formats: Collection[str] = FORMATS, *,
        separate: bool = False, progress: Progress | None = None,
    ) -> WrittenPack:  # fmt: skip
        """Write the pack of a meeting into a folder, which is made where it is missing; returns the files.

        What stood there under the same names is replaced when all new files are complete.

        Args:
            meeting: key of the profile's meeting.
            fiscal_year: that the pack is named by.
            folder: for the files.
            formats: of `FORMATS`.
            separate: a PDF for each part, in place of one for all.
            progress: told in hundredths.

        Raises:
            UserError: no such meeting, year or format, or there is nothing to write in the formats.
            MachineError: the folder cannot be written to.
            CancelledError: by `progress`; nothing is left behind.
        """
        day = self.today()
        pack = self._packs.pack(meeting, fiscal_year, day)
        told = progress or NoProgress()
        with file_set(folder) as target:
            files = made_files(pack, formats, separate=separate, progress=told)
            for name, data in files.items():
                target.add(name, data)
            target.add(MANIFEST_NAME, manifest_text(pack, day.isoformat(), files).encode())
            told.step(100, 100, "会議資料を書き出しました")
            return WrittenPack(target.place(), pack.is_internal)


def _this_day() -> dt.date:
    """Return the user's own calendar day."""
    return dt.datetime.now().astimezone().date()


def made_files(
    pack: Pack, formats: Collection[str] = FORMATS, *, separate: bool = False,
    progress: Progress | None = None,
) -> Mapping[str, bytes]:  # fmt: skip
    """Return the files of a pack, name → bytes; equal packs give equal bytes.

    Raises:
        UserError: no such format, or there is nothing to write in the formats.
        CancelledError: by `progress`.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        names = "・".join(unknown)
        known = "・".join(FORMATS)
        said = f"形式「{names}」では書き出せません。" if unknown else "形式が指定されていません。"
        raise UserError(f"{said}{known} から選んでください。")
    if not pack.parts:
        raise UserError(
            "資料がすべて外されています。載せる資料を「会議資料」で選んでから書き出してください。"
        )
    wanted = [name for name in FORMATS if name in formats]
    told, whole = progress or NoProgress(), sum(_SHARES[name] for name in wanted)
    makers: dict[str, Callable[[Pack, Progress], Files]] = {
        "pptx": _slides, "pdf": _part_pdfs if separate else _pdf, "xlsx": _workbook, "docx": _papers,
    }  # fmt: skip
    files: dict[str, bytes] = {}
    done = 0
    for name in wanted:
        until = done + _SHARES[name]
        stretch = PartOfProgress(told, 100 * done // whole, 100 * until // whole)
        files |= makers[name](pack, stretch)
        done = until
    if not files:
        raise UserError("この会議の資料には次第がないため、Word のファイルはありません。")
    return files


def _name(pack: Pack, what: str, kind: str) -> str:
    """Return the name of a file: 「R7_情報化推進本部会議_会議資料.pdf」."""
    return f"{short_year(pack.fiscal_year)}_{fit_name(pack.meeting.name)}_{fit_name(what)}.{kind}"


def _slides(pack: Pack, progress: Progress) -> Files:
    """Yield the slides."""
    from fujidesk.services.pack_pptx import pack_pptx  # late: brings the charts

    yield _name(pack, _PAPERS, "pptx"), pack_pptx(pack, progress=progress)


def _pdf(pack: Pack, progress: Progress) -> Files:
    """Yield one PDF of all parts."""
    from fujidesk.services.pack_pdf import pack_pdf  # late: as `_slides`

    yield _name(pack, _PAPERS, "pdf"), pack_pdf(pack, progress=progress)


def _part_pdfs(pack: Pack, progress: Progress) -> Files:
    """Yield a PDF for each part."""
    from fujidesk.services.pack_pdf import part_pdfs  # late: as `_slides`

    for found in part_pdfs(pack, progress=progress):
        part = pack.parts[found.index]
        what = part.label if part.title == part.label else f"{part.label}_{part.title}"
        yield _name(pack, what, "pdf"), found.data


def _workbook(pack: Pack, progress: Progress) -> Files:
    """Yield the workbook."""
    from fujidesk.exchange.pack_xlsx import pack_workbook  # late: brings openpyxl

    yield _name(pack, _PAPERS, "xlsx"), pack_workbook(pack, progress)


def _papers(pack: Pack, progress: Progress) -> Files:
    """Yield 次第 and the frame of the minutes, where the pack has 次第."""
    from fujidesk.exchange.pack_docx import agenda_docx, agenda_part, minutes_docx  # late: heavy

    part = agenda_part(pack)
    progress.step(0, 2, "Word 次第")
    if part is None:
        return
    yield _name(pack, _AGENDA, "docx"), agenda_docx(pack, part)
    progress.step(1, 2, "Word 議事録")
    yield _name(pack, _MINUTES, "docx"), minutes_docx(pack, part)
