import type { DescribedOperation } from "../description.ts";
import { foldCase } from "../dotnet/dotnet-text.ts";
import { parseFormPairs } from "../form/form-pairs.ts";
import type { RequestAddress } from "./request-address.ts";
import { directionMark, printEscapes, unescapeUri } from "./uri-escapes.ts";

interface Route {
  /** As the description spells it. */
  readonly controller: string;
  /** From the path, which is open to one segment after every controller. */
  readonly id: string | undefined;
}

/** An address that some operation has. */
export interface Match {
  /** The operations, whatever their method, whose parameters are all there. */
  readonly operations: readonly DescribedOperation[];
  /** From the query or else the path, in which order the framework binds. */
  readonly id: string | undefined;
  /** Names in lower case. */
  readonly query: ReadonlyMap<string, string>;
}

/**
 * Tells which operations a request may be of. Undefined where the address is of nothing, "unreadable" where the query cannot
 * be read.
 */
export function createRouter(
  operations: readonly DescribedOperation[],
): (address: RequestAddress) => Match | "unreadable" | undefined {
  const addresses = operations.map((operation) => ({
    operation,
    controller: controllerOf(operation),
    pattern: patternOf(operation),
  }));
  const controllers = addresses.flatMap(({ controller }) => controller ?? []);
  const resolve = createRouteTable(controllers);
  return (address) => {
    const path = unescapeUri(address.path);
    const route = resolve(path);
    const found = addresses.filter(({ controller, pattern }) =>
      controller === undefined ? pattern.test(path) : controller === route?.controller,
    );
    if (found.length === 0) {
      return undefined;
    }
    const query = parseQuery(address.query);
    if (query === undefined) {
      return "unreadable";
    }
    const id = query.get("id") ?? route?.id;
    const complete = found
      .map(({ operation }) => operation)
      .filter(({ required }) =>
        required.every(({ name, in: place }) =>
          place === "query" ? query.has(name.toLowerCase()) : route === undefined || id !== undefined,
        ),
      );
    // An id after a controller is of the operations that take one, where there are such; else nobody looks at it.
    const withID = route?.id === undefined ? [] : complete.filter((operation) => operation.path.endsWith("/{id}"));
    const meant = withID.length > 0 ? withID : complete;
    return meant.length === 0 ? undefined : { operations: meant, id, query };
  };
}

/** `Results` of `/v1/Results/{id}`; undefined for an operation whose address is not of that shape. */
function controllerOf({ path }: DescribedOperation): string | undefined {
  return /^\/v1\/([^/{}]+)(?:\/\{id\})?$/.exec(path)?.[1];
}

/** Of the paths that fit an operation's template, without regard to case. */
function patternOf({ path }: DescribedOperation): RegExp {
  const parts = path.split("/").map((part) => (/^\{.*\}$/.test(part) ? "[^/]+" : part.replace(/[^\w\s]/g, "\\$&")));
  return new RegExp(`^${parts.join("/")}$`, "i");
}

/** A slash may be an id too, so that a doubled one stands where the id should be. */
const routePattern = /^\/{0,2}v1\/([^/]+)(?:\/(?:([^/]+|\/)\/*)?)?$/i;

/**
 * Matches paths without their escapes with `v1/{controller}/{id}` as Web API's routing does: without regard to case, one
 * slash too many in front and any number at the end allowed, an escaped slash being a slash.
 */
export function createRouteTable(controllers: readonly string[]): (path: string) => Route | undefined {
  const byName = new Map(controllers.map((controller) => [controller.toLowerCase(), controller]));
  return (path) => {
    const [, name = "", id] = routePattern.exec(path.replace(directionMark, "")) ?? [];
    const controller = byName.get(foldCase(name));
    return controller === undefined ? undefined : { controller, id };
  };
}

/**
 * The parameters of a query, read as a form: names without regard to case, the first of several values. Undefined where
 * the framework throws for them.
 */
export function parseQuery(query: string): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  if (query.length < 2) {
    return parameters;
  }
  const pairs = parseFormPairs(query.slice(1));
  if (pairs === undefined) {
    return undefined;
  }
  for (const { key, value } of pairs) {
    if (!parameters.has(key)) {
      parameters.set(key, value);
    }
  }
  return parameters;
}

/** The address as `Uri.ToString` prints it. */
export function printUri({ origin, path, query, fragment }: RequestAddress): string {
  return origin + printEscapes(path, "path") + printEscapes(query, "query") + printEscapes(fragment, "path");
}
