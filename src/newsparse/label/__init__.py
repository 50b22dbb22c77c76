"""What each block of a file is: cues, weights, and the best sequence of roles under a small grammar."""
