"""What does everything else speak of?"""

__version__ = "0.1.0"
