"""Start qi-tui from a checkout: `python3 start.py demo`. Everything that it needs is set up once.

Written so that any Python can read it, if only to say which one is needed; the work is done in
`scripts.launch.py`.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "qi-tui needs Python 3.11 or newer, and this is Python %d.%d. "
        "Install a newer one from python.org, then start again with it.\n" % sys.version_info[:2]
    )
    sys.exit(2)

from scripts.launch import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
