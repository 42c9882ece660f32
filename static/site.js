// A few small helps. Nothing on the site needs them.
(function () {
  "use strict";

  // Leaving replaces this page, so that Back does not come here again.
  function leave(address) {
    document.documentElement.hidden = true;
    window.location.replace(address);
  }

  const exits = document.querySelectorAll("[data-quick-exit]");
  exits.forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      leave(link.href);
    });
  });

  // Shift three times in five seconds leaves too; a Shift that makes a capital letter does not count.
  const WINDOW = 5000;
  let pressed = [];
  let alone = false;
  document.addEventListener("keydown", function (event) {
    alone = event.key === "Shift";
    if (!alone) {
      pressed = [];
    }
  });
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone || !exits.length) {
      return;
    }
    const now = Date.now();
    pressed = pressed.filter((at) => now - at < WINDOW).concat(now);
    if (pressed.length >= 3) {
      leave(exits[0].href);
    }
  });

  // A page brought back from the browser's memory must not stay hidden.
  window.addEventListener("pageshow", function () {
    document.documentElement.hidden = false;
  });

  // Back must not bring up what was typed into a search that was sent.
  window.addEventListener("pagehide", function () {
    document.querySelectorAll("form[role=search]").forEach((form) => form.reset());
  });

  const problem = document.querySelector("[data-error-summary]");
  if (problem) {
    problem.focus();
  }

  // On paper nothing stays folded; the stylesheet does it too, where the browser knows how.
  let unfolded = [];
  window.addEventListener("beforeprint", function () {
    unfolded = [...document.querySelectorAll("details.part:not([open])")];
    unfolded.forEach((part) => (part.open = true));
  });
  window.addEventListener("afterprint", () => unfolded.forEach((part) => (part.open = false)));

  document.querySelectorAll("[data-print]").forEach(function (place) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button second";
    button.textContent = "Print this page";
    button.addEventListener("click", () => window.print());
    place.append(button);
    place.hidden = false;
  });
})();
