"""Charts as matplotlib figures from domain records; knows neither Qt nor the database."""
