// What the assessor of this browser judged, in the guide: it only reads what review.js keeps.
(function () {
  "use strict";
  const list = document.getElementById("onderwerpen");
  const whose = document.getElementById("eigen-oordelen");
  const INDEX = "portfolio-review:" + list.dataset.portfolio;
  const first = [...list.children];
  const others = [...document.getElementById("overige").content.children];
  const RANK = { "ask-on": 0, "not-yet": 1, "": 3, shown: 4 }; // 2: with questions only

  const isTable = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  const isText = (value) => typeof value === "string" && value.length <= Number(list.dataset.limit);
  const own = (table, key) => (Object.prototype.hasOwnProperty.call(table, key) ? table[key] : null);

  function read(key) {
    try {
      const value = JSON.parse(window.localStorage.getItem(key));
      return isTable(value) ? value : {};
    } catch (error) {
      return {};
    }
  }

  function judged() {
    const { current } = read(INDEX);
    if (!isText(current) || !current) return null;
    const name = current.normalize("NFKC").split(/\s+/).filter(Boolean).join(" ");
    const review = read(INDEX + ":" + name.toLowerCase());
    return isTable(review.competences) ? { assessor: name, competences: review.competences } : null;
  }

  function saidOf(review, topic) {
    const said = (review && own(review.competences, topic.dataset.competence)) || {};
    const judgement = isText(said.judgement) && said.judgement in RANK ? said.judgement : "";
    const questions = isText(said.questions) ? said.questions.trim() : "";
    return { judgement, questions, rank: questions && RANK[judgement] > 2 ? 2 : RANK[judgement] };
  }

  function made(name, text) {
    const copy = document.getElementById(name).content.firstElementChild.cloneNode(true);
    (copy.querySelector(".text") || copy).textContent = text;
    return copy;
  }

  function fill(topic, said, review) {
    for (const old of topic.querySelectorAll(".own-said")) old.remove();
    if (said.judgement) topic.querySelector(".reasons").prepend(made("eigen-reden", whose.dataset[said.judgement.replace("-", "")]));
    if (said.questions) topic.querySelector(".own-asks").append(made("eigen-vraag", said.questions));
    // The same words may stand here already, from a file that was added: they are asked once.
    for (const asked of topic.querySelectorAll("[data-assessor]")) {
      const same = asked.querySelector(".text").textContent.trim() === said.questions;
      asked.hidden = Boolean(review) && same && asked.dataset.assessor === review.assessor;
    }
  }

  function show() {
    const review = judged();
    const rows = [...first, ...others]
      .map((topic) => ({ topic, said: saidOf(review, topic) }))
      .filter(({ topic, said }) => first.includes(topic) || said.rank < 3);
    for (const { topic, said } of rows) fill(topic, said, review);
    rows.sort((a, b) => a.said.rank - b.said.rank); // those of one rank stay in their order
    list.replaceChildren(...rows.map(({ topic }) => topic));
    document.getElementById("niets-te-vragen").hidden = rows.length > 0;
    whose.hidden = !rows.some(({ said }) => said.rank !== 3);
    whose.textContent = review ? whose.dataset.words.replace("{assessor}", () => review.assessor) : "";
    document.dispatchEvent(new Event("topics"));
  }

  window.addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(INDEX)) show();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) show();
  });
  show();
})();
