"""新規事業: proposals as a board and a list, brought along their way into the plan."""
