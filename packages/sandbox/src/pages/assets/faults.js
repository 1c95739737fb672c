import { ask } from "./ask.js";
import { byID, element } from "./element.js";

let shown = [];

/** The faults that are on, each with what it is still for. The list is rebuilt only where it has changed. */
export function drawFaultsOn(on) {
  if (JSON.stringify(on) !== JSON.stringify(shown)) {
    byID("on").replaceChildren(...on.map(tagOf));
  }
  shown = on;
  byID("clear").hidden = on.length === 0;
  for (const box of document.querySelectorAll("#faults input")) {
    box.checked = on.some(({ name }) => name === box.value);
  }
}

function tagOf({ name, left, runID }) {
  const count = left === null ? "" : ` × ${left}`;
  return element("li", { class: "tag" }, name, count, runID === undefined ? "" : ` for ${runID}`);
}

async function switchFaults(order) {
  byID("refusal").textContent = "";
  try {
    drawFaultsOn(await ask("/console/faults", order));
  } catch (error) {
    // What was clicked did not happen.
    drawFaultsOn(shown);
    byID("refusal").textContent = error.message;
  }
}

/** All faults that there are, as switches. */
export function drawCatalogue(catalogue) {
  byID("faults").replaceChildren(
    ...catalogue.map(({ name, description, reason }) => {
      const attributes = { type: "checkbox", role: "switch", value: name, id: `fault-${name}` };
      const box = element("input", attributes);
      box.addEventListener("change", () => {
        const count = byID("count").value;
        const runID = byID("run").value.trim();
        const add = `${name}${count === "" ? "" : `*${count}`}${runID === "" ? "" : `@${runID}`}`;
        switchFaults(box.checked ? { add } : { remove: name });
      });
      const legal = reason === undefined ? [] : [element("small", {}, `Legal: ${reason}`)];
      const texts = [element("code", {}, name), element("span", {}, description), ...legal];
      return element("li", {}, box, element("label", { for: box.id }, ...texts));
    }),
  );
  byID("catalogue").querySelector("summary").textContent = `All ${catalogue.length} faults`;
  drawFaultsOn(shown);
  find();
}

function find() {
  const words = byID("find").value.toLowerCase().split(/\s+/);
  const rows = [...byID("faults").children];
  for (const row of rows) {
    row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
  }
  byID("nothing").hidden = rows.some((row) => !row.hidden);
}

// A phone would have to scroll past a hundred of them.
byID("catalogue").open = matchMedia("(min-width: 50rem)").matches;
byID("clear").addEventListener("click", () => switchFaults({ clear: true }));
byID("find").addEventListener("input", () => {
  byID("catalogue").open = true;
  find();
});
byID("limits").addEventListener("submit", (event) => event.preventDefault());
