"""The evaluation of a whole plan, or of one of its terms (001, 図表6-3: ▲計画全体の評価)."""
