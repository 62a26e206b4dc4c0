"""Findings of a check."""

from fujidesk.domain.findings import Finding, Severity


def test_a_finding_reads_as_its_sentence() -> None:
    finding = Finding(Severity.OPEN, "1-1-9 のR4上期が未確定です。", "1-1-9")
    assert str(finding) == f"{finding}" == "1-1-9 のR4上期が未確定です。"
    assert Finding(Severity.FAULT, "x").number == ""
