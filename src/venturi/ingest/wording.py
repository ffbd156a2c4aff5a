"""Wording: a number with what it counts."""


def counted(number: int, one: str, many: str) -> str:
    """The number and the words that agree with it.

    >>> counted(1, "deal is", "deals are"), counted(1200, "deal is", "deals are")
    ('1 deal is', '1,200 deals are')
    """
    return f"{number:,} {one if number == 1 else many}"
