"""Files that somebody gives the program, damaged and forged at random: taken as they are, or one sentence.

Whatever comes of them: nothing is stored of a file that is refused, and the register can be read afterwards.
"""

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.hearings import HearingKind
from fujidesk.errors import FujideskError
from fujidesk.paths import user_folders
from fujidesk.services.maintenance import build_database
from fujidesk.services.survey_collect import accept
from fujidesk.services.text_values import tidy
from fujidesk.services.workspace import open_workspace
from tests.fuzzing import fuzz

SCRAPS = (
    "", "0", "-1", "99999999999999999999", "1e400", "NaN", "&lt;", "&#0;", "&#x1F600;", "<", ">", '"', "]]>", "<!--",
    "<c/>", "<v>", "A0", "ZZZZ9999999", "$A$1:$XFD$1048576", "../../a", "=1+1", "\x00", "\ud7ff", "s", "e", "d",
)  # fmt: skip
"""What is put into the XML of parts, in the place of something else."""
PLAN_SCRAPS = ("\t", "\n", "<", "&", "1-1-1", "①", "（", "令和5年度", "○", "\u3000", "=cmd", "\ufeff", "-")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A register, and the files that it gave out: its workbook, the plan as a document, the survey's forms."""
    from fujidesk.exchange.profiles import load_profile
    from tests.conftest import small_content

    folder = tmp_path_factory.mktemp("shelf")
    build_database(folder / "r.db", load_profile("fuji"), small_content.__wrapped__())
    space = open_workspace(folder / "r.db", user_folders(folder / "profile"))
    space.register_exchange.write_workbook(folder / "台帳.xlsx")
    space.plan_book.write(folder / "計画書.docx", dt.date(2026, 7, 10))
    space.survey_issue.issue(2022, folder / "調査票")
    space.hearings.plan(space.hearings.drafted(2022, HearingKind.OTHER, "市民課"))
    space.folder = folder
    yield space
    space.close()


def forged(draw, data):
    """Return a workbook with bytes, parts or pieces of their XML exchanged."""
    if draw(st.booleans()):
        made = bytearray(data)
        for place in draw(st.lists(st.integers(0, len(made) - 1), min_size=1, max_size=8)):
            made[place] = draw(st.integers(0, 255))
        return bytes(made)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name in draw(st.lists(st.sampled_from(sorted(parts)), min_size=1, max_size=3)):
        parts[name] = spoilt(draw, parts[name].decode(errors="replace"), sorted(parts)).encode(
            errors="replace"
        )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for place, (name, part) in enumerate(parts.items()):
            package.writestr(draw(st.sampled_from((name,) * 20 + (f"../外{place}.xml", name.upper()))), part)
    return stream.getvalue()


def spoilt(draw, text, names):
    """Return the XML of a part with pieces between its marks exchanged for scraps, or doubled."""
    for _ in range(draw(st.integers(1, 6))):
        marks = [place for place, sign in enumerate(text) if sign in '<>"']
        if len(marks) < 2:
            return text
        first = draw(st.integers(0, len(marks) - 2))
        start, end = marks[first] + 1, marks[min(first + draw(st.integers(1, 3)), len(marks) - 1)]
        scrap = draw(st.sampled_from((*SCRAPS, *names, text[start:end] * 2)))
        text = text[:start] + scrap + text[end:]
    return text


def taken(work):
    """Do it; what is refused is refused in a sentence."""
    try:
        return work()
    except FujideskError as error:
        assert str(error).rstrip().endswith(("。", "）"))  # noqa: PT017
        return None


@fuzz(40)
@given(data=st.data())
def test_a_forged_register_workbook(shelf, data):
    path = shelf.folder / "forged.xlsx"
    path.write_bytes(forged(data.draw, (shelf.folder / "台帳.xlsx").read_bytes()))
    before = shelf.registry.content()
    found = taken(lambda: shelf.register_exchange.compare_workbook(path))
    differences = found.differences if found is not None else ()
    if differences and taken(lambda: shelf.register_exchange.apply(differences)) is not None:
        shelf.edits.undo()
    assert shelf.registry.content() == before
    assert list(shelf.folder.parent.glob("外*")) == []


@fuzz(40)
@given(data=st.data())
def test_a_forged_return(shelf, data):
    forms = sorted((shelf.folder / "調査票").iterdir())
    path = shelf.folder / "返信.xlsx"
    path.write_bytes(forged(data.draw, data.draw(st.sampled_from(forms)).read_bytes()))
    before = shelf.registry.content(), shelf.reports.of_year(2022)
    preview = taken(lambda: shelf.survey_collect.read([path], 2022))
    for _ in taken(lambda: shelf.survey_collect.apply(preview, accept(preview, "valid"))) or ():
        shelf.edits.undo()
    assert (shelf.registry.content(), shelf.reports.of_year(2022)) == before


@fuzz(40)
@given(data=st.data())
def test_a_forged_plan_document(shelf, data):
    path = shelf.folder / "forged.docx"
    path.write_bytes(forged(data.draw, (shelf.folder / "計画書.docx").read_bytes()))
    before = shelf.registry.content()
    found = taken(lambda: shelf.plan_import.read([path]))
    differences = found.differences if found is not None else ()
    if differences and taken(lambda: shelf.plan_import.apply(found, differences)) is not None:
        shelf.edits.undo()
    assert shelf.registry.content() == before
    assert list(shelf.folder.parent.glob("外*")) == []


@fuzz(30)
@given(data=st.data())
def test_a_forged_plan(shelf, data):
    lines = [
        "事業番号\t1-1-1",
        "情報化事業\t窓口",
        *data.draw(st.lists(st.sampled_from(PLAN_SCRAPS), max_size=40)),
    ]
    text = data.draw(st.sampled_from(("\n", "\t", ""))).join(lines)
    path = shelf.folder / "計画.txt"
    path.write_bytes(
        data.draw(st.sampled_from((text.encode(), text.encode("cp932", "ignore"), b"\xff" + text.encode())))
    )
    before = shelf.registry.content()
    taken(lambda: shelf.plan_import.read([path]))
    assert shelf.registry.content() == before


@fuzz(30)
@given(
    content=st.binary(min_size=1, max_size=200),
    name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=60),
)
def test_any_attachment_comes_out_as_it_went_in(shelf, content, name):
    path = shelf.folder / "添付" / name
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    except OSError:
        return  # a name that this system does not take
    if taken(lambda: shelf.attachments.add("R4-001", path)) is not None:
        kept = shelf.hearings.attachments("R4-001")[-1]
        assert (kept.name, kept.size) == (tidy(name), len(content))
        shelf.attachments.save(kept, shelf.folder / "出した.bin")
        assert (shelf.folder / "出した.bin").read_bytes() == content
        shelf.edits.undo()
    path.unlink()
