"""The table of rules: every finding's code, name and severity. Codes are stable and never reused.

P0xx files and YAML, P1xx front matter and claims, P2xx text, P3xx attachments, P4xx reflections,
P5xx personal data, R0xx what assessors saved, S0xx a standard or procedure file. Each name in
`facts` is a value that the sentence speaks of.
"""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a finding matters, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Rule(Struct, frozen=True):
    """One rule: its stable code, its name in the documentation, its severity, its facts."""

    code: str
    name: str
    severity: Severity
    facts: tuple[str, ...] = ()


E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

# Files
NOT_UTF8 = Rule("P001", "not-utf8", E, ("encoding",))
NUL_BYTE = Rule("P002", "nul-byte", E)
FILE_TOO_LARGE = Rule("P003", "file-too-large", E, ("size", "limit"))
NOT_A_FILE = Rule("P004", "not-a-regular-file", E, ("what",))
OUTSIDE_FOLDER = Rule("P005", "outside-folder", E, ("path",))
NOT_SHOWN = Rule("P006", "file-not-shown", W, ("path", "nearest", "problem"))
NO_SETTINGS = Rule("P007", "no-portfolio-yaml", E, ("names",))
NO_EVIDENCE = Rule("P008", "no-evidence", W, ("folder",))
TWO_FILES_ONE_ROLE = Rule("P009", "two-files-one-role", E, ("other",))
ODD_NAME = Rule("P010", "odd-file-name", E, ("path",))
NOT_A_FOLDER = Rule("P011", "not-a-folder", E, ("folder",))
TOO_MANY_FILES = Rule("P012", "too-many-files", E, ("most",))
TOO_MUCH_TEXT = Rule("P013", "too-much-text", E, ("limit",))
FOLDER_TOO_DEEP = Rule("P014", "folder-too-deep", E, ("most",))

# YAML
NO_FRONT_MATTER = Rule("P020", "no-front-matter", E, ("problem", "written"))
FRONT_MATTER_NOT_CLOSED = Rule("P021", "front-matter-not-closed", E, ("problem", "written"))
YAML_SYNTAX = Rule("P022", "yaml-syntax", E, ("problem", "written", "line"))
YAML_FEATURE = Rule("P023", "yaml-feature", E, ("feature",))
DUPLICATE_KEY = Rule("P024", "duplicate-key", E, ("key", "first_line"))
KEY_IN_TWO_LANGUAGES = Rule("P025", "key-in-two-languages", E, ("key", "other", "first_line"))
YAML_TOO_LARGE = Rule("P026", "yaml-too-large", E, ("what", "limit"))
NOT_A_MAPPING = Rule("P027", "not-a-mapping", E)
EMPTY_FILE = Rule("P028", "empty-file", E)

# Keys and values
UNKNOWN_KEY = Rule("P101", "unknown-key", W, ("key", "nearest", "problem"))
MISSING_KEY = Rule("P102", "missing-key", E, ("key", "problem", "written"))
WRONG_SHAPE = Rule("P103", "wrong-shape", E, ("key", "expected", "found"))
UNKNOWN_COMPETENCE = Rule("P104", "unknown-competence", E, ("written", "nearest"))
UNKNOWN_STADIUM = Rule("P105", "unknown-stadium", E, ("written", "choices", "nearest"))
UNKNOWN_INDICATOR = Rule("P106", "unknown-indicator", E, ("written", "nearest"))
INDICATOR_OF_OTHER_COMPETENCE = Rule(
    "P107", "indicator-of-other-competence", E, ("written", "competence")
)
COMPETENCE_CLAIMED_TWICE = Rule("P108", "competence-claimed-twice", E, ("competence", "first_line"))
UNKNOWN_KIND = Rule("P109", "unknown-kind", E, ("written", "choices", "nearest"))
NOT_A_DATE = Rule("P110", "not-a-date", E, ("key", "written", "expected", "nearest"))
PERIOD_REVERSED = Rule("P111", "period-reversed", E, ("first", "last"))
DATE_IN_FUTURE = Rule("P112", "date-in-future", W, ("date", "reference"))
TITLE_TOO_LONG = Rule("P113", "title-too-long", E, ("length", "limit"))
EMPTY_TEXT = Rule("P114", "empty-text", W)
NO_CLAIM = Rule("P115", "no-claim", E)
NOT_YES_OR_NO = Rule("P116", "not-yes-or-no", E, ("key", "written"))
UNKNOWN_LANGUAGE = Rule("P117", "unknown-language", E, ("written", "choices"))
UNKNOWN_STANDARD = Rule("P118", "unknown-standard", E, ("written", "choices"))
UNKNOWN_PROCEDURE = Rule("P119", "unknown-procedure", E, ("written", "choices"))
UNKNOWN_LIFE_AREA = Rule("P120", "unknown-life-area", E, ("written", "choices"))
DATE_AND_PERIOD = Rule("P121", "date-and-period", E)
EXPIRED = Rule("P122", "expired", W, ("date", "reference"))
KIND_DOES_NOT_EXPIRE = Rule("P123", "kind-does-not-expire", W, ("kind",))
NO_DATE = Rule("P124", "no-date", W)
NO_KIND = Rule("P125", "no-kind", W, ("choices",))
NO_CONTEXT = Rule("P126", "no-context", A)
CLAIM_ABOVE_PASSAGES = Rule("P127", "claim-above-passages", W, ("competence", "stadium", "shown"))
SAME_TEXT = Rule("P128", "same-text", W, ("other",))
LIFE_AREA_NOT_INCLUDED = Rule("P129", "life-area-not-included", A, ("competence", "area"))
LOWER_STADIUM_WITHOUT_PASSAGE = Rule(
    "P130", "lower-stadium-without-passage", A, ("competence", "stadium")
)
ID_SPELLING = Rule("P131", "id-spelling", A, ("written", "canonical"))
CLAIM_WITHOUT_WORDS = Rule("P132", "claim-without-words", W, ("competence",))
NOTHING_WRITTEN = Rule("P133", "nothing-written", E)
NOT_ANONYMISED = Rule("P134", "not-anonymised", W)

# Text
PASSAGE_UNKNOWN_INDICATOR = Rule("P201", "passage-unknown-indicator", E, ("written", "nearest"))
PASSAGE_NOT_CLAIMED = Rule("P202", "passage-not-claimed", W, ("competence", "title"))
PASSAGE_MALFORMED = Rule("P203", "passage-malformed", E, ("written", "nearest"))
LINK_TARGET_MISSING = Rule("P204", "link-target-missing", E, ("target", "nearest"))
LINK_NOT_ALLOWED = Rule("P205", "link-not-allowed", E, ("target",))
TEXT_TOO_DEEP = Rule("P206", "text-too-deep", E, ("limit",))
RAW_HTML = Rule("P207", "raw-html", A, ("written",))
REMOTE_IMAGE = Rule("P208", "remote-image", W, ("target",))
LINK_OUTSIDE = Rule("P209", "link-outside-folder", E, ("target",))
LINK_TO_DRAFT = Rule("P210", "link-to-draft", W, ("target",))
PASSAGE_SHORT = Rule("P211", "passage-of-one-word", A, ("written",))
PASSAGE_LONG = Rule("P212", "passage-of-half-the-text", A, ("words", "total"))
COMMENT_NOT_CLOSED = Rule("P213", "comment-not-closed", W, ("written",))
TOO_MUCH_MARKUP = Rule("P214", "too-much-markup", E, ("most",))
PASSAGE_IN_CODE = Rule("P215", "passage-in-code", W, ("written",))
HEADING_WITHOUT_BLANK = Rule("P216", "heading-without-blank", W, ("written", "right"))

# Attachments
ATTACHMENT_MISSING = Rule("P301", "attachment-missing", E, ("path", "nearest"))
ATTACHMENT_TYPE = Rule("P302", "attachment-type", E, ("extension", "choices"))
ATTACHMENT_CONTENT = Rule("P303", "attachment-content", E, ("extension", "found"))
ATTACHMENT_TOO_LARGE = Rule("P304", "attachment-too-large", E, ("size", "limit"))
ATTACHMENT_EMPTY = Rule("P305", "attachment-empty", E)
ATTACHMENT_UNUSED = Rule("P306", "attachment-unused", A)
ATTACHMENT_TWICE = Rule("P307", "attachment-twice", A, ("path", "other"))
PICTURE_TOO_LARGE = Rule("P308", "picture-too-large", E, ("width", "height", "most"))
ATTACHMENTS_TOO_LARGE = Rule("P309", "attachments-too-large", E, ("size", "limit"))

# Reflections
REFLECTION_UNKNOWN_COMPETENCE = Rule(
    "P401", "reflection-unknown-competence", E, ("written", "nearest")
)
REFLECTION_TWICE = Rule("P402", "reflection-twice", E, ("competence", "other"))
REFLECTION_UNKNOWN_STADIUM = Rule("P403", "reflection-unknown-stadium", E, ("written", "choices"))
STARR_PART_MISSING = Rule("P404", "starr-part-missing", A, ("parts",))
REFLECTION_OTHER_STADIUM = Rule(
    "P405", "reflection-other-stadium", A, ("competence", "written", "claimed")
)

# Personal data: `written` is masked
PRIVATE_BSN = Rule("P501", "private-service-number", E, ("written",))
PRIVATE_IBAN = Rule("P502", "private-bank-account", W, ("written",))
PRIVATE_PHONE = Rule("P503", "private-telephone", W, ("written",))
PRIVATE_EMAIL = Rule("P504", "private-email", W, ("written",))
PRIVATE_ADDRESS = Rule("P505", "private-address", W, ("written",))
PRIVATE_BIRTH_DATE = Rule("P506", "private-birth-date", W, ("written",))
PRIVATE_NAME = Rule("P507", "private-name", A, ("written",))
PRIVATE_FILE_NAME = Rule("P508", "private-file-name", W, ("kind", "written"))
PRIVACY_EXCEPTION_UNUSED = Rule("P509", "privacy-exception-unused", W, ("written",))
ATTACHMENT_BSN = Rule("P511", "attachment-service-number", E, ("path", "kind", "written", "page"))
ATTACHMENT_PRIVATE = Rule("P512", "attachment-private", W, ("path", "kind", "written", "page"))
ATTACHMENT_AUTHOR = Rule("P513", "attachment-author", A, ("path", "written"))
PHOTO_PLACE = Rule("P514", "photo-place", A, ("path",))

# What assessors saved: an error takes that review out, and no claim
REVIEW_NOT_JSON = Rule("R001", "review-not-json", E, ("problem",))
NOT_A_REVIEW = Rule("R002", "not-a-review", E)
REVIEW_NEWER = Rule("R003", "review-newer", E, ("written", "known"))
REVIEW_WRONG_VALUE = Rule("R004", "review-wrong-value", E, ("key", "expected", "found"))
REVIEW_TOO_LARGE = Rule("R005", "review-too-large", E, ("key", "what", "most"))
REVIEW_OTHER_FILE = Rule("R006", "review-other-file", W)
REVIEW_OTHER_PORTFOLIO = Rule("R007", "review-other-portfolio", E, ("candidate",))
REVIEW_UNKNOWN_COMPETENCE = Rule("R008", "review-unknown-competence", W, ("written",))
REVIEW_UNKNOWN_STADIUM = Rule("R009", "review-unknown-stadium", W, ("written", "choices"))
REVIEW_TWICE = Rule("R010", "review-twice", E, ("assessor", "other"))

# Standard and procedure files
STANDARD_DUPLICATE_ID = Rule("S001", "standard-duplicate-id", E, ("id", "first_line"))
STANDARD_UNKNOWN_STADIUM = Rule("S002", "standard-unknown-stadium", E, ("written", "choices"))
STANDARD_RULE_TOO_HIGH = Rule("S003", "standard-rule-too-high", E, ("required", "available"))
STANDARD_WRONG_ID = Rule("S004", "standard-wrong-id", E, ("written", "expected"))
# S005 was given out and never raised: an empty value is P102.
STANDARD_OUT_OF_ORDER = Rule("S006", "standard-out-of-order", E, ("written", "after"))
STANDARD_SAME_LETTER = Rule("S007", "standard-same-letter", E, ("letter", "other"))
STANDARD_NUMBER_RANGE = Rule("S008", "standard-number-range", E, ("key", "written", "range"))

RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if type(value) is Rule)
