"""変更・見直し: what meetings decided about projects, and the register as it stood on any day."""
