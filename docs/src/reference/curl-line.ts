import { indentXml } from "./indent-xml.ts";
import { type Example, type Form, mediaTypeOf } from "./message.ts";
import type { Operation } from "./operation.ts";

/**
 * A shell command that sends an operation with an example as its body. `$TOKEN` holds the bearer token; a body of JSON
 * or XML stands below the command as it is.
 */
export function curlLine(server: string, operation: Operation, form: Form, example: Example | undefined): string {
  const answer = operation.responses[0]?.message;
  const accept = answer && mediaTypeOf(answer, form === "xml" ? "xml" : "json");
  const contentType = operation.request && mediaTypeOf(operation.request, form);
  const options = [
    ...(operation.security === "required" ? [`-H "Authorization: Bearer $TOKEN"`] : []),
    ...(accept === undefined ? [] : [`-H 'Accept: ${accept}'`]),
  ];
  const method = operation.method === (example === undefined ? "GET" : "POST") ? "" : ` -X ${operation.method}`;
  const command = [`curl${method} '${server}${exampleAddress(operation)}'`, ...options];
  if (example === undefined) return command.join(" \\\n  ");
  const value = example.values.get(form);
  if (form === "form") {
    const fields = [...new URLSearchParams(String(value))].map(
      ([name, text]) => `--data-urlencode ${quote(`${name}=${text}`)}`,
    );
    return [...command, ...fields].join(" \\\n  ");
  }
  const type = `-H 'Content-Type: ${form === "any" ? "application/json" : contentType}'`;
  return [...command, type, `--data-binary @- <<'BODY'\n${bodyText(form, value)}\nBODY`].join(" \\\n  ");
}

/** The operation's path and query with the examples of its parameters. */
function exampleAddress({ path, parameters }: Operation): string {
  const query = new URLSearchParams(
    parameters.filter((each) => each.in === "query").map(({ name, example = "" }) => [name, example]),
  );
  const filled = parameters.reduce((at, { name, example = "" }) => at.replace(`{${name}}`, example), path);
  return query.size === 0 ? filled : `${filled}?${query}`;
}

function bodyText(form: Form, value: unknown): string {
  if (form === "json") return JSON.stringify(value, undefined, 2);
  return form === "xml" ? indentXml(String(value)) : String(value);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
