"""How are many texts converted, and a run resumed?"""
