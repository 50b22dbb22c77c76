"""Hostile texts of any length, what is done with them, and how the work grows with the text."""
