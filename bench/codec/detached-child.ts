import { SUBJECT } from "./contenders.ts";

// Decodes large documents, keeps one text of each and prints as JSON how much heap that keeps. Needs --expose-gc.

/** What is kept of a document, and the heap that it keeps, in bytes. */
export interface KeptText {
  readonly what: string;
  readonly heap: number;
}

interface Specimen {
  readonly what: string;
  readonly schemaName: string;
  /** Large by a member beside the one that is kept. */
  readonly document: (filling: string) => string;
  readonly keep: (value: unknown) => unknown;
}

const NAMESPACE = 'xmlns="http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers"';
const LENGTH = 8_000_000;

/** A member of a request of the given text, in canonical form. */
function inRequest(what: string, text: string): Specimen {
  return {
    what,
    schemaName: "execJobAsyncRequest",
    document: (filling) =>
      `<execJobAsyncRequest ${NAMESPACE}><argument>${filling}</argument><jobID>j</jobID><projectID>p</projectID>` +
      `<runID>${text}</runID></execJobAsyncRequest>`,
    keep: (value) => Object(value).runID,
  };
}

const SPECIMENS: readonly Specimen[] = [
  inRequest("a text of 12 characters", "a".repeat(12)),
  inRequest("a text of 36 characters", "a".repeat(36)),
  inRequest("a text of 5,000 characters", "a".repeat(5000)),
  inRequest("a text with references", `${"a".repeat(40)}&amp;${"b".repeat(40)}`),
  inRequest("a text with line ends", `${"a".repeat(40)}\r\n${"b".repeat(40)}`),
  inRequest("a text with a comment", `${"a".repeat(40)}<!-- -->`),
  inRequest("a text in a CDATA section", `<![CDATA[${"a".repeat(40)}]]>`),
  {
    what: "a member that no schema lists",
    schemaName: "execJobResponse",
    document: (filling) =>
      `<execJobResponse ${NAMESPACE}><runID>r</runID><status>${filling}</status>` +
      `<aNameOfAnUnlistedMember>${"a".repeat(40)}</aNameOfAnUnlistedMember></execJobResponse>`,
    keep: (value) => Object(value).aNameOfAnUnlistedMember,
  },
  {
    what: "the name of such a member",
    schemaName: "execJobResponse",
    document: (filling) =>
      `<execJobResponse ${NAMESPACE}><runID>r</runID><status>${filling}</status>` +
      `<anotherNameOfAnUnlistedMember>a</anotherNameOfAnUnlistedMember></execJobResponse>`,
    keep: (value) => Object.keys(Object(value)).at(-1),
  },
  {
    what: "a key of ModelState and its text",
    schemaName: "Error",
    document: (filling) =>
      `<Error><Message>${filling}</Message><ModelState><request.aLongNameOfAMember>${"a".repeat(40)}` +
      "</request.aLongNameOfAMember></ModelState></Error>",
    keep: (value) => Object(value).ModelState,
  },
];

const collect = globalThis.gc;
if (collect === undefined) {
  throw new Error("--expose-gc is needed");
}

const heap = (): number => {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** A function of its own, so that nothing but the text leaves it. */
function keptOf({ schemaName, document, keep }: Specimen): unknown {
  return keep(SUBJECT.decode(schemaName, document("x".repeat(LENGTH))));
}

const kept: unknown[] = SPECIMENS.map(keptOf);
const figures = SPECIMENS.map((specimen): KeptText => {
  const before = heap();
  kept.push(keptOf(specimen));
  return { what: specimen.what, heap: heap() - before };
});
if (kept.includes(undefined)) {
  throw new Error("A text was not there to be kept");
}
console.log(JSON.stringify(figures));
