import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { description } from "./description.ts";

/** What the server answers with, before it goes out. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a server differs from a right one. */
export interface Habits {
  /** Whether something that is wrong with a value is let pass. */
  readonly forgives?: (issue: Pick<ErrorObject, "keyword" | "instancePath">) => boolean;
  /** Whether a right value is refused all the same. */
  readonly dislikes?: (value: unknown) => boolean;
  /** Who is let in without credentials, and whose credentials are not looked at. */
  readonly opens?: RegExp;
  readonly trusts?: RegExp;
  /** Whether a body that cannot be read brings the server down, and any media type is taken for JSON. */
  readonly crashes?: boolean;
  readonly readsAll?: boolean;
  /** Methods that are taken although nobody describes them. */
  readonly takes?: RegExp;
  readonly reply?: (reply: Reply, request: IncomingMessage) => Reply;
  /** Sends the reply; default: as it is. */
  readonly send?: (reply: Reply, response: ServerResponse) => void;
}

export const credentials = { token: "t0ken", apiKey: "k3y", username: "ada", password: "pa55" };

const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
const { Pet, Nickname } = description.components.schemas;
const { exclusiveMinimum: _, minimum: __, ...weight } = Pet.properties.weight;
const validators = {
  pet: ajv.compile({ ...Pet, properties: { ...Pet.properties, weight: { ...weight, exclusiveMinimum: 0 } } }),
  nickname: ajv.compile(Nickname),
  id: ajv.compile({ type: "integer", minimum: 1 }),
  limit: ajv.compile({ type: "integer", minimum: 1, maximum: 100 }),
  status: ajv.compile({ enum: ["here", "gone"] }),
  tags: ajv.compile({ type: "array", maxItems: 3 }),
};

const rex = {
  id: 10,
  name: "Rex",
  tag: "dog",
  status: "here",
  age: 3,
  weight: 20.5,
  tame: true,
  photoUrls: ["/rex.png"],
};

/** A server of the description that is right in every way, but for its habits. */
export function createPets(habits: Habits): RequestListener {
  const {
    reply = (each) => each,
    send = (each, response) => response.writeHead(each.status, each.headers).end(each.body),
  } = habits;
  return async (request, response) => {
    send(reply(answer(request, await buffer(request), habits), request), response);
  };
}

const routes: readonly (readonly [method: string, path: RegExp, id: string])[] = [
  ["GET", /^\/pets$/, "listPets"],
  ["POST", /^\/pets$/, "addPet"],
  ["GET", /^\/pets\/([^/]+)$/, "getPet"],
  ["PUT", /^\/pets\/([^/]+)$/, "putPet"],
  ["DELETE", /^\/pets\/([^/]+)$/, "removePet"],
  ["GET", /^\/stock$/, "countPets"],
  ["GET", /^\/notes\/([^/]+)\.txt$/, "readNote"],
];

function answer(request: IncomingMessage, body: Buffer, habits: Habits): Reply {
  const url = new URL(request.url ?? "/", "http://pets.test");
  const there = routes.filter(([, path]) => path.test(url.pathname));
  const route = there.find(([method]) => method === request.method);
  if (there.length === 0) return plain(404, "There is nothing here");
  if (route === undefined) {
    const allow = there.map(([method]) => method).join(", ");
    return habits.takes?.test(request.method ?? "") ? json(200, {}) : { ...plain(405, "No"), headers: { allow } };
  }
  const [, path, id] = route;
  const denial = deny(id, request, url, habits);
  if (denial !== undefined) return denial;
  const [, name = ""] = path.exec(url.pathname) ?? [];
  const accepts = request.headers.accept ?? "*/*";
  const show = (status: number, value: object, headers = {}): Reply =>
    /xml/.test(accepts) ? xml(status, value, headers) : json(status, value, headers);
  const judge = (which: keyof typeof validators, value: unknown): boolean => isTaken(which, value, habits);
  switch (id) {
    case "listPets": {
      const limit = url.searchParams.get("limit");
      const status = url.searchParams.get("status");
      const isRight =
        (limit === null
          ? habits.forgives?.({ keyword: "required", instancePath: "/limit" }) === true
          : judge("limit", numberOf(limit))) &&
        (status === null || judge("status", status)) &&
        judge("tags", url.searchParams.getAll("tags"));
      return isRight ? show(200, [rex]) : problem("The query is wrong");
    }
    case "getPet":
      if (!judge("id", numberOf(name))) return problem("No such number");
      return name === "10" ? show(200, rex) : plain(404, "Unknown");
    case "addPet":
    case "putPet": {
      const read = readBody(request, body, habits, id);
      if (typeof read === "number") return read === 400 ? problem("The body cannot be read") : plain(read, "No");
      if (!judge(read.which, read.value)) return problem("The body is wrong");
      if (id === "putPet" && (!judge("id", numberOf(name)) || name !== "10")) return plain(404, "Unknown");
      const made = read.which === "pet" ? { ...rex, ...(read.value as object), id: 11 } : rex;
      return show(id === "addPet" ? 201 : 200, made, id === "addPet" ? { location: "/pets/11" } : {});
    }
    case "removePet":
      return name === "10" ? { status: 204, headers: {}, body: "" } : plain(404, "Unknown");
    case "countPets":
      return json(200, { here: 1, gone: 0 });
    default:
      return plain(200, "Feed it");
  }
}

/** 401 where the credentials are missing or wrong. */
function deny(id: string, { headers }: IncomingMessage, url: URL, { opens, trusts }: Habits): Reply | undefined {
  const { apiKey, password, token, username } = credentials;
  const basic = Buffer.from(`${username}:${password}`).toString("base64");
  const [given, right, challenge] = {
    addPet: [headers.authorization, `Bearer ${token}`, "Bearer"],
    putPet: [headers.authorization, `Basic ${basic}`, 'Basic realm="pets"'],
    getPet: [headers["x-pet-key"], apiKey, "Key"],
    removePet: [url.searchParams.get("key") ?? undefined, apiKey, "Key"],
    countPets: [/(?:^|; )pet-key=([^;]*)/.exec(headers.cookie ?? "")?.[1], apiKey, "Key"],
  }[id] ?? ["", "", ""];
  if (given === undefined ? opens?.test(id) : trusts?.test(id) || given === right) return undefined;
  return { status: 401, headers: { "www-authenticate": String(challenge) }, body: "" };
}

function isTaken(which: keyof typeof validators, value: unknown, { dislikes, forgives }: Habits): boolean {
  const validate = validators[which];
  validate(value);
  const issues = (validate.errors ?? []).filter((issue) => forgives?.(issue) !== true);
  return issues.length === 0 && dislikes?.(value) !== true;
}

type Read = { readonly which: "pet" | "nickname"; readonly value: unknown };

function readBody(
  request: IncomingMessage,
  body: Buffer,
  { crashes = false, readsAll = false }: Habits,
  id: string,
): Read | number {
  const type = request.headers["content-type"]?.split(";")[0] ?? "";
  const text = body.toString();
  try {
    if (type === "application/json" || readsAll) {
      return {
        which: "pet",
        value: readsAll && type !== "application/json" ? { name: "Rex", photoUrls: [] } : JSON.parse(text),
      };
    }
    if (type === "application/xml" && id === "addPet") return { which: "pet", value: readPet(text) };
    if (type === "application/x-www-form-urlencoded" && id === "addPet") {
      return { which: "nickname", value: Object.fromEntries(new URLSearchParams(text)) };
    }
    return 415;
  } catch {
    return crashes ? 500 : 400;
  }
}

/** A pet in XML; throws for what is none. */
function readPet(text: string): object {
  if (XMLValidator.validate(text) !== true) throw new Error("no XML");
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    trimValues: false,
  });
  const { pet } = parser.parse(text) as { readonly pet?: unknown };
  if (pet === undefined) throw new Error("no pet");
  if (typeof pet !== "object" || pet === null) return {};
  return Object.fromEntries(
    Object.entries(pet)
      .filter(([key]) => !key.startsWith("@xmlns"))
      .map(([key, member]: [string, unknown]) => [key.replace(/^@/, ""), memberOf(key, member)]),
  );
}

function memberOf(name: string, member: unknown): unknown {
  if (typeof member === "object" && member !== null && "@i:nil" in member) return null;
  switch (name) {
    case "@id":
    case "age":
    case "weight":
      return numberOf(String(member));
    case "tame":
      return ({ true: true, false: false } as Record<string, unknown>)[String(member)] ?? member;
    case "photoUrls":
      return [
        typeof member === "object" && member !== null ? ((member as { photoUrl?: unknown }).photoUrl ?? []) : [],
      ].flat();
    default:
      return member;
  }
}

function numberOf(text: string): unknown {
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

const plain = (status: number, body: string): Reply => ({ status, headers: { "content-type": "text/plain" }, body });
const problem = (message: string): Reply => json(400, { message });

function json(status: number, value: object, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(value) };
}

function xml(status: number, value: object, headers: Readonly<Record<string, string>> = {}): Reply {
  const body = Array.isArray(value) ? `<pets>${value.map(writePet).join("")}</pets>` : writePet(value as typeof rex);
  return { status, headers: { ...headers, "content-type": "application/xml" }, body };
}

function writePet({ id, photoUrls, ...members }: typeof rex): string {
  const escapeText = (text: unknown): string => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const elements = Object.entries(members).map(([name, member]) => `<${name}>${escapeText(member)}</${name}>`);
  const photos = photoUrls.map((photo) => `<photoUrl>${escapeText(photo)}</photoUrl>`).join("");
  return `<pet id="${id}">${elements.join("")}<photoUrls>${photos}</photoUrls></pet>`;
}
