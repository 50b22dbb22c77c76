"""Measures the speed, memory and accuracy of newsparse against other tools; see docs/benchmarks.md."""
