"""How does one document become its output?"""
