"""How does `newsparse` explain and complete its own command lines?"""
