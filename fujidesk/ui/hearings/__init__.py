"""ヒアリング: planning talks with departments, taking notes in them, and what came out of them."""
