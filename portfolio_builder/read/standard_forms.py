"""What the file of a standard or a procedure may hold, which a provider writes in English keys."""

from dataclasses import dataclass
from typing import ClassVar

from portfolio_builder.read.decode import Form, Placed, Row, key, keys

Text = Placed[str]


@dataclass(frozen=True, eq=False, repr=False)
class _DataForm(Form):
    """A form of a data file: English keys only."""

    BILINGUAL: ClassVar[bool] = False


@dataclass(frozen=True, eq=False, repr=False)
class LevelForm(_DataForm):
    """Level of education."""

    name: Text | None = key("The sector's name for it.", required=True)
    eqf: Placed[int] | None = key("Level in the European Qualifications Framework, 1 to 8.")


@dataclass(frozen=True, eq=False, repr=False)
class SourceForm(_DataForm):
    """Where the text comes from."""

    document: Text | None = key("Name of the document.", required=True)
    edition: Text | None = key("Edition or date.")
    text: Text | None = key("How the text was taken from it.")
    rights: Text | None = key("Whose the text is.")


@dataclass(frozen=True, eq=False, repr=False)
class RuleForm(_DataForm):
    """When the standard is met."""

    required: Placed[int] | None = key("At least so many competences.", required=True)
    scope: Text | None = key("Which are counted: generic, specific or all.", required=True)
    stadium: Text | None = key("At this stadium or above.", required=True)
    text: Text | None = key("The rule in the standard's own words.")


@dataclass(frozen=True, eq=False, repr=False)
class StadiumForm(_DataForm):
    """One stadium."""

    id: Text | None = key("Id, as a candidate writes it.", required=True)
    letter: Text | None = key("Letter in the ids of indicators.", required=True)
    title: Text | None = key("Title.", required=True)
    description: Text | None = key("What the standard says of it.")


@dataclass(frozen=True, eq=False, repr=False)
class IndicatorForm(_DataForm):
    """One behaviour."""

    id: Text | None = key("Competence, stadium's letter and number.", required=True)
    text: Text | None = key("Its text, word for word.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class CompetenceForm(_DataForm):
    """One competence."""

    id: Text | None = key("Id.", required=True)
    title: Text | None = key("Title.", required=True)
    definition: Text | None = key("Definition, word for word.")
    indicators: tuple[Row[tuple[IndicatorForm, ...]], ...] = keys("Indicators by stadium.")


@dataclass(frozen=True, eq=False, repr=False)
class ClusterForm(_DataForm):
    """One cluster."""

    number: Placed[int] | None = key("Number, from 1.", required=True)
    title: Text | None = key("Title.", required=True)
    description: Text | None = key("What the standard says of it.")
    competences: tuple[CompetenceForm, ...] = keys("Its competences.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class LifeAreaForm(_DataForm):
    """One life area."""

    id: Text | None = key("Id.", required=True)
    title: Text | None = key("Title.", required=True)
    description: Text | None = key("What the standard says of it.")
    topics: tuple[Text, ...] = keys("Its topics.")
    competences: tuple[CompetenceForm, ...] = keys("Its specific competences.")
    stadium_texts: tuple[Row[Text], ...] = keys("What the standard says of it at each stadium.")


@dataclass(frozen=True, eq=False, repr=False)
class ErratumForm(_DataForm):
    """A slip of the pen in the source that was kept."""

    where: Text | None = key("Where it stands.", required=True)
    text: Text | None = key("As printed.", required=True)
    note: Text | None = key("What was probably meant.")


@dataclass(frozen=True, eq=False, repr=False)
class StandardForm(_DataForm):
    """A whole standard."""

    id: Text | None = key("Id, as `portfolio.yaml` names it.", required=True)
    title: Text | None = key("Title.", required=True)
    language: Text | None = key("Language of the text, such as nl.", required=True)
    level: LevelForm | None = key("Level of education.", required=True)
    publisher: Text | None = key("Who published it.", required=True)
    source: SourceForm | None = key("Where the text comes from.", required=True)
    reconstructed: Text | None = key("What in this data is not in the source as such.")
    rule: RuleForm | None = key("When the standard is met.", required=True)
    stadia: tuple[StadiumForm, ...] = keys("The stadia, lowest first.", required=True)
    clusters: tuple[ClusterForm, ...] = keys("The clusters.", required=True)
    life_areas: tuple[LifeAreaForm, ...] = keys("The optional life areas.")
    errata: tuple[ErratumForm, ...] = keys("Slips of the source that were kept.")


@dataclass(frozen=True, eq=False, repr=False)
class VariationForm(_DataForm):
    """Variation."""

    min_contexts: Placed[int] | None = key("At least so many contexts.", required=True)
    min_kinds: Placed[int] | None = key("At least so many kinds of evidence.", required=True)
    source: Text | None = key("Where this number comes from.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class RelevanceForm(_DataForm):
    """Relevance."""

    min_indicator_percent: Placed[int] | None = key(
        "At least this percentage (0 to 100) of the needed indicators is shown.", required=True
    )
    source: Text | None = key("Where this number comes from.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class AuthenticityForm(_DataForm):
    """Authenticity."""

    min_independent: Placed[int] | None = key(
        "At least so many pieces that are more than the candidate's own word.", required=True
    )
    source: Text | None = key("Where this number comes from.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class CurrencyForm(_DataForm):
    """Currency."""

    max_age_years: Placed[int] | None = key("At most so many years old.", required=True)
    source: Text | None = key("Where this number comes from.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class QuantityForm(_DataForm):
    """Quantity."""

    min_pieces: Placed[int] | None = key("At least so many pieces.", required=True)
    source: Text | None = key("Where this number comes from.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class ThresholdsForm(_DataForm):
    """The letters of VRAAK."""

    variation: VariationForm | None = key("Variation.", required=True)
    relevance: RelevanceForm | None = key("Relevance.", required=True)
    authenticity: AuthenticityForm | None = key("Authenticity.", required=True)
    currency: CurrencyForm | None = key("Currency.", required=True)
    quantity: QuantityForm | None = key("Quantity.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class KindForm(_DataForm):
    """A kind of evidence."""

    id: Text | None = key("Id.", required=True)
    nl: Text | None = key("Dutch name.", required=True)
    en: Text | None = key("English name.", required=True)
    aliases: tuple[Text, ...] = keys("Other names that a candidate may write.")
    own_word: Placed[bool] | None = key("Only the candidate's own word.", required=True)
    attachment_counts: Placed[bool] | None = key(
        "An attachment to it is a document of somebody else.", required=True
    )
    may_expire: Placed[bool] | None = key("It can have an expiry date.", required=True)
    starr: Placed[bool] | None = key("It is told in the parts of STARR.")
    source: Text | None = key("Where this comes from.")


@dataclass(frozen=True, eq=False, repr=False)
class InterviewForm(_DataForm):
    """The interview in which assessors ask on (CGI)."""

    minutes: Placed[int] | None = key("How long it takes, in minutes.", required=True)
    minutes_per_competence: Placed[int] | None = key(
        "How many of those minutes one competence takes.", required=True
    )
    source: Text | None = key("Where these numbers come from.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class ProcedureForm(_DataForm):
    """A procedure profile: how a provider weighs evidence. Not the standard's own rule."""

    id: Text | None = key("Id, as `portfolio.yaml` names it.", required=True)
    title: Text | None = key("Title.", required=True)
    about: Text | None = key("What this is, and whose custom.")
    source: Text | None = key("Where it comes from.")
    thresholds: ThresholdsForm | None = key("The VRAAK thresholds.", required=True)
    kinds: tuple[KindForm, ...] = keys("The kinds of evidence.", required=True)
    interview: InterviewForm | None = key("How long the interview takes.")
