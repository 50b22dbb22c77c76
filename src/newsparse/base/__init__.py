"""What does Python lack?"""
