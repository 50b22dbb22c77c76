"""How are the exports of news databases read?"""
