"""会議資料: the papers of each meeting as pages, what the office writes for them, and their files."""
