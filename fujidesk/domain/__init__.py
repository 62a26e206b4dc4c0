"""Plain rules and records of the plan; knows neither database, files nor screens."""
