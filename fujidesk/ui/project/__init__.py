"""個票: the sheet of one project, as the plan prints it, but editable in place."""
