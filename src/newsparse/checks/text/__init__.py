"""What can be asked of a text by itself?"""
