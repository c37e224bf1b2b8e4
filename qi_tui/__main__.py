"""`python -m qi_tui` is `qi-tui`."""

import sys

from qi_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
