"""調査・回収: the year's round, who is how far in it, and what came back."""
