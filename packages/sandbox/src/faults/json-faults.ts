import { changeJsonObjects, changeJsonText, type Fault } from "./fault.ts";

/** JSON that is not what Newtonsoft.Json writes for these classes. */
export const jsonFaults: readonly Fault[] = [
  {
    name: "json-integers-as-strings",
    description: "Integers in JSON answers are strings.",
    reply: changeJsonObjects((members) =>
      mapValues(members, (value) => (typeof value === "number" ? String(value) : value)),
    ),
  },
  {
    name: "json-started-as-string",
    description: 'The member started is "Started" or "Failed", as its documentation says.',
    reply: changeJsonObjects((members) =>
      mapValues(members, (value) => (typeof value === "boolean" ? (value ? "Started" : "Failed") : value)),
    ),
  },
  {
    name: "json-integers-as-fractions",
    description: "Integers in JSON answers are written with a fraction.",
    reply: changeJsonText((json) => json.replace(/:(\d+)(?=[,}])/g, ":$1.0")),
  },
  {
    name: "json-null-left-out",
    description: "Null members are missing from JSON answers.",
    reply: changeJsonObjects((members) =>
      Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)),
    ),
  },
  {
    name: "json-zeros-left-out",
    description: "Counters that are 0 are missing from the rows of JSON answers.",
    reply: changeJsonObjects((members) =>
      "status" in members ? Object.fromEntries(Object.entries(members).filter(([, value]) => value !== 0)) : members,
    ),
  },
  {
    name: "json-names-in-pascal-case",
    description: "The names of JSON members begin with a capital letter.",
    reply: changeJsonObjects((members) =>
      Object.fromEntries(
        Object.entries(members).map(([name, value]) => [name.replace(/^./, (c) => c.toUpperCase()), value]),
      ),
    ),
  },
  {
    name: "json-unknown-members",
    description: "JSON answers have members that no description lists.",
    reply: changeJsonObjects((members) => ({ ...members, instance: "acme", log: ["line 1"] })),
  },
  {
    name: "json-results-not-a-list",
    description: "Results is the first row instead of a list.",
    reply: changeJsonText((json) => {
      const value: unknown = JSON.parse(json);
      return JSON.stringify(Array.isArray(value) ? (value[0] ?? null) : value);
    }),
  },
  {
    name: "json-wrapped",
    description: "JSON answers lie in the member data of an object.",
    reply: changeJsonText((json) => `{"data":${json}}`),
  },
  {
    name: "json-encoded-twice",
    description: "JSON answers are a JSON string that holds the JSON.",
    reply: changeJsonText((json) => JSON.stringify(json)),
  },
  {
    name: "json-null",
    description: "JSON answers are null.",
    reply: changeJsonText(() => "null"),
  },
  {
    name: "json-malformed",
    description: "JSON answers lack their last character.",
    reply: changeJsonText((json) => json.slice(0, -1)),
  },
  {
    name: "json-wrong-times",
    description: "startTime is in Microsoft's old form, /Date(0)/.",
    reply: changeJsonObjects((members) => ("startTime" in members ? { ...members, startTime: "/Date(0)/" } : members)),
  },
];

function mapValues(
  members: Readonly<Record<string, unknown>>,
  change: (value: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, change(value)]));
}
