"""``python -m cchc_extract.cli``, for where the command itself is not on the path."""

from cchc_extract.cli import main

if __name__ == "__main__":
    main()
