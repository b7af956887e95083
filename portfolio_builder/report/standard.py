"""A standard as text: its clusters, competences, indicators and life areas."""

from portfolio_builder.model.standard import (
    Cluster,
    Competence,
    Indicator,
    LifeArea,
    Standard,
)
from portfolio_builder.report.terminal import plain, wrapped
from portfolio_builder.wording import Wording


def standard_text(standard: Standard, wording: Wording) -> str:
    """Write the clusters and life areas of a standard with their competences."""
    rule = wording.text("The rule: {rule}", rule=standard.rule.text)
    blocks = [plain(standard.title), wrapped(rule, first="", rest="")]
    blocks += [cluster_text(c, wording) for c in standard.clusters]
    blocks += [
        "\n".join([plain(f"{a.id} {a.title}"), *map(row, a.competences)])
        for a in standard.life_areas
    ]
    return "\n\n".join(blocks)


def cluster_text(cluster: Cluster, wording: Wording) -> str:
    """Write a cluster with its competences."""
    head = wording.text("Cluster {number}: {title}", number=cluster.number, title=cluster.title)
    return "\n".join([plain(head), *map(row, cluster.competences)])


def area_text(area: LifeArea, standard: Standard) -> str:
    """Write a life area: its competences, its topics, what the standard says of each stadium."""
    lines = [plain(f"{area.id} {area.title}")]
    if area.topics:
        lines.append(wrapped(", ".join(area.topics)))
    lines += ["", *map(row, area.competences)]
    for text in area.stadium_texts:
        title = plain(standard.stadium_by_id[text.stadium].title)
        lines += ["", title, *(wrapped(p) for p in text.text.split("\n"))]
    return "\n".join(lines)


def competence_text(competence: Competence, standard: Standard, wording: Wording) -> str:
    """Write a competence with its definition and its indicators by stadium."""
    lines = [wrapped(f"{competence.id} {competence.title}", first="")]
    if competence.definition:
        lines += ["", wrapped(competence.definition)]
    counted, word = competence in standard.counted, wording.text("needed")
    for stadium in standard.stadia:
        indicators = competence.at(stadium.id)
        if indicators:
            needed = counted and stadium.rank <= standard.required_stadium.rank
            mark = f" ({word})" if needed else ""
            lines += ["", plain(stadium.title) + mark]
            lines += [wrapped(i.text, first=f"  {i.id:<9} ", rest=" " * 12) for i in indicators]
    return "\n".join(lines)


def indicator_text(indicator: Indicator, standard: Standard) -> str:
    """Write one indicator with its stadium and competence."""
    competence = standard.competences[indicator.competence]
    stadium = standard.stadium_by_id[indicator.stadium]
    return "\n".join(
        [
            plain(f"{indicator.id} ({stadium.title.lower()})"),
            wrapped(indicator.text),
            wrapped(f"{competence.id} {competence.title}", first=""),
        ]
    )


def row(competence: Competence) -> str:
    """Write a competence on a line of its own."""
    return wrapped(competence.title, first=f"  {plain(competence.id):<6} ", rest=" " * 9)
