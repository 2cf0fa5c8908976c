"""The command ``waml``, as ``python -m waml`` too."""

import signal
import sys

from ._waml import run


def main() -> None:
    """Runs the command that the arguments name, and ends with its exit code."""
    # Python would only take note of Ctrl-C, and ask again once the command is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(run(["waml", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
