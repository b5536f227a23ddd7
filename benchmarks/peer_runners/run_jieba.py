"""jieba: words by its dictionary, and names by its tagger (`nr`)."""

from __future__ import annotations

from serve import Reader, serve


def words() -> Reader:
    import jieba

    jieba.initialize()
    return lambda page: len(jieba.lcut(page["text"]))


def people() -> Reader:
    from jieba import posseg

    return lambda page: [word for word, tag in posseg.lcut(page["text"]) if tag.startswith("nr")]


if __name__ == "__main__":
    serve(["jieba"], {"words": words, "people": people})
