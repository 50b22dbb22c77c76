"""How do bytes become a file's paragraphs?"""
