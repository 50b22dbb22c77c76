"""What is each block?"""
