"""Returns that LibreOffice saved, through old Excel's and its own format and back."""

import shutil
import subprocess

import pytest

OFFICE = shutil.which("soffice")


def _convert(path, form, folder):
    command = [
        str(OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form,
        "--outdir", str(folder / form), str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / form / f"{path.stem}.{form}"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["xls", "ods"])
def test_through_another_format_and_back(returns, tmp_path, form):
    path = tmp_path / "回答.xlsx"
    path.write_bytes(returns.saved(returns.book(budget_kyen="１，２００千円", score_progress="④")))
    other = _convert(path, form, tmp_path)
    refused = returns.read(other.read_bytes()).refusal
    assert "「Excel ブック (.xlsx)」として保存し直してください" in refused
    reply = returns.read(_convert(other, "xlsx", tmp_path).read_bytes())
    assert (reply.refusal, reply.problems, reply.departments) == ("", (), ("収納課",))
    assert returns.taken(reply)["budget_kyen"] == 1200
    assert returns.taken(reply)["score_progress"] == 4
    assert len(reply.takeable) == 28
