"""Chinese and Arabic numerals of dates and durations as numbers."""

from __future__ import annotations

_DIGIT = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGIT.update({"〇": 0, "○": 0, "两": 2, "正": 1, "元": 1, "冬": 11, "腊": 12})
_UNIT = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_TENS = {"廿": "二十", "卅": "三十"}


def whole(numeral: str) -> int:
    """The value of a whole numeral, Arabic or Chinese, read digit by digit or by place.

    Raises ValueError when it is none.

    >>> whole("2020"), whole("二〇二〇"), whole("廿九"), whole("三百六十五"), whole("两")
    (2020, 2020, 29, 365, 2)
    """
    if numeral.isascii():
        return int(numeral.replace(",", ""))
    for short, long in _TENS.items():
        numeral = numeral.replace(short, long)
    if not any(character in _UNIT for character in numeral):
        digits = "".join(str(_DIGIT[c]) if c in _DIGIT else c for c in numeral)
        return int(digits)
    total = section = digit = 0
    for character in numeral:
        if character in _UNIT:
            unit = _UNIT[character]
            if unit == 10000:
                total, section, digit = (total + section + digit) * unit, 0, 0
            else:
                section += (digit or 1) * unit
                digit = 0
        elif character in _DIGIT:
            digit = _DIGIT[character]
        else:
            raise ValueError(f"not a numeral: {numeral!r}")
    return total + section + digit


def number(numeral: str) -> float:
    """A numeral that may have a fraction: ``2.5``, ``一点五``, ``半``, ``35,000``.

    >>> number("2.5"), number("一点五"), number("半"), number("35,000")
    (2.5, 1.5, 0.5, 35000.0)
    """
    if numeral == "半":
        return 0.5
    if "点" in numeral:
        left, _, right = numeral.partition("点")
        return float(f"{whole(left)}.{''.join(str(whole(c)) for c in right)}")
    if numeral.isascii():
        return float(numeral.replace(",", ""))
    return float(whole(numeral))


def plain(value: float) -> str:
    """A number without a needless fraction: ``3`` for 3.0, ``2.5`` for 2.5.

    >>> plain(3.0), plain(2.5)
    ('3', '2.5')
    """
    return str(int(value)) if value == int(value) else repr(value)
