"""What does a rule see?"""
