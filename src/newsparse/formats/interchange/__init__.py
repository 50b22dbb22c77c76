"""How do other newsroom systems and the web exchange an article?"""
