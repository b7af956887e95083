"""Sharing work between processes: how many, and how they begin and end.

Only for work that gives the same whoever does it. Where the system can, a process begins as a
copy of this one, with everything loaded; elsewhere it starts anew, and takes more work to be worth
it.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, ProcessPoolExecutor

P = TypeVar("P")
T = TypeVar("T")
_MOST = 8
_MOMENT = 1.0  # seconds
_ANEW_COSTS = 20
FORKS = hasattr(os, "fork")
"""Whether a process can begin as a copy of this one."""


def workers_for(size: int, *, worth: int) -> int:
    """Return how many processes share work of this size; 1 is this one alone.

    `worth` is the size from which sharing pays where processes are copies.
    """
    if size < (worth if FORKS else worth * _ANEW_COSTS):
        return 1
    return max(1, min(_cores(), _MOST))


@contextmanager
def processes(workers: int) -> Iterator[Executor]:
    """Give so many processes; whatever happens, none of them outlives the block.

    Nor this process, when it is killed. Raises `OSError` when one of them is.
    """
    # Here, so that a run which shares nothing does not load them.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)
    try:
        with _interrupts_wait():
            pool.submit(_nothing)  # where they are copies, this begins all of them
        yield pool
        pool.shutdown(wait=True)
    except BaseException as error:
        _stop(pool)
        if isinstance(error, BrokenProcessPool):
            raise OSError(errno.ECHILD, "a process that shared the work was ended") from error
        raise


def shared(pool: Executor, work: Callable[[P], T], portions: Iterable[P]) -> Iterator[T]:
    """Hand out the portions now; the iterator gives what `work` makes of each, in order.

    As `Executor.map`, which takes back what was not begun when it is left early: a pool of which a
    process was ended does not bear that.
    """
    waiting = deque(pool.submit(work, portion) for portion in portions)

    def made() -> Iterator[T]:
        while waiting:
            yield waiting.popleft().result()

    return made()


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the processes: after the portion that each is at, when that takes no more than a moment.

    One that is ended while it hands over what it made leaves half of that behind, and the pool
    would wait for the other half for ever.
    """
    # There is no public way to either, and after the next line none at all.
    manager: threading.Thread | None = getattr(pool, "_executor_manager_thread", None)
    workers = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    if manager is None:
        return
    try:
        manager.join(_MOMENT)
    finally:  # a second Ctrl-C waits for nothing, and leaves no process behind all the same
        if manager.is_alive():
            for worker in workers:
                worker.terminate()
            manager.join(_MOMENT)


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Let Ctrl-C wait a moment, so that no new process hears it before it ignores it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _nothing() -> None:
    """Be the first work there is."""


def _begin() -> None:
    """Leave Ctrl-C to the process that shares the work, and memory to the end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the process that shares the work is gone, and go too.

    Otherwise a worker waits for ever for more work, and holds the lock on the site with it.
    """
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
