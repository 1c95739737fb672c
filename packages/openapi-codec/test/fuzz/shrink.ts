import type { Finding } from "./finding.ts";
import { judgeReading } from "./judge-reading.ts";
import type { Subject } from "./subject.ts";

/** The same finding with the shortest document that has it. Values and bytes stay as they are. */
export function shrinkFinding<F extends Finding>(subject: Subject, finding: F): F {
  const { claim, target, input, unknownMembers } = finding;
  if (typeof input !== "string" || unknownMembers === undefined || claim === "the time is in proportion to the size") {
    return finding;
  }
  const judge = (body: string): Finding | undefined => {
    return judgeReading(subject, { target, body, unknownMembers }).finding;
  };
  const shortest = shrink(input, (body) => judge(body)?.claim === claim);
  return { ...finding, ...judge(shortest) };
}

/** The shortest text found that still fails, by leaving out ever smaller stretches. */
export function shrink(text: string, fails: (text: string) => boolean): string {
  let shortest = text;
  for (let length = Math.ceil(text.length / 2); length > 0; length = length > 1 ? Math.ceil(length / 2) : 0) {
    for (let start = 0; start < shortest.length; ) {
      const candidate = shortest.slice(0, start) + shortest.slice(start + length);
      if (fails(candidate)) {
        shortest = candidate;
      } else {
        start += length;
      }
    }
  }
  return shortest;
}
