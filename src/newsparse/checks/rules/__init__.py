"""One file a rule; its docstring is the rule's page. Which rules there are: `newsparse.checks.table`."""
