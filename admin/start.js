// Starts the form in the language of the browser, with our own way of reading and writing files.
import CMS from "./cms.js";
import { format } from "./format.js";

const LOCAL = ["127.0.0.1", "localhost"];
const missing = document.getElementById("missing");

function language() {
  const known = document.documentElement.dataset.languages.split(" ");
  const asked = navigator.languages.map((one) => one.split("-")[0]);
  return asked.find((one) => known.includes(one)) ?? known[0];
}

// Without a Git host the form can still be tried on a copy of the project on this machine.
if (!missing || LOCAL.includes(location.hostname)) {
  missing?.remove();
  const answer = await fetch(`form.${language()}.json`);
  const { cms, notations } = await answer.json();
  for (const [kind, notation] of Object.entries(notations)) {
    CMS.registerCustomFormat(kind, notation.page ? "md" : "yml", format(notation));
  }
  document.documentElement.lang = language();
  CMS.init({ config: cms });
}
