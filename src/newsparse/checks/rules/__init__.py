"""Which rules are there, one file each?"""
