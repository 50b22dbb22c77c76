"""What did a batch do?"""
