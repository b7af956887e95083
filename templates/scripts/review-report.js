// All that one assessor judged, as a report: first what is not finished, then what is not judged.
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

  function judged(name, said, { data, fit, lacking, isOld, mark, judgementOf }) {
    const item = copy("eigen-oordeel");
    item.querySelector("h4").append(name.querySelector("a").cloneNode(true));
    const line = item.querySelector(".own-judgement");
    line.append(judgementOf(said));
    const stadium = [...document.querySelectorAll("#stadia [data-stadium]")].find(
      ({ dataset }) => dataset.stadium === said.stadium);
    if (said.stadium) line.append(" ", stadium ? stadium.cloneNode(true) : said.stadium);
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

  function show({ detail }) {
    const { review, data, counted, lacking, undone, own, fit } = detail;
    report.hidden = !review;
    if (!review) return;
    const when = new Date(review.saved).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    report.querySelector(".report-who").textContent = review.assessor;
    report.querySelector(".report-when").textContent = fit(report.dataset.changed, { date: when });
    report.querySelector(".report-count").textContent = `${fit(data.words.count, counted(review))}. ${undone(review)}`;
    const said = names.map((name) => [name, own(review.competences, name.dataset.competence)]);
    const written = said.filter(([, words]) => words);
    const items = (rows) => rows.map(([name, words]) => judged(name, words, detail));
    fill("undone", items(written.filter(([, words]) => lacking(words).length)));
    fill("done", items(written.filter(([, words]) => !lacking(words).length)));
    const open = said.filter(([name, words]) => !words && "asked" in name.dataset);
    fill("open", open.map(([name]) => {
      const item = document.createElement("li");
      item.append(name.querySelector("a").cloneNode(true));
      return item;
    }));
    fill("pieces", Object.values(review.evidence).map((words) => weighed(words, detail)));
  }

  document.getElementById("afdrukken").addEventListener("click", () => {
    document.documentElement.classList.add("report-only");
    window.print();
  });
  window.addEventListener("afterprint", () => document.documentElement.classList.remove("report-only"));
  document.addEventListener("review", show);
})();
