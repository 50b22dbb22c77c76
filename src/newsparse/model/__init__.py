"""What does everything else speak of?"""

__version__ = "0.2.0"
