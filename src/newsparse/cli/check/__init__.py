"""How do `newsparse check` and its companions run?"""
