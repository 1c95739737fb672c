// The search. Its index is loaded as a script when the field is first used, because a page from a disk may not fetch.
const box = document.querySelector("search");
const field = box.querySelector("input");
const list = box.querySelector(".results");
const root = box.dataset.root;
const mostResults = 12;

/** Entries that hold every word, those first that hold them in a heading or a title. */
function find(entries, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .slice(0, mostResults)
    .map(({ entry }) => entry);
}

/** 0 where a word is missing. */
function rankOf([, title, anchor, heading, text], words) {
  const places = [
    { text: anchor === "" ? title : heading, rank: 8 },
    { text: title, rank: 3 },
    { text, rank: 1 },
  ].map((place) => ({ ...place, text: place.text.toLowerCase() }));
  let sum = 0;
  for (const word of words) {
    const rank = Math.max(...places.map((place) => rankIn(place, word)));
    if (rank === 0) return 0;
    sum += rank;
  }
  return sum;
}

/** The beginning of a word counts more than its inside, the whole text most. */
function rankIn({ text, rank }, word) {
  const at = text.indexOf(word);
  if (at === -1) return 0;
  if (text === word) return 3 * rank;
  return at === 0 || /\W/.test(text[at - 1]) ? 2 * rank : rank;
}

function excerpt(text, query) {
  const word = query.toLowerCase().split(/\s+/)[0];
  const start = Math.max(0, text.toLowerCase().indexOf(word) - 40);
  return `${start > 0 ? "…" : ""}${text.slice(start, start + 110)}…`;
}

function resultLink([path, title, anchor, heading, text], query) {
  const link = document.createElement("a");
  link.href = root + path + (anchor === "" ? "" : `#${anchor}`);
  link.textContent = heading === "" ? title : `${title} › ${heading}`;
  const detail = document.createElement("small");
  detail.textContent = excerpt(text, query);
  link.append(detail);
  return link;
}

function show() {
  const query = field.value.trim();
  list.hidden = query === "" || globalThis.searchIndex === undefined;
  if (list.hidden) return;
  const links = find(globalThis.searchIndex, query).map((entry) => resultLink(entry, query));
  if (links.length > 0) return list.replaceChildren(...links);
  const nothing = document.createElement("p");
  nothing.textContent = `Nothing found for “${query}”.`;
  list.replaceChildren(nothing);
}

function loadIndex() {
  const script = document.createElement("script");
  script.src = `${root}assets/search-index.js`;
  script.addEventListener("load", show);
  document.head.append(script);
}

function moveFocus(event) {
  if (event.key === "Escape") {
    field.value = "";
    show();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const stops = [field, ...list.querySelectorAll("a")];
  stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
}

box.hidden = false;
field.addEventListener("focus", loadIndex, { once: true });
field.addEventListener("input", show);
box.addEventListener("keydown", moveFocus);
document.addEventListener("click", (event) => {
  if (!box.contains(event.target)) list.hidden = true;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName)) return;
  event.preventDefault();
  field.focus();
});
