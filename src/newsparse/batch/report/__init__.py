"""What did a batch come to?"""
