"""Pieces of sentences that findings name by a key: what a file is, what was expected."""

from types import MappingProxyType

from portfolio_builder.wording.rules import N_

PHRASES = MappingProxyType(
    {
        # what a file is
        "folder": N_("a folder"),
        "device": N_("a device or pipe"),
        "broken-link": N_("a link that leads nowhere"),
        "unknown-binary": N_("something else"),
        "plain-text": N_("plain text"),
        "damaged": N_("damaged"),
        # personal data
        "bsn": N_("citizen service number"),
        "iban": N_("bank account number"),
        "phone": N_("telephone number"),
        "email": N_("e-mail address"),
        "address": N_("address"),
        "birth-date": N_("date of birth"),
        "name": N_("name"),
        # what the text of a file is in
        "cp1252": N_("it was probably saved as Windows text, cp1252"),
        "utf-16": N_("it was saved as UTF-16, which Windows calls Unicode"),
        "unknown": N_("perhaps it is not text at all"),
        # what stands in YAML
        "text": N_("text"),
        "list": N_("a list"),
        "mapping": N_("a group of keys with values"),
        "number": N_("a whole number"),
        "nothing": N_("nothing"),
        # what is wrong with a review
        "not-json": N_("it is not JSON, or not all of it"),
        "key-twice": N_("the same key is in it twice"),
        "odd-number": N_("there is a number in it that is none"),
        "text-too-long": N_("the text is too long"),
        "too-many": N_("there are too many of them"),
        "moment": N_("a date and time, such as 2026-09-01T14:05:00+02:00"),
        # what a date looks like
        "day": N_("year-month-day, such as 2025-03-14"),
        "date": N_("year-month-day, such as 2025-03-14; 2025-03 or 2025 is fine too"),
        # what cannot be used in YAML
        "alias": N_("an alias (*)"),
        "anchor": N_("an anchor (&)"),
        "tag": N_("a tag (!)"),
        "merge": N_("a merge key (<<)"),
        "directive": N_("a directive (%)"),
        "second-document": N_("a second document (---)"),
        "odd-key": N_("a list or group as a key"),
        "too-deep": N_("it is nested too deeply"),
        "front-matter-size": N_("the block at the top is too long"),
        # what YAML does not understand
        "control-character": N_("there is a sign in it that cannot be seen"),
        "colon-in-text": N_("there is a second colon on this line, or the indent is not right"),
        "no-colon": N_("a colon is missing after the key"),
        "dash-without-blank": N_("a blank is missing behind the dash"),
        "colon-without-blank": N_("a blank is missing behind the colon"),
        "list-without-key": N_("there is no key before this, such as `privacy_reviewed:`"),
        "dash-missing": N_("a dash is missing before this line, or the indent is not right"),
        "lines-without-dash": N_("the dashes of the list are missing"),
        "odd-first-sign": N_("text cannot begin with this sign"),
        "quote-not-closed": N_("a quote is opened and not closed"),
        "curly-quote": N_("there is a curly quote here, as Word makes it"),
        "text-after-quote": N_("there is more text after a quote"),
        "tab": N_("there is a tab in the indent"),
        "wrong-indent": N_("the indent is not right"),
        "bracket-not-closed": N_("a bracket is opened and not closed"),
        "bracket-of-other-sort": N_("a bracket is closed with one of another sort"),
        "comma-missing": N_(
            "a comma is missing between these brackets, or there is a second colon"
        ),
        "not-yaml": N_("this is not of the form `key: value`"),
    }
)

REASONS = (
    # Why a machine refuses, in the words of its C library: a `reason` is looked up as it is.
    N_("Device or resource busy"),
    N_("Disk quota exceeded"),
    N_("File exists"),
    N_("File name too long"),
    N_("File too large"),
    N_("Input/output error"),
    N_("Is a directory"),
    N_("No space left on device"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Operation not permitted"),
    N_("Permission denied"),
    N_("Read-only file system"),
    N_("Too many levels of symbolic links"),
    N_("Too many open files"),
    N_("a process that shared the work was ended"),
    N_("changed while the site was being built"),
)
