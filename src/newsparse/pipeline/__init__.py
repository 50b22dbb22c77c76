"""How does a text become articles, step by step?"""
