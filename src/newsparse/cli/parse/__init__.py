"""How does `newsparse parse` run?"""
