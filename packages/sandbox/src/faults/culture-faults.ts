import type { Reply } from "../wire/http/reply.ts";
import { changeJsonText, changeXml, type Fault, isJson } from "./fault.ts";

/** Milliseconds by which the server's clock is ahead of UTC in a summer of Moscow. */
const zone = 3 * 3_600_000;

/** Numbers and times that are written as people in the server's country write them. */
export const cultureFaults: readonly Fault[] = [
  {
    name: "integers-with-decimal-comma",
    description: "Integers have two decimals after a comma, which JSON takes for the end of the member.",
    reply: changeIntegers(
      (digits) => `${digits},00`,
      (text) => text,
    ),
  },
  {
    name: "integers-with-group-separators",
    description:
      "Integers are in the thousands, with a point between groups of three digits; in JSON they are strings.",
    reply: changeIntegers(
      (digits) => `${digits}.000`,
      (text) => `"${text}"`,
    ),
  },
  {
    name: "run-time-with-decimal-comma",
    description: "runTime has a comma before its fraction.",
    legal: true,
    reason: "runTime is a text whose form nobody has documented.",
    reply: both(withCommas),
    webhook: (message) => [{ ...message, body: withCommas(message.body) }],
  },
  {
    name: "local-time-as-utc",
    description: "startTime is the local time of a server three hours ahead, and says that it is UTC.",
    reply: both((text) =>
      text.replace(/(?<=[">])\d{4}-\d\d-\d\dT[\d:.]+(?=["<])/g, (time) =>
        new Date(Date.parse(`${time}Z`) + zone).toISOString(),
      ),
    ),
  },
];

function withCommas(text: string): string {
  return text.replace(/(?<=[">])(\d\d:\d\d:\d\d)(?:\.(\d+))?(?=["<])/g, "$1,$20");
}

function changeIntegers(
  change: (digits: string) => string,
  inJson: (text: string) => string,
): NonNullable<Fault["reply"]> {
  const json = changeJsonText((text) => text.replace(/:(\d+)(?=[,}])/g, (_, digits) => `:${inJson(change(digits))}`));
  const xml = changeXml((text) =>
    text.replace(/<(?!runID|runTime|status|error)(\w+)>(\d+)</g, (_, name, digits) => `<${name}>${change(digits)}<`),
  );
  return (reply) => (isJson(reply) ? json(reply) : xml(reply));
}

function both(change: (text: string) => string): (reply: Reply) => Reply {
  return (reply) => (isJson(reply) ? changeJsonText(change)(reply) : changeXml(change)(reply));
}
