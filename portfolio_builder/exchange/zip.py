"""The site as one zip: the same bytes for the same site, whatever machine makes it."""

import datetime
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from portfolio_builder.progress import Phase, Progress, silent, told
from portfolio_builder.publish.copies import pour
from portfolio_builder.view.views import Copy, DataFile
from portfolio_builder.wording import Wording

_MARK = b"portfolio-builder"
_FIRST, _LAST = datetime.date(1980, 1, 1), datetime.date(2107, 12, 31)
_UNIX, _READABLE = 3, 0o100644 << 16
_LEVEL = 9


def read_me(candidate: str, wording: Wording) -> DataFile:
    """Return the file that says which one to open, in the form that every Windows can read."""
    text = wording.text
    lines = (
        text("EVC portfolio of {candidate}", candidate=candidate),
        "",
        text("1. Unpack the zip first: right-click it and choose 'Extract All'."),
        text("2. Open the folder that you get, and double-click index.html."),
        "",
        text("It opens in your browser. You need no internet, and nothing is sent anywhere."),
        text("Inside the zip itself the links do not work: unpack it first."),
        text("This is a self-assessment. Only assessors judge."),
    )
    return DataFile(text("READ-ME.txt"), "".join(f"{line}\r\n" for line in lines))


def write_zip(
    stream: BinaryIO,
    files: Mapping[str, bytes],
    copies: Sequence[Copy],
    *,
    folder: str,
    source: Path,
    day: datetime.date,
    progress: Progress = silent,
) -> int:
    """Write files and copies into a zip, all in one folder; return how many there are.

    `source` is the portfolio that the copies come from; `day` is the date that each file bears.
    `progress` hears how many are packed. Raises `OSError` when the machine refuses.
    """
    by_path = {copy.path: copy for copy in copies}
    paths = sorted({*files, *by_path})
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        archive.comment = _MARK
        for path in told(paths, Phase.PACK, progress):
            with archive.open(_entry(f"{folder}/{path}", day), "w") as entry:
                if path in files:
                    entry.write(files[path])
                else:
                    pour(by_path[path], source, entry)
    return len(paths)


def is_ours(stream: BinaryIO) -> bool:
    """Tell whether a file is a zip that this program made."""
    return zipfile.is_zipfile(stream) and zipfile.ZipFile(stream).comment == _MARK


def _entry(name: str, day: datetime.date) -> zipfile.ZipInfo:
    """Return an entry that says nothing of the machine or the moment it was made on."""
    day = min(max(day, _FIRST), _LAST)
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry
