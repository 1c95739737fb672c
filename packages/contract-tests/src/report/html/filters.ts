import { type Markup, markup } from "./markup.ts";

/** Hides what does not fit: by check, by operation, and by any text. The page's own policy allows this script alone. */
export const filterScript = `
const [text, check, operation] = ["text", "check", "operation"].map((name) => document.getElementById("filter-" + name));
const rows = [...document.querySelectorAll("[data-operations]")].map((row) => ({
  row,
  checks: (row.dataset.checks || "").split(" "),
  operations: row.dataset.operations.split(" "),
  words: row.textContent.toLowerCase(),
}));
const apply = () => {
  const sought = text.value.trim().toLowerCase();
  let shown = 0;
  for (const { row, checks, operations, words } of rows) {
    const fits = (check.value === "" || checks.includes(check.value)) &&
      (operation.value === "" || operations.includes(operation.value)) && words.includes(sought);
    row.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  document.getElementById("filter-count").textContent = shown === rows.length ? "" : shown + " of " + rows.length + " shown";
};
for (const field of [text, check, operation]) field.addEventListener("input", apply);
document.querySelector(".filters").hidden = false;
apply();
`;

/** Hidden where no script runs. */
export function viewFilters(checks: readonly string[], operations: readonly string[]): Markup {
  const options = (names: readonly string[]): readonly Markup[] =>
    names.map((name) => markup`<option>${name}</option>`);
  return markup`<form class="filters" hidden>
<input id="filter-text" type="search" placeholder="Filter by text" aria-label="Filter by text">
<select id="filter-check" aria-label="Filter by check"><option value="">every check</option>${options(checks)}</select>
<select id="filter-operation" aria-label="Filter by operation"><option value="">every operation</option>${options(operations)}</select>
<output id="filter-count" class="quiet"></output>
</form>`;
}
