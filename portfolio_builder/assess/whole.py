"""The whole assessment: every standing, the counts, what hangs on what, what to do next."""

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from portfolio_builder.assess.coverage import standings
from portfolio_builder.assess.dependence import dependence
from portfolio_builder.assess.firmness import contributions, weigh, weights
from portfolio_builder.assess.next_steps import next_steps
from portfolio_builder.assess.tally import Tally
from portfolio_builder.model.assessment import (
    Assessment,
    ClusterCount,
    EvidenceStanding,
    Standing,
    State,
)
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.portfolio import Portfolio
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Cluster, Standard


def assess(
    portfolio: Portfolio,
    standard: Standard,
    procedure: Procedure,
    evidence: Sequence[EvidenceStanding],
    today: datetime.date,
) -> Assessment:
    """Return all that is said about a portfolio; `today` is the reference date."""
    weight_of = weights(portfolio, procedure, today)
    by_id: dict[str, Standing] = {}
    tallies: dict[str, Tally] = {}
    for standing in standings(portfolio, standard, evidence):
        brought = contributions(standing, standard, weight_of)
        tally = tallies[standing.competence] = Tally(brought)
        firmness = weigh(standing, brought, tally, procedure)
        by_id[standing.competence] = replace(standing, firmness=firmness)
    counted = tuple(by_id[c.id] for c in standard.counted)
    return Assessment(
        required=standard.rule.required,
        met=sum(s.state is State.MET for s in counted),
        firm=sum(s.firm for s in counted),
        total=len(counted),
        standings=tuple(by_id.values()),
        clusters=tuple(_cluster(c, by_id) for c in standard.clusters),
        evidence=tuple(evidence),
        life_areas=_life_areas(portfolio, standard),
        dependence=dependence(standard, procedure, counted, tallies),
        steps=next_steps(standard, procedure, counted, tallies, evidence, weight_of),
    )


def _cluster(cluster: Cluster, by_id: dict[str, Standing]) -> ClusterCount:
    stand = [by_id[c.id] for c in cluster.competences]
    return ClusterCount(
        cluster=cluster.number,
        met=sum(s.state is State.MET for s in stand),
        total=len(stand),
        firm=sum(s.firm for s in stand),
    )


def _life_areas(portfolio: Portfolio, standard: Standard) -> tuple[str, ...]:
    ids = Ids(standard)
    areas = (ids.life_area(m.written) for m in portfolio.settings.life_areas)
    return tuple(dict.fromkeys(a for a in areas if a))
