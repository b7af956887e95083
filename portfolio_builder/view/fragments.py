"""A fragment on its page: the parts that only the site can fill in are filled in here."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from portfolio_builder.model.assessment import EvidenceStanding
from portfolio_builder.model.standard import Indicator, Standard
from portfolio_builder.model.text import Fragment, Html, Image, LinkEnd, LinkStart, PassageMark
from portfolio_builder.view.addresses import Addresses, relative
from portfolio_builder.wording import Wording


def markup(
    fragment: Fragment,
    *,
    page: str,
    where: Addresses,
    standard: Standard,
    wording: Wording,
    standing: EvidenceStanding | None = None,
    images: frozenset[str] = frozenset(),
) -> Markup:
    """Return the HTML of a fragment on `page`.

    `standing` knows what the passages of evidence mean; `images` are the files that a browser
    shows as a picture. A link to what is not published stays as words.
    """
    indicators = {p.passage.number: p.indicators for p in standing.passages} if standing else {}
    made: list[str] = []
    linked = False
    for part in fragment.parts:
        match part:
            case Html(html):
                made.append(html)
            case LinkStart(path, anchor, title):
                target = where.file(path, anchor)
                linked = target not in ("", page)  # a link to the page itself leads nowhere
                href = escape(relative(page, target)) if linked else ""
                opening = f'a href="{href}"' if linked else 'span class="no-link"'
                made.append(f"<{opening}{_title(title)}>")
            case LinkEnd():
                made.append("</a>" if linked else "</span>")
            case Image():
                made.append(_image(part, page, where, images))
            case PassageMark(number):
                shown = (standard.indicators[i] for i in indicators.get(number, ()))
                made.append(_mark(shown, page, where, wording))
    return Markup("".join(made))  # every part is escaped where it is made


def _image(image: Image, page: str, where: Addresses, images: frozenset[str]) -> str:
    target, words, title = where.attachment.get(image.path), escape(image.alt), _title(image.title)
    if target is None:
        return f'<span class="no-link"{title}>{words}</span>'
    href = escape(relative(page, target))
    if image.path in images:
        return f'<img src="{href}" alt="{words}"{title} loading="lazy">'
    words = words or escape(image.path)
    return str(words) if image.in_link else f'<a href="{href}"{title}>{words}</a>'


def _title(title: str) -> str:
    return f' title="{escape(title)}"' if title else ""


def _mark(indicators: Iterable[Indicator], page: str, where: Addresses, wording: Wording) -> str:
    """Show the indicators of a passage right after its words."""
    links = [
        _label(i.id, i.text, relative(page, where.indicator(i.competence, i.id)), wording)
        for i in indicators
    ]
    return f'<span class="passage-ids">{" ".join(links)}</span>' if links else ""


@lru_cache(maxsize=1 << 12)
def _label(id: str, text: str, href: str, wording: Wording) -> str:
    said = wording.text("This shows {id}: {text}", id=id, text=text)
    return f'<a href="{escape(href)}" title="{escape(said)}">{escape(id)}</a>'
