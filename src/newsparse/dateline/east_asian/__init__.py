"""Which dateline opens a text written without spaces between words?"""
