import { ask, element } from "./element.js";

const byID = (id) => document.getElementById(id);
const { user, operations } = await ask("/console/operations");
/** The field for the id of a run; a start fills it in. */
let runIDField;

async function getToken(event) {
  event.preventDefault();
  const body = new URLSearchParams({
    grant_type: "password",
    username: byID("username").value,
    password: byID("password").value,
  });
  try {
    const response = await fetch("/token", { method: "POST", body });
    const answer = await response.json();
    byID("token").value = answer.access_token ?? "";
    byID("token-state").textContent =
      answer.access_token === undefined ? `${response.status}: no token for these.` : "Got one.";
  } catch (error) {
    byID("token-state").textContent = `No answer that can be read: ${error.message}`;
  }
}

/** The request that a form describes. */
function requestOf(operation, fields) {
  const value = ({ name }) => encodeURIComponent(fields.parameters.get(name).value);
  const path = operation.parameters
    .filter((each) => each.in === "path")
    .reduce((address, each) => address.replace(`{${each.name}}`, () => value(each)), operation.path);
  const query = operation.parameters.filter((each) => each.in === "query").map((each) => `${each.name}=${value(each)}`);
  const headers = {};
  if (operation.security !== "none" && byID("token").value !== "")
    headers.Authorization = `Bearer ${byID("token").value}`;
  if (fields.accept !== undefined) headers.Accept = fields.accept.value;
  if (fields.body !== undefined) headers["Content-Type"] = fields.mediaType.value;
  return {
    method: operation.method,
    address: path + (query.length === 0 ? "" : `?${query.join("&")}`),
    headers,
    body: fields.body?.value,
  };
}

const lines = (headers) => Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

function sentText({ method, address, headers, body }) {
  const length = body === undefined ? {} : { "Content-Length": new TextEncoder().encode(body).length };
  const head = [`${method} ${address} HTTP/1.1`, ...lines({ Host: location.host, ...headers, ...length })];
  return `${head.join("\n")}\n\n${body ?? ""}`;
}

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curlLine({ method, address, headers, body }) {
  const options = lines(headers).map((line) => `-H ${quote(line)}`);
  const data = body === undefined ? [] : [`--data-binary ${quote(body)}`];
  return ["curl -i", `-X ${method}`, quote(location.origin + address), ...options, ...data].join(" ");
}

async function send(operation, fields, exchange) {
  const request = requestOf(operation, fields);
  show(exchange.sent, sentText(request));
  show(exchange.curl, curlLine(request));
  show(exchange.received, "Waiting for the answer …");
  try {
    const { method, address, headers, body } = request;
    const response = await fetch(address, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      cache: "no-store",
    });
    const text = await response.text();
    const head = [`HTTP/1.1 ${response.status} ${response.statusText}`, ...lines(Object.fromEntries(response.headers))];
    show(exchange.received, `${head.join("\n")}\n\n${text}`);
    takeOver(operation, text);
  } catch (error) {
    show(exchange.received, `No whole answer came: ${error.message}. Is a fault on? The console tells.`);
  }
}

/** The id of what was started is what one asks for next; the token as well. */
function takeOver(operation, text) {
  const runID = /"runID":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? /<runID>([^<]*)<\/runID>/.exec(text)?.[1];
  if (operation.method === "POST" && runID !== undefined && runIDField !== undefined) {
    runIDField.value = new DOMParser().parseFromString(runID, "text/html").documentElement.textContent;
  }
  const token = /"access_token":"([^"\\]*)"/.exec(text)?.[1];
  if (token !== undefined) byID("token").value = token;
}

function show({ block, section }, text) {
  block.textContent = text;
  section.hidden = false;
}

function exchangePart(operation, title) {
  const block = element("pre", { tabindex: "0", role: "region", "aria-label": `${operation.id}: ${title}` });
  const copy = element("button", { type: "button", class: "small" }, "Copy");
  copy.addEventListener("click", async () => {
    const done = await navigator.clipboard.writeText(block.textContent).then(
      () => true,
      () => false,
    );
    copy.textContent = done ? "Copied" : "Select it and press Ctrl+C";
    setTimeout(() => {
      copy.textContent = "Copy";
    }, 2000);
  });
  const section = element(
    "div",
    { hidden: true },
    element("div", { class: "bar" }, element("h3", {}, title), copy),
    block,
  );
  return { block, section };
}

const choice = (label, values, texts = values) => {
  const select = element("select", {}, ...values.map((value, at) => element("option", { value }, texts[at])));
  return [element("label", {}, `${label} `, select), select];
};

function memberTable(operation) {
  const all = [...operation.parameters, ...operation.members];
  const rows = all.map(({ name, type, required, evidence, description }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, element("code", {}, name)),
      element("td", {}, required ? "required" : "optional"),
      element("td", {}, type),
      element("td", {}, evidence),
      element("td", {}, description),
    ),
  );
  const titles = ["Member", "", "Type", "Evidence", "What it is"].map((title) =>
    element(title === "" ? "td" : "th", title === "" ? {} : { scope: "col" }, title),
  );
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...titles)), element("tbody", {}, ...rows));
  const region = element(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": `Members of ${operation.id}` },
    table,
  );
  return element("details", {}, element("summary", {}, `${all.length} members`), region);
}

/** The fields for a body: its media type, an example to begin with, and the text itself. */
function bodyFields(operation, fields) {
  // Any media type is taken where the description says so.
  const types = operation.bodies.map(({ mediaType }) => (mediaType === "*/*" ? "application/json" : mediaType));
  const names = operation.bodies[0].examples.map(({ name }) => name);
  const [typeLabel, mediaType] = choice("Media type", types);
  const [exampleLabel, example] = choice("Example", names);
  if (names.includes("onlyRequired")) example.value = "onlyRequired";
  const body = element("textarea", { rows: "8", spellcheck: "false" });
  const fill = () => {
    const { examples } = operation.bodies[mediaType.selectedIndex];
    body.value = (examples.find(({ name }) => name === example.value) ?? examples[0])?.text ?? "";
  };
  mediaType.addEventListener("change", fill);
  example.addEventListener("change", fill);
  fill();
  Object.assign(fields, { mediaType, body });
  return [element("div", { class: "fields" }, typeLabel, exampleLabel), element("label", {}, "Body ", body)];
}

function operationForm(operation) {
  const fields = { parameters: new Map() };
  const form = element("form", {});
  const parameters = operation.parameters.map(({ name, example, in: place }) => {
    const field = element("input", { value: example, autocomplete: "off", spellcheck: "false" });
    fields.parameters.set(name, field);
    if (operation.method === "GET" && place === "path") runIDField = field;
    return element("label", {}, `${name} `, field);
  });
  if (parameters.length > 0) form.append(element("div", { class: "fields" }, ...parameters));
  if (operation.bodies.length > 0) form.append(...bodyFields(operation, fields));
  if (operation.security !== "none") {
    const [label, accept] = choice("Answer in", ["application/json", "application/xml"]);
    fields.accept = accept;
    form.append(element("div", { class: "fields" }, label));
  }
  form.append(element("button", {}, "Send"));
  const exchange = {
    sent: exchangePart(operation, "Sent"),
    received: exchangePart(operation, "Received"),
    curl: exchangePart(operation, "curl"),
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(operation, fields, exchange);
  });
  return [form, element("div", { class: "exchange" }, ...Object.values(exchange).map(({ section }) => section))];
}

const evidence = (text) => (text === "" ? [] : [element("span", { class: "tag" }, text)]);

byID("username").value = user.name;
byID("password").value = user.password;
byID("token-form").addEventListener("submit", getToken);
byID("operations").replaceChildren(
  ...operations.map((operation) =>
    element(
      "section",
      { id: operation.id, class: "card", "aria-labelledby": `title-${operation.id}` },
      element("h2", { id: `title-${operation.id}` }, operation.summary),
      element(
        "p",
        {},
        element("strong", {}, operation.method),
        " ",
        element("code", {}, operation.path),
        " ",
        ...evidence(operation.evidence),
      ),
      element("p", {}, operation.description),
      ...(operation.parameters.length + operation.members.length === 0 ? [] : [memberTable(operation)]),
      ...operationForm(operation),
    ),
  ),
);
