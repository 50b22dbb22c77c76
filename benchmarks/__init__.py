"""How fast, how light and how right newsparse is beside others, as ratios within one run; see docs/benchmarks.md."""
