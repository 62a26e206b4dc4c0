"""Words that several parts of the tab say."""

READ_ONLY = "読み取り専用で開いているため、変更できません。"
