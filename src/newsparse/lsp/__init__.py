"""How does an editor work with a text while it is written?"""
