"""How does `newsparse batch` run?"""
