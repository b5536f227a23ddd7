"""What the runners share: pages come in and answers go out as JSON lines, timed in the peer's own process.

Standard library only, since it runs in the peer's environment. Of each library one runner; its program is called with the
name of a layer. The first line on standard input holds pages; the answer is what was found in each. Every line after it
asks for the seconds of one pass over the same pages, or holds other pages.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

#: A page: raw, its text after cleaning, published (ISO date or None), region (code or None).
Page = dict[str, Any]
#: What a layer's factory gives: the function that reads one page.
Reader = Callable[[Page], Any]

#: Seconds that a round takes at least, by as many passes over the pages as it needs: a few milliseconds measure nothing.
_ENOUGH = 0.5


def serve(distributions: Sequence[str], layers: dict[str, Callable[[], Reader]]) -> None:
    """Serve the layer named on the command line until standard input ends.

    A page at which the library raises counts as failed and as one in which nothing was found. Seconds are processor
    time of the process with all its threads.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # some libraries print
    logging.disable(logging.CRITICAL)  # and some log every page, which would count as their time
    read = layers[sys.argv[1]]()
    pages: list[Page] = []
    for line in sys.stdin:
        asked = json.loads(line)
        is_first = "pages" in asked
        pages = asked.get("pages", pages)
        passes, seconds = 0, 0.0
        while not passes or not is_first and seconds < _ENOUGH:
            failed = 0
            found = []
            start = time.process_time()
            for page in pages:
                try:
                    here = read(page)
                except Exception:
                    here = []
                    failed += 1
                if is_first:
                    found.append(here)
            seconds += time.process_time() - start
            passes += 1
        answer: dict[str, Any] = {"seconds": seconds / passes, "failed": failed}
        if is_first:
            answer["found"] = found
            answer["versions"] = {name: version(name) for name in distributions}
        print(json.dumps(answer, default=lambda result: result.to_dict()), file=answers, flush=True)
