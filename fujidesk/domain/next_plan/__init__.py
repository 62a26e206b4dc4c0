"""The draft of the next plan, made from the one in force (001, 図表6-3: ▲次期計画の策定)."""
