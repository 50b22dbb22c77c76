"""What kind of words are these?"""
