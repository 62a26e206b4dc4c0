"""The software bill of materials as CycloneDX JSON, made from constraints.txt.

    python -m scripts.sbom --out sbom.cdx.json

Every pinned package stands in it; those that only build and test have the scope "excluded", as the standard
calls what is not in the product (CycloneDX 1.5, component scope).
"""

import argparse
import datetime as dt
import json
import re
import sys
import uuid
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from scripts.licences import licence_words
from scripts.parts import HERE, Part, PartsError, pinned, program_parts

SPEC_VERSION = "1.5"
_SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""The namespace of URLs (RFC 4122, appendix C): the same parts give the same serial number."""


def sbom(
    version: str, parts: Sequence[Part], pins: Mapping[str, tuple[str, str]], words: Callable[[str], str],
    now: dt.datetime,
) -> dict[str, Any]:  # fmt: skip
    """Return the bill of materials.

    Args:
        version: of the program.
        parts: what is in the product.
        pins: everything that is pinned.
        words: gives the licence of a package, "" where it is not known.
        now: when it is made.
    """
    own = f"pkg:pypi/fujidesk@{version}"
    links = {_purl(part.name, part.version): part for part in parts}
    inside = {canonicalize_name(part.name) for part in parts}
    components = [
        _component(name, pin, "required" if key in inside else "excluded", words(key))
        for key, (name, pin) in sorted(pins.items())
    ]
    serial = uuid.uuid5(_NAMESPACE, " ".join([own, *(one["purl"] for one in components)]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": own, "name": "fujidesk", "version": version,
                          "purl": own, "licenses": [{"license": {"id": "MIT"}}]},
        },
        "components": components,
        "dependencies": [
            {"ref": own, "dependsOn": sorted(links)},
            *({"ref": purl, "dependsOn": _needed(part, pins)} for purl, part in sorted(links.items())),
        ],
    }  # fmt: skip


def _needed(part: Part, pins: Mapping[str, tuple[str, str]]) -> list[str]:
    """Return what a part needs itself."""
    return sorted(_purl(*pins[name]) for name in part.requires)


def _component(name: str, version: str, scope: str, words: str) -> dict[str, Any]:
    """Return one package; an expression of SPDX stays one, other words are a name."""
    purl = _purl(name, version)
    made: dict[str, Any] = {
        "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, "scope": scope,
    }  # fmt: skip
    if words:
        made["licenses"] = [{"expression": words} if _SPDX.fullmatch(words) else {"license": {"name": words}}]
    return made


def _purl(name: str, version: str) -> str:
    """Return the package URL of a package on the Python index (purl specification, type pypi)."""
    return f"pkg:pypi/{canonicalize_name(name)}@{version}"


def known_words(name: str) -> str:
    """Return the licence of a package where it is installed, else nothing."""
    try:
        return licence_words(name)
    except metadata.PackageNotFoundError:
        return ""


def program_sbom(now: dt.datetime) -> dict[str, Any]:
    """Return the bill of this program.

    Raises:
        PartsError: a part is not pinned.
    """
    text = (HERE / "fujidesk" / "__init__.py").read_text(encoding="utf-8")
    version = text.partition('__version__ = "')[2].partition('"')[0]
    pins = pinned((HERE / "constraints.txt").read_text(encoding="utf-8"))
    return sbom(version, program_parts(), pins, known_words, now)


def main(argv: Sequence[str] | None = None) -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    try:
        made = program_sbom(dt.datetime.now().astimezone())
    except PartsError as error:
        print(error, file=sys.stderr)
        return 1
    options.out.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"{options.out}: {len(made['components'])} components")
    return 0


if __name__ == "__main__":
    sys.exit(main())
