"""Reading the real plan document, against reading the file and splitting it into cells."""

from pathlib import Path

from benchmarks.measuring import Row, best_in_turn_ms

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def plan_document() -> Path | None:
    """Return the real plan document where it is at hand."""
    return next(iter(sorted(SEEDS.glob("002_*.txt"))), None)


def measure() -> list[Row]:
    """Measure the importer; no row where the document is not at hand."""
    from fujidesk.exchange.plan_document import read_plan_documents
    from fujidesk.exchange.profiles import load_profile

    path = plan_document()
    if path is None:
        return []
    profile = load_profile("fuji")

    def bare() -> object:
        return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]

    def ours() -> object:
        return read_plan_documents([(path.name, path.read_bytes())], profile)

    spent = best_in_turn_ms((ours, bare), repeats=60)
    return [Row("import of the plan document", *spent, "ms", 3.0)]
