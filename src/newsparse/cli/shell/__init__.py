"""What helps at the command line itself: help, manual pages, completion."""
