import { readFileSync } from "node:fs";

const guide = readFileSync(new URL("../../docs/guides/webhooks.md", import.meta.url), "utf8");

/** The code of each recipe of the guide, by its name. */
export const recipes: ReadonlyMap<string, string> = new Map(
  [...guide.matchAll(/<!-- recipe: (?<name>[\w-]+) -->\n```ts\n(?<code>.*?)```/gs)].map(({ groups = {} }) => [
    groups["name"] ?? "",
    groups["code"] ?? "",
  ]),
);

/** What people put in front of the handler, and what must become of a delivery then. */
interface Parser {
  readonly what: string;
  /** A line of the recipe, and what they write instead. */
  readonly line: string;
  readonly instead: string;
  readonly status: 204 | 500;
}

interface Use {
  readonly recipe: string;
  /** Where the framework comes from, instead of the package of its own name. */
  readonly from?: readonly [name: string, alias: string];
  /** Makes a server of node:http of what the recipe exports. */
  readonly server: string;
  readonly parsers: readonly Parser[];
}

const folder = "./test/webhook-recipes";
const expressLine = "export const app = express();";
const inExpress = (what: string, parser: string, status: 204 | 500): Parser => {
  return { what, line: expressLine, instead: `${expressLine} app.use(${parser});`, status };
};
const express: Use = {
  recipe: "express",
  server: `(await import("node:http")).createServer(app)`,
  parsers: [
    inExpress("express.json()", "express.json()", 500),
    inExpress("express.urlencoded() for any type", "express.urlencoded({ type: () => true })", 500),
    inExpress("express.text() for any type", "express.text({ type: () => true })", 204),
    inExpress("express.raw() for any type", "express.raw({ type: () => true })", 204),
    inExpress(
      "express.json() that keeps the bytes",
      "express.json({ verify: (request, _, bytes) => { request.rawBody = bytes; } })",
      204,
    ),
  ],
};
const honoLine = "export const app = new Hono();";

/** How each recipe is used. */
export const uses: Readonly<Record<string, Use>> = {
  "node:http": { recipe: "node-http", server: "server", parsers: [] },
  "Express 4": { ...express, from: ["express", "express-4"] },
  "Express 5": express,
  Fastify: {
    recipe: "fastify",
    server: "(await app.ready()).server",
    parsers: [{ what: "its parsers", line: "  webhooks.removeAllContentTypeParsers();\n", instead: "", status: 500 }],
  },
  Hono: {
    recipe: "hono",
    server: `(await import("@hono/node-server")).createAdaptorServer({ fetch: app.fetch })`,
    parsers: [
      {
        what: "a middleware that reads the body",
        line: honoLine,
        instead: `${honoLine} app.use(async (context, next) => { await context.req.json(); await next(); });`,
        status: 500,
      },
    ],
  },
  Lambda: {
    recipe: "lambda",
    server: `(await import("${folder}/api-gateway.ts")).apiGateway(onEvent)`,
    parsers: [],
  },
};

/** The handler, the recipe and what serves it, as one program that writes its address to stdout. */
export function programOf({ recipe, from, server }: Use, parser?: Parser): string {
  const [handler, code] = ["handler", recipe].map((name) => {
    const text = recipes.get(name);
    if (text === undefined) throw new Error(`docs/guides/webhooks.md has no recipe ${name}`);
    return text;
  }) as [string, string];
  const parsed = parser === undefined ? code : code.replace(parser.line, parser.instead);
  if (parser !== undefined && parsed === code) throw new Error(`the recipe ${recipe} has no line ${parser.line}`);
  const [name, alias] = from ?? ["", ""];
  return [
    handler,
    parsed
      .replace('import { handler } from "./handler.ts";\n', "")
      .replace(`from "${name}"`, `from "${alias || name}"`),
    `await (await import("${folder}/listen.ts")).listen(${server});`,
  ].join("\n");
}
