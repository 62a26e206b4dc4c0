"""次期計画: the draft of the next plan, a page of 計画・体制."""
