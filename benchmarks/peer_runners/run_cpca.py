"""cpca: provinces, prefectures and counties of addresses, here of a whole text, with the places where they stand."""

from __future__ import annotations

from typing import Any

from serve import Page, Reader, serve

_LEVELS = (("省", 2), ("市", 4), ("区", 6))


def units() -> Reader:
    import cpca  # type: ignore[import-not-found, unused-ignore]

    def read(page: Page) -> list[dict[str, Any]]:
        text = page["text"]
        try:
            rows = cpca.transform_text_with_addrs(text, pos_sensitive=True).to_dict("records")
        except KeyError:  # its answer to a text without any place
            return []
        found = []
        for row in rows:
            for level, digits in _LEVELS:
                start, name = row[f"{level}_pos"], row[level]
                if start < 0 or not isinstance(name, str):
                    continue  # a unit above that it adds stands at -1
                surface = name if text.startswith(name, start) else cpca.matcher._abbr_name(name)
                code = str(row["adcode"])[:digits].ljust(6, "0")
                found.append({"start": start, "end": start + len(surface), "code": code})
        return found

    return read


if __name__ == "__main__":
    serve(["cpca", "pandas"], {"units": units})
