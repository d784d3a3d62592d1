"""``python -m recoupe``."""

from recoupe.show.cli import main

if __name__ == "__main__":
    main()
