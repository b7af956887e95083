"""The built-in templates as they are compiled: they belong to the program, not to a portfolio."""

import marshal
from collections.abc import Callable, Mapping
from types import CodeType

from portfolio_builder import resources
from portfolio_builder.memory.beside import Beside
from portfolio_builder.memory.memo import Memo, key_of
from portfolio_builder.memory.state import folders_state
from portfolio_builder.wording import Wording


def compiled_templates(
    wording: Wording, make: Callable[[], Mapping[str, CodeType]], memo: Memo
) -> Mapping[str, CodeType]:
    """Return the built-in templates in one language, by name.

    `make` compiles them when they are not known; `memo` remembers them where nothing can be kept
    beside the program.
    """
    edition = f"{wording.language}-{type(wording.catalogue).__name__}"
    kept = Beside(f"templates-{edition}", memo)
    # A preview runs on while they are edited.
    key = key_of("templates", edition, folders_state([resources.templates_dir()]))
    data = kept.get(key)
    if data is not None:
        known: dict[str, CodeType] = marshal.loads(data)
        return known
    made = make()
    kept.put({key: marshal.dumps(dict(made))})
    return made
