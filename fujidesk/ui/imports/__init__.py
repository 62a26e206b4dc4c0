"""Imports seen before they happen: what a file would change, chosen value by value."""
