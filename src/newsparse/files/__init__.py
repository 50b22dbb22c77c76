"""How are files found and written?"""
