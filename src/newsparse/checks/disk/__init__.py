"""Where checks meet the disk: which files there are, what is known of them, how they are written."""
