"""`python -m fujidesk` does what `fujidesk` does."""

import sys

from fujidesk.app import main

if __name__ == "__main__":
    sys.exit(main())
