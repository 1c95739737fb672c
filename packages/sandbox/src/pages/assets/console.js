import { ask } from "./ask.js";
import { byID, copyButton, element } from "./element.js";
import { drawCatalogue, drawFaultsOn } from "./faults.js";

const every = 1000;
const shown = new Map();

/** Draws a part again where it has changed, so that what a reader has selected stays. */
function draw(id, value, build) {
  const text = JSON.stringify(value);
  if (shown.get(id) !== text) {
    build(value);
    shown.set(id, text);
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
const small = (text) => element("small", {}, text);
const tags = (names) => names.map((name) => element("span", { class: "tag" }, name));
const state = (kind, text) => element("span", { class: `state ${kind}` }, text);
const kindOfRun = ({ hasEnded, status }) => (hasEnded ? (status === "Complete" ? "good" : "bad") : "open");
const kindOfStatus = (status) => (status === undefined || status >= 500 ? "bad" : status >= 400 ? "open" : "good");

function runCells(run) {
  const share = `${Math.floor(run.progress * 100)} %`;
  const of = run.steps > 1 ? `, job ${run.step} of ${run.steps}` : "";
  const bar = element("progress", { value: String(run.progress), "aria-label": `Progress of ${run.runID}` }, share);
  return [
    [code(run.runID ?? "no runID"), ...tags(run.faults)],
    [state(kindOfRun(run), run.status ?? ""), ...(run.error === null ? [] : [small(run.error)])],
    [bar, small(share + of)],
    run.hasEnded ? [String(run.totalRows), small(run.errors === 1 ? "1 error" : `${run.errors} errors`)] : "–",
    [code(run.jobID), small(run.projectID)],
    run.argument === null ? "–" : code(run.argument),
  ];
}

function drawState({ started, runs, requests, deliveries, faults }) {
  byID("started").textContent =
    started === 0 ? "" : started > runs.length ? `the last ${runs.length} of ${started}` : `${started} started`;
  drawTable("runs", runs, runCells);
  drawTable("requests", requests, ({ at, status, method, path, duration, faults: names }) => [
    time(at),
    state(kindOfStatus(status), String(status ?? "none")),
    [element("strong", {}, method), " ", code(path)],
    duration.toFixed(1),
    tags(names),
  ]);
  drawTable("deliveries", deliveries, ({ at, outcome, status = "", reason = "", runID, url, attempt }) => [
    time(at),
    [state(outcome === "delivered" ? "good" : "bad", `${outcome} ${status}`), small(reason)],
    code(runID ?? "no runID"),
    code(url),
    String(attempt),
  ]);
  drawFaultsOn(faults);
}

function drawSetup({ faults, jobs, jobCount }) {
  draw("catalogue", faults, drawCatalogue);
  drawTable("jobs", jobs, ({ projectID, jobID, behaviour }) => [
    code(projectID),
    code(jobID),
    element("pre", {}, behaviour),
  ]);
  byID("jobs-count").textContent = jobCount > jobs.length ? `the first ${jobs.length} of ${jobCount}` : "";
}

function say(kind, text) {
  draw("connection", text, () => {
    byID("connection").textContent = text;
    byID("connection").className = kind;
  });
}

let isSetUp = false;
let lastSeen = "";

/** Once a second. A sandbox that was away may come back with other faults and jobs. */
async function keepUp() {
  try {
    if (!isSetUp) drawSetup(await ask("/console/setup"));
    isSetUp = true;
    drawState(await ask("/console/state"));
    lastSeen = new Date().toLocaleTimeString();
    say("good", "Live");
  } catch (error) {
    isSetUp = false;
    say("bad", lastSeen === "" ? error.message : `${error.message} This page shows how it was at ${lastSeen}.`);
  }
  setTimeout(keepUp, every);
}

byID("address").textContent = location.origin;
byID("base").append(
  " ",
  copyButton(() => location.origin, "Copy the address"),
);
keepUp();
