import { escapedStep } from "./location.ts";

/** What gives JSON its structure: texts, and what opens, closes or divides. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** The JSON pointer of the first member that stands twice in one object of a JSON text: `JSON.parse` keeps the last alone. */
export function duplicateMember(text: string): string | undefined {
  const open: { readonly names: Set<string> | undefined; step: string }[] = [];
  let last = "";
  for (const [found] of text.matchAll(token)) {
    const inner = open.at(-1);
    if (found === "{" || found === "[") {
      open.push(found === "{" ? { names: new Set(), step: "" } : { names: undefined, step: "0" });
    } else if (found === "}" || found === "]") open.pop();
    else if (found === "," && inner?.names === undefined && inner) inner.step = String(Number(inner.step) + 1);
    else if (found === ":" && inner?.names) {
      inner.step = JSON.parse(last) as string;
      if (inner.names.has(inner.step)) return `#${open.map(({ step }) => `/${escapedStep(step)}`).join("")}`;
      inner.names.add(inner.step);
    }
    last = found;
  }
  return undefined;
}
