"""Where the files of a publication stand in its folder; names in ASCII, as addresses need them."""

import re

from fujidesk.domain.charts import ChartName

HOME, RESULTS, LIST, DATA = "index.html", "results.html", "projects/index.html", "data/index.html"
WHOLE = "whole.html"
STYLE = "style.css"
_OURS = re.compile(
    r"index\.html|results\.html|whole\.html|style\.css|projects/[^/]+\.html|charts/[a-z-]+\.svg|data/index\.html|"
    r"data/dx-plan-[a-z0-9-]+\.(?:csv|xlsx)"
)


def project_path(number: str) -> str:
    """Return the page of a project."""
    return f"projects/{number}.html"


def chart_path(name: ChartName) -> str:
    """Return the drawing of a chart of the whole plan."""
    return f"charts/{name.value}.svg"


def data_path(file: str) -> str:
    """Return a file of the data."""
    return f"data/{file}"


def is_public_path(path: str) -> bool:
    """Tell whether a file within a folder is one that a publication writes, this year's or another's."""
    return _OURS.fullmatch(path) is not None
