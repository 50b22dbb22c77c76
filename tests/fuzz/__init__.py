"""Fuzzes everything that reads, writes, checks or draws: `make fuzz`."""
