// The page that searches: an index made in the browser of all that the page brings along.
(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("zoekgegevens").textContent);
  const form = document.querySelector("form.search");
  const field = form.querySelector("input");
  const sorts = form.querySelector(".sorts");
  const outcome = document.querySelector(".outcome");
  const list = document.querySelector(".found");
  const more = document.querySelector(".more");

  const AT_ONCE = 30; // results shown at first, and each time that more are asked for
  const MOMENT = 40; // milliseconds that entries are taken up before the browser may go on
  const CHUNK_OF_ENTRIES = 100;
  const AROUND = 70, SNIPPET = 220; // characters before the first found word, and in all
  const LONGEST = 200000; // characters of one text that are looked through for a snippet
  const MOST_WORDS = 12; // of a question, and to mark on the page of a result
  const SHORTEST_PART = 5, MOST_COMPOUNDS = 40; // letters to look for inside words; such words
  // Words that say nothing by themselves, in Dutch and English.
  const EMPTY = new Set(("aan als bij dan dat de den der des deze die dit door een en er het hij ik"
    + " in is je maar met mijn naar niet of om ook op over te tot uit van voor was wat we werd ze"
    + " zich zij zijn a an and are as at be by for from i it of on or that the this to was were"
    + " with").split(" "));

  // Words. A chunk with dots, commas or hyphens in it may be the id of something.

  const CHUNK = /[\p{L}\p{N}\p{M}]+(?:[.,_-][\p{L}\p{N}\p{M}]+)*/gu;
  const FOLDED_CHUNK = /[a-z0-9]+(?:[.,_-][a-z0-9]+)*/g;
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const ids = new Set();
  const vocabulary = new Set();

  function folded(text) {
    const lower = text.toLowerCase();
    return /[^\x00-\x7f]/.test(lower) ? lower.normalize("NFKD").replace(/\p{M}+/gu, "") : lower;
  }

  function idOf(text) {
    return folded(text).replace(/[,_-]/g, ".");
  }

  // An id can be said without its first letters: 1.2 for G1.2.
  function formsOf(id) {
    const whole = idOf(id), bare = whole.replace(/^\p{L}+/u, "");
    return bare && bare !== whole ? [whole, bare] : [whole];
  }

  function beginsId(text) {
    return /\d/.test(text) && [...ids].some((id) => id.startsWith(text));
  }

  // Every word of a text for the index: as quick as can be, there are many.
  function wordsOf(text) {
    const lower = folded(text);
    const chunks = lower.match(/[^\x00-\x7f]/.test(lower) ? CHUNK : FOLDED_CHUNK) || [];
    const found = chunks.flatMap((chunk) => !/[.,_-]/.test(chunk) ? chunk
      : ids.has(idOf(chunk)) ? idOf(chunk) : chunk.match(WORD));
    for (const word of found) vocabulary.add(word);
    return found;
  }

  // The words of a text with where they stand; `isId` decides what is kept whole.
  function placed(text, isId) {
    return [...text.matchAll(CHUNK)].flatMap((chunk) => {
      const id = /[.,_-]/.test(chunk[0]) && idOf(chunk[0]);
      const whole = id && isId(id);
      return (whole ? [{ 0: chunk[0], index: 0 }] : [...chunk[0].matchAll(WORD)]).map((one) => {
        const start = chunk.index + one.index;
        return {
          word: whole ? id : folded(one[0]), id: whole, start, end: start + one[0].length,
        };
      });
    });
  }

  // The index holds words as they are written. A question is put with every word of one stem.

  const index = new MiniSearch({
    fields: ["ids", "title", "text", "around"],
    tokenize: (text, name) => name === "ids" ? text.split(" ").flatMap(formsOf) : wordsOf(text),
    processTerm: (word) => !EMPTY.has(word) && word,
  });

  function documentOf([, source, , entryIds, title, text], id) {
    const name = data.sources[source][1];
    return { id, ids: entryIds, title, text, around: title === name ? "" : name };
  }

  // Take entries up for a moment at a time, so that the page goes on answering.
  function fill(from, step) {
    const until = performance.now() + MOMENT;
    let here = from;
    while (here < data.entries.length && performance.now() < until) {
      const chunk = data.entries.slice(here, here + CHUNK_OF_ENTRIES);
      index.addAll(chunk.map((entry, n) => documentOf(entry, here + n)));
      here += chunk.length;
    }
    if (here < data.entries.length) setTimeout(() => fill(here, step));
    step(here >= data.entries.length);
  }

  // The stem of a word, and of a Dutch verb that of other forms: luister for geluisterd, luistert.
  function rootsOf(word) {
    const verbs = [/^ge(.{3,})[dt]$/, /^(.{4,})t$/].flatMap((form) => form.exec(word)?.[1] || []);
    return [word, ...verbs].map((form) => stemmer(form));
  }

  function ofOneStem(word) {
    if (typeof stemmer !== "function") return [];
    const roots = rootsOf(word), begins = roots.map((root) => root.slice(0, 3));
    return [...vocabulary].filter((w) => w !== word
      && begins.some((begin) => w.startsWith(begin) || w.startsWith(`ge${begin}`))
      && rootsOf(w).some((root) => roots.includes(root)));
  }

  // Words that are put together with the one asked for: huisbezoeken for bezoek.
  function inside(word) {
    const stem = typeof stemmer === "function" ? stemmer(word) : word;
    if (stem.length < SHORTEST_PART) return [];
    return [...vocabulary].filter((w) => w.indexOf(stem, 1) > 0).slice(0, MOST_COMPOUNDS);
  }

  function asked(question) {
    const together = idOf(question.replace(/\s+/g, ""));
    const found = together.includes(".") && beginsId(together)
      ? [{ word: together, id: true }]
      : placed(question, beginsId).filter((w) => !EMPTY.has(w.word)).slice(0, MOST_WORDS);
    return found.map(({ word, id }) => {
      const others = id ? [] : ofOneStem(word);
      const compounds = id ? [] : inside(word).filter((w) => !others.includes(w));
      const known = id || others.length || compounds.length || [...vocabulary].some((w) => w.startsWith(word));
      return { word, others, compounds, like: !known && word.length > 3 };
    });
  }

  const BOOST = { ids: 8, title: 3, text: 1, around: 0.2 };
  const LESS = { ids: 2, title: 0.8, text: 0.3, around: 0.05 }; // for a part of a longer word
  const SORT = { competence: 2, indicator: 1.5, passage: 1.2 };

  function ask(wanted, combineWith) {
    return index.search({
      combineWith,
      queries: wanted.map(({ word, others, compounds, like }) => ({
        combineWith: "OR",
        queries: [
          { queries: [word], prefix: word.length > 1, fuzzy: like && 0.2, maxFuzzy: 2 },
          ...others,
          { queries: compounds, combineWith: "OR", boost: LESS },
        ],
      })),
      tokenize: (word) => [word],
      processTerm: (word) => word,
      boost: BOOST,
      boostDocument: (id) => SORT[data.entries[id][0]] || 1,
      // What only stands below a title that was asked for is not what was asked for.
    }).filter((hit) => Object.values(hit.match).some((names) => names.some((n) => n !== "around")));
  }

  // All of the words; when no place has them all, some of them.
  function answer(question) {
    const wanted = asked(question);
    if (!wanted.length) return { hits: [], how: "all" };
    const hits = ask(wanted, "AND");
    if (hits.length) return { hits, how: wanted.some((w) => w.like) ? "like" : "all" };
    return { hits: ask(wanted, "OR"), how: "part" };
  }

  // What is shown

  function made(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function inLanguage(element, language) {
    if (language && language !== document.documentElement.lang) element.lang = language;
    return element;
  }

  function foundIn(text, terms) {
    return placed(text.slice(0, LONGEST), (id) => ids.has(id))
      .filter((w) => (w.id ? formsOf(w.word) : [w.word]).some((form) => terms.has(form)));
  }

  // Put a text into an element, with the found words marked.
  function withMarks(element, text, found, from, to) {
    let here = from;
    for (const { start, end } of found) {
      if (start < here || end > to) continue;
      element.append(text.slice(here, start), made("mark", "", text.slice(start, end)));
      here = end;
    }
    element.append(text.slice(here, to));
    return element;
  }

  // The piece of a text that has most of the found words; cut between words.
  function bestPiece(text, found) {
    let best = 0, most = 0;
    found.forEach((first, n) => {
      const near = new Set();
      for (let k = n; k < found.length && found[k].end <= first.start + SNIPPET - AROUND; k++) {
        near.add(found[k].word);
      }
      if (near.size > most) [best, most] = [Math.max(0, first.start - AROUND), near.size];
    });
    const from = best && text.slice(0, best).search(/\S*$/);
    const end = from + SNIPPET;
    return [from, end < text.length ? end + text.slice(end).search(/\s|$/) : text.length];
  }

  function snippet(text, found) {
    const [from, to] = bestPiece(text, found);
    const element = made("p", "hit-text", from ? "… " : "");
    withMarks(element, text, found, from, to);
    if (to < text.length) element.append(" …");
    return element;
  }

  function addressOf(href, anchor, shown) {
    const marked = [...new Set(shown)].slice(0, MOST_WORDS).join(" ");
    return href + (marked && `?zoek=${encodeURIComponent(marked)}`) + (anchor && `#${anchor}`);
  }

  function hitOf({ id, terms }) {
    const [sort, source, anchor, entryIds, title, text] = data.entries[id];
    const [href, page, language] = data.sources[source];
    const wanted = new Set(terms);
    const own = sort === "indicator" || sort === "passage" ? entryIds.replace(/ /g, ", ") : title;
    const name = own && own !== page && sort !== "competence" ? own : page;
    const inName = foundIn(name, wanted), inText = foundIn(text, wanted);
    const shown = [...inText.map((w) => text.slice(w.start, w.end)),
      ...inName.map((w) => name.slice(w.start, w.end))].map(folded);

    const item = made("li", "hit");
    const head = made("p", "hit-head");
    const link = inLanguage(made("a"), language);
    link.href = addressOf(href, anchor, shown);
    withMarks(link, name, inName, 0, name.length);
    const word = sorts.querySelector(`[data-sort="${sort}"] .word`).textContent;
    head.append(made("span", "hit-sort", word), " ", link);
    if (name !== page) head.append(" ", inLanguage(made("span", "hit-where", page), language));
    item.append(head);
    if (text) item.append(inLanguage(snippet(text, inText), language));
    return item;
  }

  const state = { question: "", sort: "", hits: [], how: "all", shown: 0, whole: false };

  function ofSort(sort) {
    return sort ? state.hits.filter((hit) => data.entries[hit.id][0] === sort) : state.hits;
  }

  function showMore() {
    const hits = ofSort(state.sort).slice(state.shown, state.shown + AT_ONCE);
    list.append(...hits.map(hitOf));
    state.shown += hits.length;
    more.hidden = state.shown >= ofSort(state.sort).length;
  }

  function filled(sentence, n) {
    return sentence.replace("{n}", n).replace("{words}", () => state.question);
  }

  function show() {
    for (const button of sorts.children) {
      const n = ofSort(button.dataset.sort).length;
      button.querySelector(".tally").textContent = n;
      button.setAttribute("aria-pressed", button.dataset.sort === state.sort);
      button.disabled = !n && button.dataset.sort !== state.sort;
    }
    const { one, many, like, part, none } = outcome.dataset;
    const n = ofSort(state.sort).length;
    const why = { like, part }[state.how];
    outcome.textContent = !state.question ? "" : !state.whole ? outcome.dataset.busy
      : !n ? filled(none) : (why ? `${why} ` : "") + filled(n === 1 ? one : many, n);
    sorts.hidden = !state.hits.length;
    list.replaceChildren();
    state.shown = 0;
    showMore();
  }

  // The question is in the address, so that it is there again for who comes back.

  let waiting = 0;
  function remember() {
    clearTimeout(waiting);
    const address = new URL(location.href);
    for (const [name, value] of [["q", field.value.trim()], ["soort", state.sort]]) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    if (field.value) address.hash = "";
    history.replaceState(null, "", address);
  }

  // A browser refuses a page that changes its address at every key.
  function rememberSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(remember, 150);
  }

  function search() {
    const question = field.value.trim();
    Object.assign(state, { question }, answer(question));
    if (!ofSort(state.sort).length) state.sort = "";
    show();
  }

  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (next && stops.includes(document.activeElement)) {
      event.preventDefault();
      next.focus();
    }
  }

  function begin() {
    for (const forms of data.entries.map((entry) => entry[3])) {
      if (forms) for (const id of forms.split(" ").flatMap(formsOf)) ids.add(id);
    }
    const given = new URLSearchParams(location.search);
    field.value = given.get("q") || "";
    state.sort = given.get("soort") || "";
    document.querySelector(".without-script").hidden = true;
    form.hidden = false;
    if (location.hash === `#${field.id}`) field.focus();
    fill(0, (whole) => {
      state.whole = whole;
      // Who is already among the results stays there.
      if (whole || !list.contains(document.activeElement)) search();
    });
    field.addEventListener("input", () => { search(); rememberSoon(); });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = list.querySelector("a");
      if (first) first.click();
    });
    sorts.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      state.sort = button.dataset.sort;
      show();
      remember();
    });
    list.addEventListener("click", remember);
    more.addEventListener("click", () => {
      const before = list.children.length;
      showMore();
      list.children[before].querySelector("a").focus();
    });
    document.addEventListener("keydown", move);
  }

  begin();
})();
