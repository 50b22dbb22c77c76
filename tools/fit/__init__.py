"""How are the labeller's weights fitted and measured? Nothing here is needed at run time."""
