"""How do `show`, `explain` and `dateline` present an article?"""
