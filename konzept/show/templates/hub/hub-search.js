/* The page of the hub's search: asks Pagefind for what stands in the address and lists what it finds. */
const form = document.querySelector("[data-hub-search]");
const query = new URLSearchParams(window.location.search).get("q")?.trim() || "";
const status = document.querySelector("[data-status]");
const item = ({ meta, excerpt }) => {
  const [line, link, place, text] = ["li", "a", "span", "p"].map((tag) => document.createElement(tag));
  link.href = meta.address;
  link.dataset.hit = meta.id;
  link.textContent = meta.title;
  place.className = "item__place";
  place.textContent = ` ${meta.county}`;
  /* Pagefind gives HTML with marks: what is shown of it are its words. */
  text.textContent = new DOMParser().parseFromString(excerpt, "text/html").body.textContent;
  line.append(link, place, text);
  return line;
};
const find = async () => {
  const engine = await import(new URL(form.dataset.pagefind, window.location.href));
  const { results } = await engine.search(query);
  const found = await Promise.all(results.slice(0, 20).map((one) => one.data()));
  const list = document.createElement("ol");
  list.append(...found.map(item));
  if (found.length) { status.after(list); }
  status.textContent = form.dataset.found.replace("{count}", results.length);
};
form.elements.q.value = query;
if (query) { find().catch(() => { status.textContent = form.dataset.failed; }); }
