"""Fitting the labeller's weights and measuring them; nothing here is needed at run time."""
