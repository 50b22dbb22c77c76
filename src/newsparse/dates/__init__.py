"""Which day or time is named?"""
