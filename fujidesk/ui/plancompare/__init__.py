"""計画の比較: two plans side by side."""
