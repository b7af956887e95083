"""Work that is shared: in order, and over at once when it is cut short."""

import subprocess
import sys
import textwrap

import pytest

from portfolio_builder.processes import processes, shared
from tests.cli.run import PATIENCE, environment


def double(number: int) -> int:
    return 2 * number


def share(people: int) -> float:
    return 1 / people


def test_what_is_made_comes_in_the_order_of_the_portions() -> None:
    with processes(2) as pool:
        assert list(shared(pool, double, range(20))) == list(range(0, 40, 2))


def test_a_mistake_in_the_work_is_told_here() -> None:
    with pytest.raises(ZeroDivisionError), processes(2) as pool:
        list(shared(pool, share, [1, 0]))


CUT_SHORT = textwrap.dedent(
    """
    from portfolio_builder.processes import processes, shared

    def work(portion):
        return portion

    for _ in range(20):
        try:
            with processes(2) as pool:
                made = shared(pool, work, [bytes(2_000_000)] * 20)
                next(made)
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            pass
    print("done")
    """
)


def test_who_stops_while_much_is_handed_over_is_not_kept_waiting() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CUT_SHORT],
        capture_output=True,
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"done\n", b"")
