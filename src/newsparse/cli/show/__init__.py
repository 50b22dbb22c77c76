"""How do `show`, `explain` and `dateline` put an article before a person's eyes?"""
