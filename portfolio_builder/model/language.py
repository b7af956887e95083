"""The languages that the builder speaks."""

LANGUAGES = ("nl", "en")
DEFAULT_LANGUAGE = "nl"
