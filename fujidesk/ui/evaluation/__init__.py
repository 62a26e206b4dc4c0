"""評価: grades and states of a year, what changed, what is odd, and the approval that locks it."""
