import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { arbitraryMessage, type Message } from "../arbitrary-message.ts";
import { type Claim, compare } from "../claim.ts";
import { encodeXml } from "../codec.ts";
import { modelOf } from "../message-model.ts";
import { complete, fromFrame, isRows } from "../model-value.ts";
import type { Serializer } from "../serializer.ts";

const name = "execJobAsyncRequest";
const model = modelOf(name);

/** The order in which the vendor's help pages list the members, which is the order of the JSON. */
const documentedOrder = [
  ...["runID", "projectID", "jobID", "chainJobs", "loggingLevel", "argument", "beginAtRow", "endAfterRow"],
  ...["threadCount", "webHookURL"],
];
const survivors = ["runID", "threadCount", "webHookURL"];

/**
 * The control: the codec's own elements in another order. The reader drops what comes too late and says nothing, which
 * is a difference to every comparison of the other trials.
 */
export async function tryMemberOrder(
  serializer: Serializer,
  { values, seed }: { readonly values: number; readonly seed: number },
): Promise<Claim[]> {
  const documented = compare(`control: in the help pages' order only ${survivors.join(", ")} arrive, without an error`);
  const shuffled = compare("control: in any order, members that come too late vanish without an error");
  const read = async (xml: string): Promise<unknown> =>
    fromFrame(await serializer.read(name, new TextEncoder().encode(xml)));
  let damaged = 0;
  const trial = fc
    .tuple(arbitraryMessage(model), arbitraryOrder)
    .map(([value, order]) => [single(value), order] as const);
  for (const [index, [value, order]] of fc.sample(trial, { numRuns: values, seed }).entries()) {
    const about = `value ${index} of seed ${seed}`;
    documented.equal(kept(value, survivors), await read(writeInOrder(value, documentedOrder)), about);
    const found = await read(writeInOrder(value, order));
    const present = order.filter((member) => member in value);
    shuffled.equal(kept(value, inAscendingOrder(present)), found, about);
    if (!isDeepStrictEqual(found, complete(model, value))) damaged++;
  }
  shuffled.equal(true, damaged > values / 2, "values that were damaged are more than half");
  return [documented.claim(), shuffled.claim(`${damaged} of ${values} values came to harm`)];
}

const memberNames = model.members.map((member) => member.name);
const arbitraryOrder = fc.shuffledSubarray(memberNames, { minLength: memberNames.length });

function single(value: Message | readonly Message[] | null): Message {
  if (value === null || isRows(value)) throw new TypeError(`${name} is not a single message`);
  return value;
}

/** What a writer makes that does not know the order: the codec's elements, each where the caller has it. */
function writeInOrder(value: Message, order: readonly string[]): string {
  const xml = new TextDecoder().decode(encodeXml(name, value));
  const [, start = "", end = ""] = /^(<[^>]*>).*(<[^>]*>)$/s.exec(xml) ?? [];
  const elements = new Map(
    [...xml.matchAll(/<(\w+)(?: i:nil="true" \/>|>[^<]*<\/\1>)/g)].map(([element, member = ""]) => [member, element]),
  );
  return `${start}${order.map((member) => elements.get(member) ?? "").join("")}${end}`;
}

/** The value as far as these members arrived. */
function kept(value: Message, arriving: readonly string[]): unknown {
  return complete(model, Object.fromEntries(Object.entries(value).filter(([member]) => arriving.includes(member))));
}

/** The members that a reader takes which only looks forward. */
function inAscendingOrder(order: readonly string[]): string[] {
  let last = "";
  return order.filter((member) => {
    const isTaken = member > last;
    if (isTaken) last = member;
    return isTaken;
  });
}
