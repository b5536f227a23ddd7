"""Reads records in several processes: in order, with bounded memory, surviving workers that die."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

Record = TypeVar("Record")
Outcome = TypeVar("Outcome")

#: Records a task, and tasks in flight a process: enough to keep workers busy, little to hold in memory.
_CHUNK, _AHEAD = 16, 3


class OrderedPool(Generic[Record, Outcome]):
    """Applies ``read`` to records in ``n_process`` processes.

    ``warm_up`` runs once in each new process. A worker that dies (killed, out of memory) loses nothing: the records in
    flight are read again one by one in a fresh pool, and a record that kills its worker again comes out as
    ``lost(record)``.
    """

    def __init__(
        self,
        read: Callable[[Record], Outcome],
        n_process: int,
        *,
        lost: Callable[[Record], Outcome],
        warm_up: Callable[[], object],
    ) -> None:
        self._read, self._lost = read, lost
        self._start = partial(
            ProcessPoolExecutor, n_process, multiprocessing.get_context(), initializer=_begin, initargs=(warm_up,)
        )
        self._window = _AHEAD * n_process

    def map(self, records: Iterable[Record]) -> Iterator[Outcome]:
        """The outcomes in the order of the records; an endless iterator is read no faster than outcomes are taken."""
        source = iter(records)
        pending: deque[tuple[list[Record], Future[list[Outcome]]]] = deque()
        pool = self._start()
        try:
            while True:
                while len(pending) < self._window and (chunk := list(islice(source, _CHUNK))):
                    pending.append((chunk, pool.submit(_read_all, self._read, chunk)))
                if not pending:
                    return
                chunk, future = pending.popleft()
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    pool.shutdown(cancel_futures=True)
                    yield from self._one_by_one(chunk)
                    pool = self._start()
                    waiting = [chunk for chunk, _ in pending]
                    pending = deque((chunk, pool.submit(_read_all, self._read, chunk)) for chunk in waiting)
        finally:
            pool.shutdown(cancel_futures=True)

    def _one_by_one(self, records: Iterable[Record]) -> Iterator[Outcome]:
        pool = self._start()
        try:
            for record in records:
                try:
                    yield pool.submit(self._read, record).result()
                except BrokenProcessPool:
                    pool.shutdown(cancel_futures=True)
                    pool = self._start()
                    yield self._lost(record)
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(warm_up: Callable[[], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle: it ends the pool
    warm_up()


def _read_all(read: Callable[[Record], Outcome], records: list[Record]) -> list[Outcome]:
    return [read(record) for record in records]
