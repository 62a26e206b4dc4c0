"""Where the files of a publication stand in its folder; names in ASCII, as addresses need them."""

from fujidesk.domain.charts import ChartName

HOME, RESULTS, LIST, DATA = "index.html", "results.html", "projects/index.html", "data/index.html"
STYLE = "style.css"


def project_path(number: str) -> str:
    """Return the page of a project."""
    return f"projects/{number}.html"


def chart_path(name: ChartName) -> str:
    """Return the drawing of a chart of the whole plan."""
    return f"charts/{name.value}.svg"


def data_path(file: str) -> str:
    """Return a file of the data."""
    return f"data/{file}"
