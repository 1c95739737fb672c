/** Fields that are about one connection alone. A proxy takes them away, and its own connections have their own. */
const hopByHop: readonly string[] = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** Where a message ends, whom it is for and who sent it: `Connection` takes none of these away, or it could smuggle. */
const kept: ReadonlySet<string> = new Set(["content-length", "host", "transfer-encoding", "authorization"]);

/** Header fields as node has them raw: a name, its value, the next name and so on. */
export type RawHeaders = readonly string[];

/** The fields that are for the other end: without those of the connection, and without those that `Connection` names. */
export function endToEndHeaders(raw: RawHeaders): [name: string, value: string][] {
  const fields = pairUp(raw);
  const named = fields
    .filter(([name]) => name.toLowerCase() === "connection")
    .flatMap(([, value]) => value.split(",").map((each) => each.trim().toLowerCase()))
    .filter((name) => !kept.has(name));
  const dropped = new Set([...hopByHop, ...named]);
  return fields.filter(([name]) => !dropped.has(name.toLowerCase()));
}

function pairUp(raw: RawHeaders): [name: string, value: string][] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ""] satisfies [string, string]] : [],
  );
}
