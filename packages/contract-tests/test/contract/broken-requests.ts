/** A body that is wrong in one way, and what the description says of it. */
export interface BrokenBody {
  readonly what: string;
  readonly body: string;
  readonly contentType: string;
  readonly status: number;
}

type Members = Readonly<Record<string, unknown>>;

const namespace = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";
const valid: Members = { jobID: "j", projectID: "p", runID: "r" };

/** Every broken request to one operation in one media type. `root` is the XML root element. */
export function brokenBodies(contentType: string, root: string): readonly BrokenBody[] {
  const spell = (members: Members) => spellings[formOf(contentType)](members, root);
  const without = (name: string) => Object.fromEntries(Object.entries(valid).filter(([key]) => key !== name));
  const broken = (what: string, members: Members): BrokenBody => ({
    what,
    body: spell(members),
    contentType,
    status: 400,
  });
  return [
    ...Object.keys(valid).map((name) => broken(`without ${name}`, without(name))),
    ...Object.keys(valid).map((name) => broken(`${name} of 37 characters`, { ...valid, [name]: "x".repeat(37) })),
    broken("chainJobs that is not a boolean", { ...valid, chainJobs: "maybe" }),
    broken("loggingLevel that is not an integer", { ...valid, loggingLevel: "high" }),
    ...malformed[formOf(contentType)](spell(valid)).map(([what, body]) => ({ what, body, contentType, status: 400 })),
    { what: "under text/plain", body: spell(valid), contentType: "text/plain", status: 415 },
  ];
}

type Form = "json" | "xml" | "form";

function formOf(contentType: string): Form {
  if (contentType.endsWith("json")) return "json";
  return contentType.endsWith("xml") ? "xml" : "form";
}

const spellings: Readonly<Record<Form, (members: Members, root: string) => string>> = {
  json: (members) => JSON.stringify(members),
  form: (members) => new URLSearchParams(members as Record<string, string>).toString(),
  xml: (members, root) => {
    const names = Object.keys(members).sort();
    const content = names.map((name) => `<${name}>${String(members[name])}</${name}>`).join("");
    return `<${root} xmlns="${namespace}">${content}</${root}>`;
  },
};

/** A form has no malformed spelling: whatever it is, it is a list of names and values. */
const malformed: Readonly<Record<Form, (body: string) => readonly [what: string, body: string][]>> = {
  json: (body) => [["cut off", body.slice(0, -3)]],
  form: () => [],
  xml: (body) => [
    ["cut off", body.slice(0, -3)],
    ["in no namespace", body.replace(/ xmlns="[^"]*"/, "")],
    ["with a document type", `<!DOCTYPE x>${body}`],
  ],
};
