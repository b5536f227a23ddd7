"""Many pages in several processes: order, endless input, workers that die, interruption, fork and spawn."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from itertools import count, islice

import pytest

import epiextract
from epiextract.pool import OrderedPool


def double(number: int) -> int:
    return number * 2


def deadly(number: int) -> int:
    if number == 37:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def fragile(path_and_number: tuple[str, int]) -> int:
    """Dies at the first try of 37 only."""
    path, number = path_and_number
    if number == 37 and not os.path.exists(path):
        open(path, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def nothing() -> None:
    pass


def minus(record: object) -> int:
    return -1


def test_order_is_kept_and_an_endless_input_does():
    taken = []

    def endless():
        for number in count():
            taken.append(number)
            yield number

    outcomes = OrderedPool(double, 2, lost=minus, warm_up=nothing).map(endless())
    assert list(islice(outcomes, 300)) == [2 * number for number in range(300)]
    outcomes.close()  # type: ignore[attr-defined]
    assert len(taken) < 600


def test_a_record_that_kills_its_worker_is_named_and_the_rest_goes_on():
    outcomes = list(OrderedPool(deadly, 2, lost=minus, warm_up=nothing).map(range(100)))
    assert outcomes == [-1 if number == 37 else 2 * number for number in range(100)]


def test_a_worker_killed_from_outside_costs_nothing(tmp_path):
    records = [(str(tmp_path / "died"), number) for number in range(100)]
    assert list(OrderedPool(fragile, 2, lost=minus, warm_up=nothing).map(records)) == [2 * number for number in range(100)]


PROGRAM = """
import multiprocessing, sys
import epiextract

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    records = [{"id": n, "text": f"2月{n % 20 + 1}日，市长王伟到南京市调研。", "published": "2020-03-01"} for n in range(40)] + [5]
    results = list(epiextract.extract_many(records, n_process=2))
    assert [result.id for result in results[:-1]] == list(range(40)), results
    assert all(result.dates[0].first == f"2020-02-{result.id % 20 + 1:02}" for result in results[:-1])
    assert results[-1].type == "InputTypeError"
    print("well")
"""


@pytest.mark.parametrize("method", [m for m in multiprocessing.get_all_start_methods() if m != "forkserver"])
def test_every_way_to_start_processes(tmp_path, method):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    done = subprocess.run([sys.executable, str(program), method], capture_output=True, text=True, timeout=120)
    assert done.stdout == "well\n", done.stderr


INTERRUPTED = """
import itertools, os, signal, threading
import epiextract

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    records = ({"id": n, "text": "2月3日，市长王伟到南京市调研。"} for n in itertools.count())
    read = 0
    try:
        for result in epiextract.extract_many(records, n_process=2):
            read += 1
            if read == 50:
                os.killpg(os.getpgid(0), signal.SIGINT)
    except KeyboardInterrupt:
        print("stopped after", read)
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="process groups are POSIX's")
def test_ctrl_c_ends_it_cleanly(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(INTERRUPTED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, timeout=120, start_new_session=True
    )
    assert done.stdout.startswith("stopped after 50") and "Traceback" not in done.stderr, done.stderr


def test_results_are_the_same_as_with_one_process():
    pages = [f"2020年2月{day}日，无锡市委书记李明月到江阴市调研。" for day in range(1, 20)]
    one, two = (list(epiextract.extract_many(pages, n_process=n)) for n in (1, 2))
    assert one == two
