"""What the machine, a lock or a theme refused, as one sentence."""

from portfolio_builder.publish.lock import Locked
from portfolio_builder.publish.published import BadTemplateError, Refused, WriteFailure
from portfolio_builder.read.source import ReadFailure
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording

REFUSALS = (ReadFailure, WriteFailure, BadTemplateError, Refused, Locked)
"""All that can be refused when a portfolio is read or a site is built."""

Refusal = ReadFailure | WriteFailure | BadTemplateError | Refused | Locked


def refusal(error: Refusal, wording: Wording) -> str:
    """Say what was refused, why, and what that leaves."""
    w = wording.text
    match error:
        case ReadFailure():
            return w(
                "'{path}' cannot be read ({reason}). Nothing was published.",
                path=plain(error.path),
                reason=plain(w(error.reason)),
            )
        case WriteFailure():
            return w(
                "'{path}' cannot be written ({reason}). What was there is unchanged.",
                path=plain(error.path),
                reason=plain(w(error.reason)),
            )
        case BadTemplateError(line=0):
            return w(
                "The template '{template}' cannot be used: {problem}",
                template=plain(error.template),
                problem=plain(w(error.problem)),
            )
        case BadTemplateError():
            return w(
                "The template '{template}' cannot be used (line {line}): {problem}",
                template=plain(error.template),
                line=error.line,
                problem=plain(w(error.problem)),
            )
        case Refused():
            return error.sentence(wording)
        case Locked():
            sentence = w("Another run is making this site right now. Try again in a moment.")
            by = w("(process {number})", number=error.holder) if error.holder else ""
            return f"{sentence} {by}".rstrip()
