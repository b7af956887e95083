"""Write the JSON Schemas from the types to `standard/schema/`."""

from pathlib import Path

from portfolio_builder.schema import schemas

FOLDER = Path(__file__).resolve().parent.parent / "standard" / "schema"


def main() -> None:
    """Write every schema."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
