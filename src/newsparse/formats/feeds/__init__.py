"""How are feeds read, item by item?"""
