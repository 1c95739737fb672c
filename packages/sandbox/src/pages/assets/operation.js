import { element } from "./element.js";
import { createExchange, requestOf } from "./exchange.js";
import { blocksOf, inlinesOf } from "./markdown.js";

/**
 * One operation: what it is, its members, a form that sends it, and what was sent and received.
 *
 * @param onAnswer Is given the operation and the text of each answer.
 */
export function operationCard(operation, onAnswer) {
  const { id, summary, method, path, evidence, description, parameters, members } = operation;
  const title = `title-${id}`;
  const tag = evidence === "" ? [] : [element("span", { class: "tag" }, evidence)];
  const address = [element("strong", {}, method), " ", element("code", {}, path), " ", ...tag];
  const { form, fields } = operationForm(operation);
  const { view, send } = createExchange(operation);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = await send(requestOf(operation, fields));
    if (text !== undefined) onAnswer(operation, text);
  });
  return element(
    "section",
    { id, class: "card", "aria-labelledby": title },
    element("h2", { id: title }, ...inlinesOf(summary)),
    element("p", {}, ...address),
    ...blocksOf(description),
    ...(parameters.length + members.length === 0 ? [] : [memberTable(operation)]),
    form,
    view,
  );
}

function memberTable({ id, parameters, members }) {
  const all = [...parameters, ...members];
  const rows = all.map(({ name, type, required, evidence, description }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, element("code", {}, name)),
      element("td", {}, required ? "required" : "optional"),
      element("td", {}, type),
      element("td", {}, evidence),
      element("td", {}, ...blocksOf(description)),
    ),
  );
  const titles = ["Member", "", "Type", "Evidence", "What it is"].map((title) =>
    element(title === "" ? "td" : "th", title === "" ? {} : { scope: "col" }, title),
  );
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...titles)), element("tbody", {}, ...rows));
  const attributes = { class: "scroll", tabindex: "0", role: "region", "aria-label": `Members of ${id}` };
  const count = all.length === 1 ? "1 member" : `${all.length} members`;
  return element("details", {}, element("summary", {}, count), element("div", attributes, table));
}

function operationForm(operation) {
  const form = element("form", {});
  const parameters = operation.parameters.map(({ name, example, in: place }) => {
    // A start fills in the id of its run where one is asked for by it.
    const isRunID = operation.method === "GET" && place === "path";
    const attributes = { value: example, autocomplete: "off", spellcheck: "false" };
    return [name, element("input", isRunID ? { ...attributes, "data-run-id": true } : attributes)];
  });
  const fields = { parameters: new Map(parameters) };
  if (parameters.length > 0) {
    const labels = parameters.map(([name, field]) => element("label", {}, `${name} `, field));
    form.append(element("div", { class: "fields" }, ...labels));
  }
  if (operation.bodies.length > 0) form.append(...bodyFields(operation, fields));
  if (operation.security !== "none") {
    const [label, accept] = choice("Answer in", ["application/json", "application/xml"]);
    fields.accept = accept;
    form.append(element("div", { class: "fields" }, label));
  }
  form.append(element("button", {}, "Send"));
  return { form, fields };
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

function choice(label, values) {
  const select = element("select", {}, ...values.map((value) => element("option", { value }, value)));
  return [element("label", {}, `${label} `, select), select];
}
