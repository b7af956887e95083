"""`python -m portfolio_builder` is `portfolio`, also where no scripts are installed."""

from portfolio_builder.cli import main

if __name__ == "__main__":
    main()
