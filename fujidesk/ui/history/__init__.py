"""変更の履歴: who changed what, when, from what to what; by thing, person and day."""
