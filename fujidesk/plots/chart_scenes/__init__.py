"""Charts laid out as drawings: equal charts look equal in every file, on paper and on the wall."""

from fujidesk.plots.chart_scenes.frame import chart_scene

__all__ = ["chart_scene"]
