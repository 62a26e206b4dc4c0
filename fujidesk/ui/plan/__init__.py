"""計画・体制: what becomes of the plan itself, and who carries it."""
