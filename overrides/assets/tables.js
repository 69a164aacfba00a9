/* Filters and order of a table.  What is chosen stands in the address, under names and values that are the same in
   every language; the rows say in attributes what they are chosen and sorted by.  Without this script, lists lead to
   the same rows. */
(() => {
  "use strict";
  /* A table that is read at a glance needs no open filters. */
  const SHORT = 20;
  const start = (form) => {
    const table = document.querySelector(".records");
    const lists = document.querySelector("[data-lists]");
    const fold = form.querySelector("details");
    const status = form.querySelector("[role=status]");
    const reset = form.querySelector("button");
    const selects = [...form.querySelectorAll("select")];
    const filters = selects.filter((one) => one.dataset.column);
    const order = selects.find((one) => one.name === "sort");
    const rows = [...table.tBodies[0].rows];
    const cell = (row, column) => row.querySelector(`[data-column="${column}"]`);
    const number = (value) => value.toLocaleString(form.dataset.locale.replace("_", "-"));

    const fits = (row) => filters.every((one) => !one.value || (cell(row, one.dataset.column).dataset.values || "").split(" ").includes(one.value));
    const place = (row) => (order && order.value ? Number(cell(row, order.value).dataset.place) : 0);
    const show = () => {
      for (const row of rows) { row.hidden = !fits(row); }
      table.tBodies[0].append(...[...rows].sort((one, other) => place(one) - place(other)));
      const shown = rows.filter((row) => !row.hidden).length;
      status.textContent = form.dataset.shown.replace("{shown}", number(shown)).replace("{total}", number(rows.length));
      reset.hidden = selects.every((one) => !one.value);
    };
    const write = () => {
      const address = new URL(window.location);
      address.hash = "";
      for (const one of selects) {
        if (one.value) { address.searchParams.set(one.name, one.value); } else { address.searchParams.delete(one.name); }
      }
      show();
      try { window.history.replaceState(null, "", address); } catch { /* opened from a file, where an address may not change */ }
    };
    const read = () => {
      const asked = new URL(window.location).searchParams;
      for (const one of selects) {
        /* A list once had a heading for each field; what leads there shows the entries of that field. */
        const value = asked.get(one.name) || (one.name === "field" && window.location.hash.slice(1)) || "";
        one.value = [...one.options].some((option) => option.value === value) ? value : "";
      }
      fold.open = fold.open || selects.some((one) => one.value) || (rows.length > SHORT && window.matchMedia("(min-width: 60rem)").matches);
      show();
    };

    form.hidden = false;
    lists.hidden = true;
    form.addEventListener("change", write);
    form.addEventListener("submit", (event) => event.preventDefault());
    reset.addEventListener("click", () => {
      for (const one of selects) { one.value = ""; }
      write();
      fold.querySelector("summary").focus();
    });
    window.addEventListener("pageshow", read);
    window.addEventListener("popstate", read);
    read();
  };
  for (const form of document.querySelectorAll("form[data-filters]")) { start(form); }
})();
