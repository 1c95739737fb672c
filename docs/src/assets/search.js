// The search. Its index is loaded as a script when the field is first used, because a page from a disk may not fetch.
const box = document.querySelector("search");
const field = box.querySelector("input");
const list = box.querySelector(".results");
const root = box.dataset.root;
const maxResults = 12;

/** "time-out", "Timeout" and "time out" are found by one another. */
const plain = (text) => text.toLowerCase().replaceAll(/(\p{L})-(\p{L})/gu, "$1$2");
const wordsOf = (text) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Entries that hold every word, those first that hold them in a heading or a title. */
function find(entries, words) {
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .slice(0, maxResults)
    .map(({ entry }) => entry);
}

/** 0 where a word is missing. */
function rankOf([, title, anchor, heading, text], words) {
  const places = [
    { text: plain(anchor === "" ? title : heading), rank: 8 },
    { text: plain(title), rank: 3 },
    { text: plain(text), rank: 1 },
  ];
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

let vocabulary;
/** Words that nobody wrote become the nearest one that somebody did: one letter more, less, other or in the other place. */
function corrected(entries, words) {
  vocabulary ??= new Set(entries.flatMap(([, title, , heading, text]) => wordsOf(`${title} ${heading} ${text}`)));
  const known = [...vocabulary];
  return words.map((word) => {
    if (word.length < 4 || known.some((each) => each.includes(word))) return word;
    return known.find((each) => isNear(word, each)) ?? word;
  });
}

function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const rest = (text, from) => text.slice(from);
  return (
    rest(one, at + 1) === rest(other, at + 1) ||
    rest(one, at) === rest(other, at + 1) ||
    rest(one, at + 1) === rest(other, at) ||
    (one[at] === other[at + 1] && one[at + 1] === other[at] && rest(one, at + 2) === rest(other, at + 2))
  );
}

/** A text whose words that were looked for are marked. */
function marked(text, words) {
  const letters = (word) => [...word].map((letter) => letter.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("-?");
  const pattern = new RegExp(`(${words.map(letters).join("|")})`, "giu");
  return text.split(pattern).map((part, index) => {
    if (index % 2 === 0) return part;
    const mark = document.createElement("mark");
    mark.textContent = part;
    return mark;
  });
}

function excerpt(text, words) {
  const places = words.map((word) => plain(text).indexOf(word)).filter((at) => at !== -1);
  const start = Math.max(0, Math.min(...places, text.length) - 40);
  return `${start > 0 ? "…" : ""}${text.slice(start, start + 130)}…`;
}

function resultLink([path, title, anchor, heading, text], words) {
  const link = document.createElement("a");
  link.href = root + path + (anchor === "" ? "" : `#${anchor}`);
  link.append(...marked(heading === "" ? title : `${title} › ${heading}`, words));
  const detail = document.createElement("small");
  detail.append(...marked(excerpt(text, words), words));
  link.append(detail);
  return link;
}

function show() {
  const query = field.value.trim();
  const entries = globalThis.searchIndex;
  list.hidden = query === "" || entries === undefined;
  if (list.hidden) return;
  const asked = wordsOf(query);
  const exact = find(entries, asked);
  const words = exact.length > 0 ? asked : corrected(entries, asked);
  const links = (exact.length > 0 ? exact : find(entries, words)).map((entry) => resultLink(entry, words));
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
    field.focus();
  }
  if (event.key === "Enter" && document.activeElement === field) list.querySelector("a")?.click();
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
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName);
  const isShortcut = (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !isTyping);
  if (!isShortcut) return;
  event.preventDefault();
  field.focus();
});
