"""What did earlier runs do?"""
