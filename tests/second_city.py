"""The second city (004) for tests: words of the first one that nothing there may say, and its filled forms."""

import re
import zipfile

from openpyxl import load_workbook
from pypdf import PdfReader

from tests.survey_forms import fill_book

FIRST_CITYS = re.compile(
    "富士(?!デスク)|本部|幹事会|ワーキンググループ|基本方針|情報化施策|情報化事業|所管部署|事務局|行政経営プラン"
    "|施策番号|取組番号|DX|デジタル変革|重点事業|情報化推進リーダー|アドバイザー"
)
"""Words of 富士市's plan (001, 002); 富士デスク is the name of the program."""
ANSWERS = {
    "status": "2 取組中", "phase_h1": "1 調査・研究", "phase_h2": "2 検討・準備", "budget_kyen": "1,200千円",
    "actual_cost_kyen": 900, "action": "受付の流れを調べた", "score_progress": "3 予定どおり", "score_cost": 3,
    "score_content": "4 効果があった", "outlook": "1 継続",
}  # fmt: skip


def fill(path, target):
    """Answer every project of a form as a department does."""
    book = load_workbook(path)
    fill_book(book, ANSWERS)
    book.save(target)


def texts_of(path):
    """Yield the texts that a paper shows, whatever its format."""
    if path.suffix in (".xlsx", ".docx", ".pptx"):
        with zipfile.ZipFile(path) as parts:
            for name in parts.namelist():
                if name.endswith(".xml"):
                    yield from re.findall(r">([^<>]+)<", parts.read(name).decode())
    elif path.suffix == ".pdf":
        for page in PdfReader(path).pages:
            yield from page.extract_text().splitlines()
    else:
        yield from path.read_text(encoding="utf-8-sig").splitlines()


def foreign_words(folder, words=FIRST_CITYS):
    """Return what the papers of a folder say in words of the first city: (file, what stands there)."""
    kinds = (".xlsx", ".docx", ".pptx", ".pdf", ".html", ".csv", ".txt", ".json")
    return [
        (path.name, text[max(0, found.start() - 15) : found.end() + 15])
        for path in sorted(folder.rglob("*"))
        if path.suffix in kinds
        for text in texts_of(path)
        for found in words.finditer(text)
    ]
