// An assessor's review: kept in this browser as it is typed, saved to a file and opened from one.
// All that is written goes through `change`, which reads what other pages wrote first.
(function () {
  "use strict";
  const source = document.getElementById("review-data");
  const panel = document.getElementById("review-panel");
  if (!source || !panel) return;
  const data = JSON.parse(source.textContent);
  // Versions change with every file, and stand in a style sheet so that this page need not.
  const versions = getComputedStyle(document.documentElement);
  const version = (name) => versions.getPropertyValue(name).replace(/[^\da-f]/g, "");
  data.portfolio.fingerprint = version("--version");
  data.competences = Object.fromEntries(
    Object.entries(data.competences).map(([competence, name]) => [competence, version(name)]),
  );
  const INDEX = "portfolio-review:" + data.portfolio.id;
  const id = (name) => document.getElementById("review-" + name);
  // The letters of VRAAK stand in the page once, for as many pieces as there are.
  for (const piece of panel.querySelectorAll("[data-piece]")) {
    piece.append(id("points").content.cloneNode(true));
  }
  const fields = [...panel.querySelectorAll("[data-field]")];

  // Where it is kept: in the browser's storage, and what that refuses only on this page.

  const memory = new Map();
  let refused = false;
  let unsaved = false; // something was typed that is in no file yet

  function read(key) {
    try {
      return JSON.parse(memory.has(key) ? memory.get(key) : window.localStorage.getItem(key));
    } catch (error) {
      return null;
    }
  }

  function write(key, value) {
    const text = JSON.stringify(value);
    try {
      window.localStorage.setItem(key, text);
      memory.delete(key);
      refused = false;
    } catch (error) {
      memory.set(key, text);
      refused = true;
    }
  }

  function remove(key) {
    memory.delete(key);
    try {
      window.localStorage.removeItem(key);
    } catch (error) {
      refused = true;
    }
  }

  // Who judges. Each has a key of their own, so two on one computer stay apart.

  const oneLine = (text) => text.normalize("NFKC").split(/\s+/).filter(Boolean).join(" ");
  const keyOf = (name) => INDEX + ":" + oneLine(name).toLowerCase();
  const index = () => read(INDEX) || { current: "", assessors: [] };
  let current = ""; // who judges on this page; another page may have gone on to somebody else

  function become(name) {
    const known = index();
    const same = known.assessors.find((other) => keyOf(other) === keyOf(name));
    if (name && !same) known.assessors.push(name);
    known.current = current = same || name;
    write(INDEX, known);
    if (name) window.name = INDEX;
  }

  const moment = () => {
    const now = new Date();
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60000);
    const minutes = Math.abs(now.getTimezoneOffset());
    const two = (n) => String(n).padStart(2, "0");
    const sign = now.getTimezoneOffset() > 0 ? "-" : "+";
    return local.toISOString().slice(0, 19) + sign + two(Math.floor(minutes / 60)) + ":" + two(minutes % 60);
  };

  function load(name) {
    return (
      read(keyOf(name)) || {
        form: data.form,
        version: data.version,
        portfolio: data.portfolio,
        assessor: name,
        saved: moment(),
        competences: {},
        evidence: {},
      }
    );
  }

  function change(work) {
    if (!current) return;
    const review = load(current);
    work(review);
    review.portfolio = data.portfolio;
    review.saved = moment();
    write(keyOf(current), review);
    unsaved = true;
    show();
  }

  // What is judged on this page.

  const here = data.here;
  if (here.kind === "competences") here.fingerprint = data.competences[here.id];
  const pieces = [...panel.querySelectorAll("[data-piece]")].map(({ dataset }) => ({
    kind: "evidence",
    id: dataset.piece,
    fingerprint: dataset.fingerprint,
    title: dataset.title,
  }));
  const own = (table, key) => (Object.prototype.hasOwnProperty.call(table, key) ? table[key] : null);
  const entry = (review, of) => (of.kind && own(review[of.kind], of.id)) || {};

  function whatOf(field) {
    const piece = field.closest("[data-piece]");
    return piece ? pieces.find((other) => other.id === piece.dataset.piece) : here;
  }

  function typed(of, before) {
    const made = JSON.parse(JSON.stringify(before)); // what has no field on this page stays
    for (const name of ["fingerprint", "title"]) delete made[name];
    for (const field of fields) {
      if (whatOf(field) !== of || (field.type === "radio" && !field.checked)) continue;
      const [first, second] = field.dataset.field.split(".");
      const inside = second ? (made[first] = made[first] || {}) : made;
      if (field.value.trim()) inside[second || first] = field.value;
      else delete inside[second || first];
      if (second && !Object.keys(inside).length) delete made[first];
    }
    return made;
  }

  function valueOf(said, field) {
    const [first, second] = field.dataset.field.split(".");
    const value = own(said, first) || "";
    return second ? value[second] || "" : value;
  }

  // A judgement that is given anew is of this version; a slip mended in its words is not.
  const JUDGED = /judgement|stadium|\.point/;

  function keep(of, judged) {
    change((review) => {
      const before = entry(review, of);
      const after = typed(of, before);
      if (Object.keys(after).length) {
        after.fingerprint = (!judged && before.fingerprint) || of.fingerprint;
        if (of.title) after.title = of.title;
        review[of.kind][of.id] = after;
      } else {
        delete review[of.kind][of.id];
      }
    });
    announce();
  }

  function fill() {
    const review = current ? load(current) : null;
    for (const field of fields) {
      const value = review ? valueOf(entry(review, whatOf(field)), field) : "";
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.value !== value) field.value = value;
    }
  }

  // What is shown.

  const fit = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => (key in values ? values[key] : all));
  let waiting = 0; // to say that it is kept, once somebody stops typing

  function say(text) {
    clearTimeout(waiting);
    id("said").textContent = text;
  }

  function announce() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const time = new Date().toLocaleTimeString(document.documentElement.lang, {
        hour: "2-digit",
        minute: "2-digit",
      });
      say(refused ? data.words["not-saved"] : fit(data.words.saved, { time }));
    }, 600);
  }

  const rank = (stadium) => data.stadia.indexOf(stadium);
  const isShown = (said) => said.judgement === "shown" && rank(said.stadium) >= rank(data.stadium);
  const isOld = (said, competence) =>
    Boolean(said && said.fingerprint && said.fingerprint !== data.competences[competence]);

  // What is written and not finished: words without a judgement, a judgement without what it needs.
  function lacking(said) {
    const needed = { shown: ["stadium", "grounds"], "not-yet": ["stadium", "grounds"], "ask-on": ["questions"] };
    if (said.judgement) return needed[said.judgement].filter((name) => !said[name]);
    return Object.keys(said).some((name) => name !== "fingerprint") ? ["judgement"] : [];
  }

  function undone(review) {
    const all = Object.values(review.competences).flatMap(lacking);
    const parts = ["judgement", "stadium", "grounds", "questions"]
      .map((name) => [name, all.filter((other) => other === name).length])
      .filter(([, n]) => n)
      .map(([name, n], at) => fit(data.words["undone-" + name], { n: at ? n : `${n} ${data.words[n > 1 ? "many" : "one"]}` }));
    return parts.length ? fit(data.words.undone, { parts: parts.join(", ") }) : "";
  }

  // A mark with a shape and a word: a judgement, or a point.
  function mark(name, value, word) {
    const made = document.createElement("span");
    made.className = `${name} ${name}-${value}`;
    const shape = made.appendChild(document.createElement("span"));
    shape.className = "shape";
    shape.setAttribute("aria-hidden", "true");
    made.append(word);
    return made;
  }

  // A judgement in full: its mark, and the stadium in `title`, an element with its name.
  function judgementOf(said, title) {
    const none = lacking(said).length ? "notes-only" : "none";
    const parts = [mark("judgement", said.judgement || "none", data.words[said.judgement || none])];
    if (said.stadium) {
      title.textContent = title.textContent.toLowerCase();
      const [before, after] = data.words["at-stadium"].split("{stadium}");
      parts.push(`, ${before}`, title, after);
    }
    return parts;
  }

  function counted(review, competences = data.counted) {
    const said = competences.map((c) => own(review.competences, c) || {});
    return { judged: said.filter((s) => s.judgement).length, shown: said.filter(isShown).length };
  }

  function show() {
    const review = current ? load(current) : null;
    id("start").hidden = Boolean(review);
    for (const part of ["body", "save", "erase"]) id(part).hidden = !review;
    id("assessor").textContent = current;
    id("count").textContent = review ? fit(data.words.count, counted(review)) + "." : "";
    id("refused").hidden = !refused;
    id("undone").textContent = review ? undone(review) : "";
    const said = review ? entry(review, here) : {};
    id("changed").hidden = !isChanged(said, here);
    showState(review && here.kind, said);
    for (const piece of panel.querySelectorAll("[data-piece]")) showNotes(piece, review);
    document.documentElement.classList.toggle("judging", Boolean(review) && panel.open);
    id("apart").hidden = refused || Boolean(review) || index().assessors.length > 0 || window.name !== INDEX;
    id("known").replaceChildren(
      ...index().assessors.map((other) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = fit(data.words["go-on"], { assessor: other });
        button.addEventListener("click", () => begin(other));
        return button;
      }),
    );
    // Other scripts show more of it.
    const detail = { review, said, titleOf, data, counted, lacking, undone, isOld, mark, judgementOf, own, fit };
    document.dispatchEvent(new CustomEvent("review", { detail }));
  }

  const isChanged = (said, of) => Boolean(said.fingerprint && said.fingerprint !== of.fingerprint);

  // Near the title, and below the judgement: where one stands.
  function showState(isShown, said) {
    const state = id("state");
    if (!state) return;
    state.replaceChildren();
    if (isShown && here.kind === "competences") {
      state.append(...judgementOf(said, titleOf(said)));
      const lacks = lacking(said).map((name) => data.words[name]).join(", ");
      id("hint").textContent = lacks ? fit(data.words.lacks, { parts: lacks }) : "";
    } else if (isShown) {
      const n = data.letters.filter((letter) => said[letter] && said[letter].point).length;
      state.append(fit(data.words.weighed, { n, total: data.letters.length }));
    }
    if (isChanged(said, here)) state.append(" ", mark("changed", "since", data.words.changed));
  }

  function titleOf({ stadium }) {
    const title = document.createElement("span");
    const chosen = [...id("stadium").options].find((option) => option.value === stadium);
    title.textContent = chosen ? chosen.text : stadium;
    return title;
  }

  function showNotes(piece, review) {
    const of = pieces.find((other) => other.id === piece.dataset.piece);
    const said = review ? entry(review, of) : {};
    const notes = [...piece.querySelectorAll("label")]
      .map((label) => [label.firstElementChild.textContent, said[label.dataset.letter]])
      .filter(([, letter]) => letter && letter.note)
      .map(([name, { note }]) => `${name}: ${note}`);
    const words = notes.length ? [fit(data.words.notes, { notes: notes.join("; ") })] : [];
    if (isChanged(said, of)) words.unshift(data.words.changed);
    piece.querySelector(".notes").textContent = words.join(". ");
  }

  function refresh() {
    current = index().current;
    fill();
    show();
  }

  function begin(name) {
    become(name);
    panel.open = true;
    refresh();
    say("");
    const first = fields[0] || id("other");
    first.focus();
  }

  // A file of an assessor: only what this form knows is taken over, and all of it is bounded.

  const isText = (value, limit) => typeof value === "string" && value.length <= limit;
  const isTable = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  const isIn = (value, known) => value === undefined || known.includes(value);

  function isCompetence(said) {
    return (
      isTable(said) &&
      isIn(said.judgement, data.judgements) &&
      Object.values(said).every((value) => isText(value, data.limits.text))
    );
  }

  function isEvidence(said) {
    return (
      isTable(said) &&
      Object.entries(said).every(([key, value]) =>
        data.letters.includes(key)
          ? isTable(value) &&
            isIn(value.point, data.points) &&
            Object.values(value).every((v) => isText(v, data.limits.note))
          : isText(value, data.limits.note),
      )
    );
  }

  function parsed(text) {
    let review;
    try {
      review = JSON.parse(text);
    } catch (error) {
      throw new Error(data.words["not-review"]);
    }
    if (!isTable(review) || review.form !== data.form) throw new Error(data.words["not-review"]);
    if (typeof review.version === "number" && review.version > data.version) throw new Error(data.words.newer);
    const mark = review.portfolio;
    if (isTable(mark) && isText(mark.id, 100) && mark.id !== data.portfolio.id) {
      const candidate = isText(mark.candidate, data.limits.note) ? mark.candidate : "?";
      throw new Error(fit(data.words.other, { candidate }));
    }
    const competences = review.competences === undefined ? {} : review.competences;
    const evidence = review.evidence === undefined ? {} : review.evidence;
    const whole =
      review.version === data.version &&
      isTable(mark) &&
      isText(mark.id, 100) &&
      isText(review.assessor, data.limits.name) &&
      oneLine(review.assessor) &&
      isText(review.saved, 100) &&
      !Number.isNaN(Date.parse(review.saved)) &&
      isTable(competences) &&
      isTable(evidence) &&
      Object.values(competences).every(isCompetence) &&
      Object.values(evidence).every(isEvidence);
    if (!whole) throw new Error(data.words.damaged);
    const { form, version, saved } = review;
    return { form, version, portfolio: mark, assessor: oneLine(review.assessor), saved, competences, evidence };
  }

  function take(text) {
    const review = parsed(text);
    const name = review.assessor;
    const known = read(keyOf(name));
    const same = known && judgedIn(known) === judgedIn(review);
    const has = known && judgedIn(known) !== judgedIn({ competences: {}, evidence: {} });
    if (has && !same) {
      const when = (moment) => new Date(moment).toLocaleString(document.documentElement.lang);
      const values = { assessor: name, here: when(known.saved), file: when(review.saved) };
      if (!window.confirm(fit(data.words.replace, values))) return;
    }
    become(name);
    write(keyOf(name), review);
    unsaved = false;
    panel.open = true;
    refresh();
    const competences = Object.keys(review.competences).filter((c) => isOld(review.competences[c], c));
    const words = competences.length ? data.words["opened-changed"] : data.words.opened;
    say(fit(words, { assessor: name, competences: competences.join(", ") }));
  }

  const judgedIn = (review) => JSON.stringify([review.competences, review.evidence]);

  const slug = (text) =>
    text.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "x";

  function save() {
    const review = load(current);
    review.portfolio = data.portfolio;
    const name = `${data.file}-${slug(review.assessor)}-${moment().slice(0, 10)}.json`;
    const blob = new Blob([JSON.stringify(review, null, 2) + "\n"], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    say(fit(data.words["file-saved"], { name }));
  }

  // What happens.

  for (const field of fields) {
    field.addEventListener(field.type === "radio" || field.tagName === "SELECT" ? "change" : "input", () => {
      keep(whatOf(field), JUDGED.test(field.dataset.field));
      // The stadium is the assessor's to choose: one filled in for them would be nobody's judgement.
      const judged = panel.querySelector("[data-field='judgement']:checked");
      const missing = judged && judged.value === "shown" && !id("stadium").value;
      if (missing) {
        clearTimeout(waiting);
        say(data.words["choose-stadium"]);
      }
    });
  }
  for (const button of panel.querySelectorAll(".all-enough")) {
    button.addEventListener("click", () => {
      for (const field of button.parentElement.querySelectorAll("select")) field.value = data.points[0];
      keep(whatOf(button), true);
    });
  }
  id("begin").addEventListener("click", () => {
    const name = oneLine(id("name").value);
    if (name) begin(name);
    else say(data.words.name);
    if (!name) id("name").focus();
  });
  id("name").addEventListener("keydown", (event) => {
    if (event.key === "Enter") id("begin").click();
  });
  id("other").addEventListener("click", () => {
    become("");
    id("name").value = "";
    refresh();
    say("");
    id("name").focus();
  });
  id("again").addEventListener("click", () => {
    keep(here, true);
    (fields[0] || panel).focus();
  });
  id("save").addEventListener("click", save);
  panel.addEventListener("toggle", show);
  const go = id("go");
  if (go) {
    go.addEventListener("click", () => {
      panel.open = true;
      const first = current ? panel.querySelector("[data-field]:checked") || fields[0] : id("name");
      setTimeout(() => first.focus({ preventScroll: true })); // the heading stays in sight
    });
  }
  id("open").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      if (file.size > data.limits.file) throw new Error(data.words["not-review"]);
      take(await file.text());
    } catch (error) {
      say(error.message);
    }
    event.target.value = ""; // so that the same file can be opened again
  });
  id("erase").addEventListener("click", () => {
    const name = current;
    if (!window.confirm(fit(data.words.erase, { assessor: name }))) return;
    remove(keyOf(name));
    const known = index();
    write(INDEX, { current: "", assessors: known.assessors.filter((other) => other !== name) });
    window.name = "";
    unsaved = false;
    refresh();
    id("name").value = "";
    say(data.words.erased);
    id("name").focus();
  });
  window.addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(INDEX)) refresh();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) refresh();
  });
  window.addEventListener("beforeunload", (event) => {
    if (refused && unsaved) event.preventDefault();
  });

  for (const part of document.querySelectorAll("[data-with-script]")) part.hidden = false;
  write(INDEX, index()); // to see at once whether anything can be kept
  refresh();
  panel.open = Boolean(current);
  document.addEventListener("DOMContentLoaded", show); // for what stands below this script
})();
