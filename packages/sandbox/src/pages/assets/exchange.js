import { byID, copyButton, element } from "./element.js";

/** The parts of a page that show what was sent, what came back, and how to send it with curl. */
export function createExchange(operation) {
  const parts = { sent: part(operation, "Sent"), received: part(operation, "Received"), curl: part(operation, "curl") };
  const view = element("div", { class: "exchange" }, ...Object.values(parts).map(({ section }) => section));
  let latest;
  /** Undefined too where the same operation was sent again meanwhile: its answer is the one to show. */
  const sendLatest = async (request) => {
    latest = request;
    const show = (text) => latest === request && parts.received.show(text);
    parts.sent.show(sentText(request));
    parts.curl.show(curlLine(request));
    const text = await send(request, show);
    return latest === request ? text : undefined;
  };
  return { view, send: sendLatest };
}

/** The text of the answer; undefined where no whole answer came. */
async function send({ method, address, headers, body }, show) {
  show("Waiting for the answer …");
  try {
    const response = await fetch(address, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      cache: "no-store",
    });
    const text = await response.text();
    const head = [`HTTP/1.1 ${response.status} ${response.statusText}`, ...lines(Object.fromEntries(response.headers))];
    show(`${head.join("\n")}\n\n${text}`);
    return text;
  } catch (error) {
    show(`No complete answer (${error.message}). Is the sandbox still running? Is a fault on? The console shows both.`);
    return undefined;
  }
}

function part(operation, title) {
  const block = element("pre", { tabindex: "0", role: "region", "aria-label": `${operation.id}: ${title}` });
  const copy = copyButton(() => block.textContent, `Copy ${operation.id}: ${title}`);
  const bar = element("div", { class: "bar" }, element("h3", {}, title), copy);
  const section = element("div", { hidden: true }, bar, block);
  const show = (text) => {
    block.textContent = text;
    section.hidden = false;
  };
  return { section, show };
}

/** The request that an operation's fields describe. */
export function requestOf(operation, fields) {
  const value = ({ name }) => encodeURIComponent(fields.parameters.get(name).value);
  const path = operation.parameters
    .filter((each) => each.in === "path")
    .reduce((address, each) => address.replace(`{${each.name}}`, () => value(each)), operation.path);
  const query = operation.parameters.filter((each) => each.in === "query").map((each) => `${each.name}=${value(each)}`);
  const headers = {};
  const token = byID("token").value;
  if (operation.security !== "none" && token !== "") headers.Authorization = `Bearer ${token}`;
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
