// On every page: keys that step on, and the words that were searched for, marked in the text.
(function () {
  "use strict";
  const root = document.documentElement;
  const main = document.querySelector("main");
  const tray = document.querySelector(".tray");
  root.classList.add("has-script");

  // Keys: `/` leads to the search page, `j` and `k` to the next and previous page; others press
  // the button that names them in `aria-keyshortcuts`. They can be turned off, for who talks to
  // the computer or hits a key by accident.
  const OFF = "portfolio-keys-off";
  const RELATIONS = { "/": "search", j: "next", k: "prev" };

  function stored(value) {
    try {
      if (value === undefined) return localStorage.getItem(OFF);
      localStorage.setItem(OFF, value);
    } catch (refused) {
      // A browser that stores nothing: the keys are as the page says.
    }
    return null;
  }

  function offerKeys() {
    const keys = document.querySelector(".shortcuts");
    const box = keys.querySelector("input");
    keys.hidden = false;
    box.checked = stored() !== "yes";
    box.addEventListener("change", () => stored(box.checked ? "no" : "yes"));
    document.addEventListener("keydown", (event) => {
      if (!box.checked || event.defaultPrevented || isTyping(event)) return;
      const relation = RELATIONS[event.key];
      const wanted = [...document.querySelectorAll(relation
        ? `a[rel="${relation}"]` : "[aria-keyshortcuts]")]
        .find((e) => relation || e.getAttribute("aria-keyshortcuts") === event.key);
      if (wanted) {
        event.preventDefault();
        wanted.click();
      }
    });
  }

  function isTyping(event) {
    return event.ctrlKey || event.metaKey || event.altKey || event.target.isContentEditable
      || (/^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
        && !/^(?:checkbox|radio|button)$/.test(event.target.type));
  }

  // Found words: `?zoek=…` names them as they stand in the text, but for case and accents.
  const SIGNS = /[\^$\\.*+?()[\]{}|/]/g;
  const MOST_WORDS = 20, MOST_PLACES = 2000;

  // Every sign keeps its place, so that what is found here is found in the text.
  function folded(text) {
    return text.replace(/[A-Z]+|[^\x00-\x7f]/gu, (sign) => {
      const plain = sign.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();
      return plain.length === sign.length ? plain : sign;
    });
  }

  function pattern(words) {
    const longest = words.slice().sort((a, b) => b.length - a.length);
    const spelled = longest.map((word) => [...folded(word)]
      .map((sign) => sign.replace(SIGNS, "\\$&") + "\\p{M}*").join(""));
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelled.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  }

  function places(words) {
    const found = [];
    const wanted = pattern(words);
    const nodes = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode() && found.length < MOST_PLACES) {
      const node = nodes.currentNode;
      if (tray.contains(node) || node.parentElement.closest("script")) continue;
      for (const match of folded(node.data).matchAll(wanted)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        found.push(range);
      }
    }
    return found;
  }

  function markFound(words) {
    const found = places(words);
    CSS.highlights.set("found", new Highlight(...found));
    const row = tray.querySelector(".tray-found");
    const said = row.dataset[found.length === 1 ? "one" : found.length ? "many" : "none"];
    row.firstElementChild.textContent =
      said.replace("{n}", found.length).replace("{words}", () => words.join(", "));
    row.querySelector("button").addEventListener("click", () => {
      CSS.highlights.delete("found");
      row.hidden = true;
      tray.hidden = [...tray.children].every((e) => e.hidden);
      const address = new URL(location.href);
      address.searchParams.delete("zoek");
      history.replaceState(null, "", address);
      main.focus({ preventScroll: true });
    });
    row.hidden = tray.hidden = false;
    return found;
  }

  // The page opens at its heading or passage; the first word from there on must be in view.
  function showFirst(found) {
    const target = document.querySelector(":target");
    const after = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
    const first = found.find((range) =>
      !target || target.compareDocumentPosition(range.startContainer) & after);
    if (!first) return;
    const box = first.getBoundingClientRect();
    if (box.top < 0 || box.bottom > tray.getBoundingClientRect().top) {
      scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: "instant" });
    }
  }

  function lookForFound() {
    const asked = new URLSearchParams(location.search).get("zoek") || "";
    const words = asked.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
    if (!words.length || !CSS.highlights) return;
    const found = markFound(words);
    const [visit] = performance.getEntriesByType("navigation");
    // Who comes back is where they were.
    if (visit && visit.type === "navigate") addEventListener("load", () => showFirst(found));
  }

  offerKeys();
  lookForFound();
})();
