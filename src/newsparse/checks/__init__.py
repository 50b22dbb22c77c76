"""What is wrong with an article, and how is it fixed?"""
