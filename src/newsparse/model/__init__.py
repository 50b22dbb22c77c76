"""What does everything else speak of?"""
