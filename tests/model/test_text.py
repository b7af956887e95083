"""A text knows itself again: to the sign, and by its words."""

from portfolio_builder.model.text import Fragment, Section


def fragment(text: str) -> Fragment:
    return Fragment(sections=(Section("kop-een", "Een", text),))


def test_only_the_same_text_has_the_same_digest() -> None:
    assert fragment("twee drie").digest == fragment("twee drie").digest
    assert fragment("twee drie").digest != fragment("twee\ndrie").digest


def test_the_same_words_have_the_same_digest_of_words_whatever_stands_between() -> None:
    assert fragment("twee drie").words_digest == fragment(" twee\n\ndrie").words_digest
    assert fragment("twee drie").words_digest != fragment("tweedrie").words_digest
    bare = Fragment(sections=(Section("", "", "Een twee drie"),))
    assert fragment("twee drie").words_digest == bare.words_digest
