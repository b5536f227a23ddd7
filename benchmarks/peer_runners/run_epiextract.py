"""epiextract: the whole path, and the rooms that peers have something of alone; spaCy's own tokenizer for comparison."""

from __future__ import annotations

from serve import Reader, serve


def whole() -> Reader:
    import epiextract

    return lambda page: epiextract.extract(page["raw"], published=page["published"], region=page["region"])


def people() -> Reader:
    from epiextract import people

    return lambda page: len(people.find(page["text"]))


def units() -> Reader:
    from epiextract import units

    return lambda page: len(units.find(page["text"], published=page["published"], region=page["region"]))


def dates() -> Reader:
    from epiextract import dates

    return lambda page: len(dates.find(page["text"], page["published"]))


def tokens() -> Reader:
    import spacy

    tokenizer = spacy.blank("zh").tokenizer
    return lambda page: len(tokenizer(page["raw"]))


if __name__ == "__main__":
    serve(["epiextract", "spacy"], {"whole": whole, "people": people, "units": units, "dates": dates, "tokens": tokens})
