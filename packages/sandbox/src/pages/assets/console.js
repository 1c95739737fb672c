import { ask, element } from "./element.js";

const every = 1000;
const byID = (id) => document.getElementById(id);
const shown = new Map();

/** Draws a part again where it has changed, so that what a reader has selected stays. */
function draw(id, value, build) {
  const text = JSON.stringify(value);
  if (shown.get(id) !== text) {
    shown.set(id, text);
    build();
  }
}

const time = (milliseconds) =>
  element("time", { datetime: new Date(milliseconds).toISOString() }, new Date(milliseconds).toLocaleTimeString());

function drawTable(id, rows, cellsOf) {
  draw(id, rows, () => {
    const table = byID(id);
    table.tBodies[0].replaceChildren(
      ...rows.map((row) => element("tr", {}, ...cellsOf(row).map((cell) => element("td", {}, ...[cell].flat())))),
    );
    const region = table.parentElement;
    region.hidden = rows.length === 0;
    region.nextElementSibling.hidden = rows.length > 0;
  });
}

const code = (text) => element("code", {}, text);
const state = (kind, text) => element("span", { class: `state ${kind}` }, text);
const kindOfRun = ({ hasEnded, status }) => (hasEnded ? (status === "Complete" ? "good" : "bad") : "open");
const kindOfStatus = (status) => (status === undefined || status >= 500 ? "bad" : status >= 400 ? "open" : "good");

function runCells(run) {
  const share = `${Math.floor(run.progress * 100)} %`;
  const label = `Progress of ${run.runID}`;
  const of = run.steps > 1 ? `, job ${run.step} of ${run.steps}` : "";
  return [
    [code(run.runID ?? "no runID"), ...run.faults.map((name) => element("span", { class: "tag" }, name))],
    [code(run.jobID), element("small", {}, run.projectID)],
    [
      element("progress", { value: String(run.progress), "aria-label": label }, share),
      element("small", {}, share + of),
    ],
    [state(kindOfRun(run), run.status ?? ""), ...(run.error === null ? [] : [element("small", {}, run.error)])],
    run.hasEnded ? [String(run.totalRows), element("small", {}, `${run.errors} errors`)] : "–",
    run.argument === null ? "–" : code(run.argument),
  ];
}

function drawState({ started, runs, requests, deliveries, faults }) {
  byID("started").textContent = started === 0 ? "" : `${started} started`;
  drawTable("runs", runs, runCells);
  drawTable("requests", requests, (entry) => [
    time(entry.at),
    [element("strong", {}, entry.method), " ", code(entry.path)],
    state(kindOfStatus(entry.status), String(entry.status ?? "none")),
    entry.duration.toFixed(1),
    entry.faults.map((name) => element("span", { class: "tag" }, name)),
  ]);
  drawTable("deliveries", deliveries, (entry) => [
    time(entry.at),
    code(entry.runID ?? "no runID"),
    code(entry.url),
    String(entry.attempt),
    [
      state(entry.outcome === "delivered" ? "good" : "bad", `${entry.outcome} ${entry.status ?? ""}`),
      element("small", {}, entry.reason ?? ""),
    ],
  ]);
  drawFaultsOn(faults);
}

function drawFaultsOn(on) {
  draw("on", on, () => {
    byID("on").replaceChildren(
      ...on.map(({ name, left, runID }) =>
        element(
          "li",
          { class: "tag" },
          name,
          left === null ? "" : ` × ${left}`,
          runID === undefined ? "" : ` for ${runID}`,
        ),
      ),
    );
    byID("clear").hidden = on.length === 0;
    for (const box of document.querySelectorAll("#faults input")) {
      box.checked = on.some(({ name }) => name === box.value);
    }
  });
}

async function switchFault(order) {
  try {
    byID("refusal").textContent = "";
    drawFaultsOn(await ask("/console/faults", order));
  } catch (error) {
    shown.delete("on");
    byID("refusal").textContent = error.message;
  }
}

function drawCatalogue(catalogue) {
  byID("faults").replaceChildren(
    ...catalogue.map(({ name, description, reason }) => {
      const box = element("input", { type: "checkbox", role: "switch", value: name, id: `fault-${name}` });
      box.addEventListener("change", () => {
        const count = byID("count").value;
        const runID = byID("run").value.trim();
        const add = `${name}${count === "" ? "" : `*${count}`}${runID === "" ? "" : `@${runID}`}`;
        switchFault(box.checked ? { add } : { remove: name });
      });
      const legal = reason === undefined ? [] : [element("small", {}, `Legal: ${reason}`)];
      const label = element("label", { for: box.id }, code(name), element("span", {}, description), ...legal);
      return element("li", {}, box, label);
    }),
  );
}

function find() {
  const words = byID("find").value.toLowerCase().split(/\s+/);
  const rows = [...byID("faults").children];
  for (const row of rows) {
    row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
  }
  byID("nothing").hidden = rows.some((row) => !row.hidden);
}

/** Once a second, also after the sandbox was gone for a while. */
async function keepUp() {
  try {
    drawState(await ask("/console/state"));
    byID("connection").textContent = "Live";
    byID("connection").className = "good";
  } catch {
    byID("connection").textContent = "The sandbox does not answer. Is it still running?";
    byID("connection").className = "bad";
  }
  setTimeout(keepUp, every);
}

byID("address").textContent = location.origin;
byID("clear").addEventListener("click", () => switchFault({ clear: true }));
byID("find").addEventListener("input", find);
byID("limits").addEventListener("submit", (event) => event.preventDefault());
const { faults, jobs } = await ask("/console/setup");
byID("jobs").textContent = JSON.stringify(jobs, undefined, 2);
drawCatalogue(faults);
keepUp();
