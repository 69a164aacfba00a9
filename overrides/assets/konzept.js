/* The palette button: as the device has it, light, dark.  Remembered only when the reader presses it. */
(() => {
  "use strict";
  const choices = ["auto", "light", "dark"];
  const stored = () => { try { return localStorage.getItem("konzept-palette") || "auto"; } catch { return "auto"; } };
  const apply = (choice) => {
    if (choice === "auto") { document.documentElement.removeAttribute("data-theme"); }
    else { document.documentElement.setAttribute("data-theme", choice); }
  };
  const label = (button, choice) => { button.querySelector(".palette__label").textContent = button.dataset[choice]; button.title = button.dataset[choice]; };
  apply(stored());
  const start = () => {
    const button = document.querySelector("[data-palette]");
    if (!button) { return; }
    button.hidden = false;
    label(button, stored());
    button.addEventListener("click", () => {
      const next = choices[(choices.indexOf(stored()) + 1) % choices.length];
      try { localStorage.setItem("konzept-palette", next); } catch { /* a private window: the choice lasts for this page */ }
      apply(next);
      label(button, next);
    });
  };
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
