"""newsparse turns raw news text into clean structure."""

__version__ = "0.1.0"
