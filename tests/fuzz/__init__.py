"""Bytes that nobody wrote, thrown at everything that reads, writes, checks or draws: `make fuzz`."""
