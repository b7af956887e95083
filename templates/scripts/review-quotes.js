// On the page of a competence: quoted words, taken over into the grounds of the judgement.
(function () {
  "use strict";
  const grounds = document.getElementById("review-grounds");
  const { take, taken, took, full } = document.getElementById("overgenomen").dataset;
  const buttons = [];

  function quoteOf(block) {
    const indicator = block.closest("li").querySelector(".id").textContent;
    const title = block.querySelector("footer a").textContent;
    return `${block.querySelector("p").textContent} (${title}, ${indicator})`;
  }

  // At the cursor: on a line of its own, or within the sentence that stands there.
  function insert(quote) {
    const before = grounds.value.slice(0, grounds.selectionStart);
    const text = (before && !/\s$/.test(before) ? "\n" : "") + quote;
    const length = grounds.value.length - (grounds.selectionEnd - grounds.selectionStart) + text.length;
    if (length > grounds.maxLength) return false;
    grounds.setRangeText(text, grounds.selectionStart, grounds.selectionEnd, "end");
    grounds.dispatchEvent(new Event("input", { bubbles: true }));
    grounds.scrollTop = grounds.scrollHeight;
    return true;
  }

  for (const block of document.querySelectorAll(".indicators blockquote")) {
    const quote = quoteOf(block);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "take";
    const word = button.appendChild(document.createElement("span"));
    const which = button.appendChild(document.createElement("span"));
    which.className = "hidden";
    which.textContent = `: ${quote}`;
    button.addEventListener("click", () => {
      const status = document.getElementById("overgenomen");
      status.textContent = insert(quote) ? took : full;
    });
    block.querySelector("footer").append(" ", button);
    buttons.push({ word, quote });
  }

  function show() {
    for (const { word, quote } of buttons) {
      word.textContent = grounds.value.includes(quote) ? taken : take;
    }
  }

  document.addEventListener("review", show);
  show();
})();
