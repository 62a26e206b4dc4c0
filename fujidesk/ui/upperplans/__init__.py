"""上位計画: which projects serve the codes of the plans above, one page of 計画・体制."""
