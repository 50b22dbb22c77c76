"""Texts that are hard on a reader, all made here: small ones as they are, big ones made when they are wanted."""
