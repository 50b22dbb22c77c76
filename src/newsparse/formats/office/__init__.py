"""How is the text of office documents read?"""
