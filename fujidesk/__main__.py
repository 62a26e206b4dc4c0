"""`python -m fujidesk` does what `fujidesk` does."""

import sys

from fujidesk.app import main

sys.exit(main())
