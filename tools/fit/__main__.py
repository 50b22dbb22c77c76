"""The chores of the labeller: fit its weights, measure them, show what they get wrong.

    python -m fit train      fit on everything in eval/dev, write the weights that newsparse ships
    python -m fit eval       cross-validate by publisher and print every figure; see --help
"""
