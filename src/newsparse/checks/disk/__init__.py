"""What does a run of checks keep on disk?"""
