// The guide for the interview: another number of minutes, and what fits in them.
(function () {
  "use strict";
  const minutes = document.getElementById("minuten");
  if (!minutes) return;
  const topics = [...document.querySelectorAll(".topic")];
  const said = document.getElementById("past");
  const each = Number(minutes.dataset.each);

  function fitted() {
    const fits = Math.min(topics.length, Math.max(1, Math.floor(Number(minutes.value) / each)));
    topics.forEach((topic, number) => {
      const beyond = number >= fits;
      if (topic.classList.contains("beyond") !== beyond) {
        topic.classList.toggle("beyond", beyond);
        topic.querySelector("details").open = !beyond;
      }
    });
    said.textContent = said.dataset.words.replace("{n}", fits).replace("{each}", each);
  }

  document.querySelector(".without-script").hidden = true;
  minutes.closest("[data-with-script]").hidden = false;
  minutes.addEventListener("input", () => {
    if (minutes.value) fitted();
  });
  fitted();
})();
