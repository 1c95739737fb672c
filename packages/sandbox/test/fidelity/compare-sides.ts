import type { SentRequest, Side, SideAnswer } from "./side.ts";

/** Requests that are answered otherwise in the same way. */
export interface DifferenceClass {
  /** The kind of the requests, and what differs. */
  readonly name: string;
  count: number;
  smallest: SentRequest;
  /** What each side answered to the smallest. */
  answers: readonly [ours: string, beside: string];
}

const relevantHeaders = ["content-type", "allow", "www-authenticate", "cache-control", "pragma", "expires", "location"];
/** How many requests the search for a smaller one may cost. */
const maxShrinkingSteps = 200;

/** Sends every request to both sides; gives the classes of what differs, the most frequent first. */
export async function compareSides(
  ours: Side,
  beside: Side,
  requests: readonly SentRequest[],
): Promise<readonly DifferenceClass[]> {
  const classes = new Map<string, DifferenceClass>();
  for (const request of requests) {
    const found = await compareOnce(ours, beside, request);
    const known = found === undefined ? undefined : classes.get(found.name);
    if (found !== undefined && known === undefined) {
      classes.set(found.name, found);
    } else if (found !== undefined && known !== undefined) {
      known.count++;
      if (sizeOf(request) < sizeOf(known.smallest)) {
        Object.assign(known, { smallest: request, answers: found.answers });
      }
    }
  }
  for (const each of classes.values()) {
    await shrink(each, ours, beside);
  }
  return [...classes.values()].toSorted((a, b) => b.count - a.count);
}

async function compareOnce(ours: Side, beside: Side, request: SentRequest): Promise<DifferenceClass | undefined> {
  const [a, b] = [await ours.send(request), await beside.send(request)];
  const difference = differenceOf(a, b);
  return difference === undefined
    ? undefined
    : {
        name: `${request.kind}: ${difference}`,
        count: 1,
        smallest: request,
        answers: [printAnswer(a), printAnswer(b)],
      };
}

/** In words, the first thing that differs; undefined where nothing does. */
export function differenceOf(a: SideAnswer, b: SideAnswer): string | undefined {
  if (a.status !== b.status) {
    return `status ${a.status}, beside ${b.status}`;
  }
  const header = relevantHeaders.find((name) => a.headers[name] !== b.headers[name]);
  if (header !== undefined) {
    return `${header} "${a.headers[header] ?? ""}", beside "${b.headers[header] ?? ""}" (status ${a.status})`;
  }
  // A page of HTML is the host's, and differs with its version.
  if (a.headers["content-type"]?.startsWith("text/html") !== true && comparable(a.body) !== comparable(b.body)) {
    return `body (status ${a.status})`;
  }
  const { bound } = b;
  const member = Object.keys(a.bound ?? {}).find(
    (name) =>
      bound !== undefined &&
      Object.hasOwn(bound, name) &&
      comparable(JSON.stringify(a.bound?.[name])) !== comparable(JSON.stringify(bound[name])),
  );
  return member === undefined ? undefined : `bound ${member}`;
}

/** Without what is another one each time. */
function comparable(body: string): string {
  return body
    .replace(/"access_token":"[^"]*"/, '"access_token":""')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "GUID");
}

function printAnswer({ status, headers, body, bound }: SideAnswer): string {
  const said = bound === undefined ? "" : ` bound ${JSON.stringify(bound)}`;
  return `${status} ${headers["content-type"] ?? "no type"} ${JSON.stringify(body.slice(0, 300))}${said}`;
}

function sizeOf({ path, body, headers }: SentRequest): number {
  return path.length + body.length + JSON.stringify(headers).length;
}

/** Leaves out halves, quarters and smaller parts of the body, and headers, while the difference stays the same. */
async function shrink(found: DifferenceClass, ours: Side, beside: Side): Promise<void> {
  let steps = 0;
  const attempt = async (smaller: SentRequest): Promise<boolean> => {
    steps++;
    const again = await compareOnce(ours, beside, smaller);
    if (again?.name !== found.name) {
      return false;
    }
    Object.assign(found, { smallest: smaller, answers: again.answers });
    return true;
  };
  for (const name of Object.keys(found.smallest.headers)) {
    const { [name]: _, ...headers } = found.smallest.headers;
    await attempt({ ...found.smallest, headers });
  }
  for (
    let length = Math.ceil(found.smallest.body.length / 2);
    length >= 1;
    length = length === 1 ? 0 : Math.ceil(length / 2)
  ) {
    for (let at = 0; at < found.smallest.body.length && steps < maxShrinkingSteps; ) {
      const { body } = found.smallest;
      at = (await attempt({ ...found.smallest, body: body.slice(0, at) + body.slice(at + length) })) ? at : at + length;
    }
  }
}

/** Each class with its smallest request, and the sum. */
export function printClasses(classes: readonly DifferenceClass[], requests: number): string {
  const differing = classes.reduce((sum, { count }) => sum + count, 0);
  const lines = classes.flatMap(({ name, count, smallest, answers: [ours, beside] }) => [
    `${count} × ${name}`,
    `  ${smallest.method} ${smallest.path} ${JSON.stringify(smallest.headers)}`,
    `  ${JSON.stringify(smallest.body)}`,
    `  sandbox: ${ours}`,
    `  beside:  ${beside}`,
  ]);
  const share = ((100 * (requests - differing)) / requests).toFixed(2);
  return [
    ...lines,
    `${requests - differing} of ${requests} requests alike: ${share} %, ${classes.length} classes`,
  ].join("\n");
}
