"""What happens between typing `newsparse` and its exit status."""


def main() -> int:
    """Run the command line on `sys.argv`; the status is 0, 1, 2, 130 (interrupted) or 141 (pipe closed)."""
    # Imported here so that Ctrl-C while modules load ends as quietly as Ctrl-C later.
    try:
        from newsparse.cli.run import run

        return run()
    except KeyboardInterrupt:
        return 130
