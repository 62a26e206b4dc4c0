"""Reads the plan document (実施計画編, 第5章) into records, with everything in it that does not agree."""

from fujidesk.exchange.plan_document.reading import PlanReading, read_plan_documents

__all__ = ["PlanReading", "read_plan_documents"]
