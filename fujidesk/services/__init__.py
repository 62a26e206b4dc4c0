"""Use cases, one module a subject; each method is one transaction and returns frozen records."""
