"""What axe-core finds on a page, quickly enough to ask it of every page of a site in both themes.

Most of its time goes to the contrast of words, which depends on nothing but how they look. So the
rules on colour are asked of one piece of text of each look, and all other rules of the whole page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules whose outcome changes with the theme."""

# A look is all that contrast depends on: the letters, and the colours of all that they stand on.
# Nothing is preloaded: the policy of our pages forbids it, and says so on the console.
RUN = """async ([looks, rules, colour]) => {
  const known = new Set(looks), fresh = [], chains = new Map();
  const chain = (e) => {
    if (!e) return '';
    if (!chains.has(e)) {
      const s = getComputedStyle(e);
      const own = [s.color, s.backgroundColor, s.backgroundImage, s.opacity, s.position];
      chains.set(e, chain(e.parentElement) + own.join() + '/');
    }
    return chains.get(e);
  };
  const says = (e) => e.matches('input, select, textarea')
    || [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
  for (const e of [...document.body.querySelectorAll('*')].filter(says)) {
    if (!e.checkVisibility()) continue;
    const s = getComputedStyle(e);
    const letters = [s.fontSize, s.fontWeight, s.textShadow, s.textDecorationLine];
    const look = chain(e) + letters.join();
    if (!known.has(look)) { known.add(look); fresh.push(e); }
  }
  const found = [];
  const ask = async (where, options) => found.push(...(await axe.run(
    where, { preload: false, resultTypes: ['violations'], ...options })).violations);
  if (rules) await ask(document, { rules });
  if (fresh.length) await ask({ include: fresh }, { runOnly: colour });
  return [[...known], found.map(
    (v) => [v.id, v.help, ...v.nodes.slice(0, 5).map((n) => n.html.slice(0, 120))])];
}"""
# Axe leaves the size of what one taps out, unless it is asked for.
RULES = {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in COLOUR}}


@dataclass
class Axe:
    """The checker, which knows what looks it has seen on the pages of one site."""

    looks: Sequence[str] = field(default_factory=list)

    @staticmethod
    def join(context: BrowserContext) -> None:
        """Bring the checker along to every page that is opened from now on."""
        context.add_init_script(AXE_SCRIPT)

    def all(self, page: Page) -> list[list[str]]:
        """Return what breaks a rule on the page that is open: its name, what it asks, where."""
        return self._run(page, RULES)

    def colours(self, page: Page) -> list[list[str]]:
        """Return what breaks a rule on colours, for when the page has been asked the others."""
        return self._run(page, None)

    def _run(self, page: Page, rules: object) -> list[list[str]]:
        looks, found = page.evaluate(RUN, [self.looks, rules, COLOUR])
        self.looks = looks
        return list(found)
