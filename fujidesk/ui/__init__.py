"""Screens and widgets; knows neither SQL nor file formats."""
