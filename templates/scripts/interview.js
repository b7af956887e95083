// The guide for the interview: another number of minutes, and what fits in them.
(function () {
  "use strict";
  // Closed questions are printed too.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll(".topic > details:not([open])")];
    for (const questions of closed) questions.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const questions of closed) questions.open = false;
  });

  const minutes = document.getElementById("minuten");
  if (!minutes) return;
  const said = document.getElementById("past");
  const each = Number(minutes.dataset.each);
  const usual = Number(minutes.defaultValue);

  function words(given, fits) {
    if (minutes.validity.badInput || given < 0 || (minutes.value && !given)) return "wrong";
    if (!minutes.value) return "empty";
    if (given < each) return "short";
    return fits === 1 ? "one" : "many";
  }

  function fitted() {
    const topics = [...document.querySelectorAll(".topic")];
    const given = Number(minutes.value);
    const fits = Math.min(topics.length, Math.max(1, Math.floor((given > 0 ? given : usual) / each)));
    topics.forEach((topic, number) => {
      const beyond = number >= fits;
      if (topic.classList.contains("beyond") !== beyond) {
        topic.classList.toggle("beyond", beyond);
        topic.querySelector("details").open = !beyond;
      }
    });
    const values = { n: fits, each, minutes: usual };
    said.textContent = said.dataset[words(given, fits)].replace(/\{(\w+)\}/g, (all, key) => values[key]);
  }

  document.querySelector(".without-script").hidden = true;
  minutes.closest("[data-with-script]").hidden = false;
  minutes.addEventListener("input", fitted);
  document.addEventListener("topics", fitted);
  fitted();
})();
