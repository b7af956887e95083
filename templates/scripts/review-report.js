// All that one assessor judged, as a report. On the screen what is to be done comes first; on paper
// what is finished, and then nothing else of this page is printed.
(function () {
  "use strict";
  const report = document.getElementById("eigen");
  if (!report) return;
  const names = [...document.querySelectorAll("#namen > li")];
  const part = (name) => report.querySelector(`[data-part="${name}"]`);
  const copy = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);

  function fill(name, items) {
    part(name).hidden = !items.length;
    part(name).querySelector(".items").replaceChildren(...items);
    part(name).querySelector(".number").textContent = items.length;
  }

  function texts(item, said) {
    for (const place of item.querySelectorAll("[data-text]")) {
      const text = said[place.dataset.text] || "";
      place.querySelector(".text").textContent = text;
      place.hidden = !text;
    }
  }

  function titleOf({ stadium }) {
    const known = [...document.querySelectorAll("#stadia [data-stadium]")];
    const found = known.find(({ dataset }) => dataset.stadium === stadium);
    if (found) return found.cloneNode(true);
    const title = document.createElement("span");
    title.textContent = stadium;
    return title;
  }

  function judged(name, said, { data, fit, lacking, isOld, mark, judgementOf }) {
    const item = copy("eigen-oordeel");
    item.querySelector("h4").append(name.querySelector("a").cloneNode(true));
    const line = item.querySelector(".own-judgement");
    line.append(...judgementOf(said, titleOf(said)));
    if (isOld(said, name.dataset.competence)) line.append(" ", mark("changed", "since", data.words.changed));
    const lacks = lacking(said).map((key) => data.words[key]).join(", ");
    item.querySelector(".lacks").textContent = fit(data.words.lacks, { parts: lacks });
    item.querySelector(".lacks").hidden = !lacks;
    item.querySelector(".own-claim").append(...name.querySelector(".own-claim").cloneNode(true).childNodes);
    texts(item, said);
    return item;
  }

  function weighed(said, { own, mark }) {
    const item = copy("eigen-bewijs");
    item.querySelector("h4").textContent = said.title || "?";
    for (const place of item.querySelectorAll("[data-letter]")) {
      const letter = own(said, place.dataset.letter) || {};
      place.hidden = !letter.point && !letter.note;
      const word = letter.point ? place.dataset[letter.point.replace(/-(.)/, (all, sign) => sign.toUpperCase())] : "";
      place.prepend(mark("point", letter.point || "none", place.dataset.name + (word ? `: ${word}` : "")));
      place.querySelector(".text").textContent = letter.note || "";
    }
    return item;
  }

  function linked(name) {
    const item = document.createElement("li");
    item.append(name.querySelector("a").cloneNode(true));
    return item;
  }

  const isOptional = ({ dataset }) => dataset.asked === "optional";
  const start = document.getElementById("zo-begin-je");

  function show({ detail }) {
    const { review, data, counted, lacking, undone, own, fit } = detail;
    const isEmpty = !review || !Object.keys({ ...review.competences, ...review.evidence }).length;
    report.hidden = !review;
    document.documentElement.classList.toggle("report-only", !isEmpty);
    if (start) start.hidden = !isEmpty;
    if (!review) return;
    const when = new Date(review.saved).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    for (const place of report.querySelectorAll(".report-who")) place.textContent = review.assessor;
    for (const place of report.querySelectorAll(".report-when")) place.textContent = when;
    const optional = names.filter(isOptional).map(({ dataset }) => dataset.competence);
    const areas = optional.length ? ` ${fit(report.dataset.areas, { ...counted(review, optional), total: optional.length })}` : "";
    report.querySelector(".report-count").textContent = `${fit(data.words.count, counted(review))}.${areas} ${undone(review)}`;
    const said = names.map((name) => [name, own(review.competences, name.dataset.competence)]);
    const written = said.filter(([, words]) => words);
    const items = (rows) => rows.map(([name, words]) => judged(name, words, detail));
    fill("undone", items(written.filter(([, words]) => lacking(words).length)));
    const finished = written.filter(([, words]) => !lacking(words).length);
    const isAsked = ([, words]) => words.judgement === "ask-on";
    fill("ask", items(finished.filter(isAsked)));
    fill("done", items(finished.filter((row) => !isAsked(row))));
    const open = said.filter(([, words]) => !words).map(([name]) => name);
    fill("open", open.filter(({ dataset }) => data.counted.includes(dataset.competence)).map(linked));
    fill("open-areas", open.filter(isOptional).map(linked));
    fill("pieces", Object.values(review.evidence).map((words) => weighed(words, detail)));
  }

  const order = (...parts) => report.append(...parts.map(part));
  window.addEventListener("beforeprint", () => order("done", "ask", "undone", "pieces", "open", "open-areas"));
  window.addEventListener("afterprint", () => order("undone", "open", "open-areas", "ask", "done", "pieces"));
  document.getElementById("afdrukken").addEventListener("click", () => window.print());
  document.addEventListener("review", show);
})();
