import {
  bodyOf,
  type DescribedOperation,
  type Description,
  loadDescription,
  type MediaType,
  type Schema,
} from "./description.ts";
import type { OperationID } from "./messages.ts";

/**
 * What a member of a message holds. A `dateTime` travels as its text. An `other` value is passed over in a request, as a
 * server does with members that its classes do not have.
 */
export type MemberKind = "string" | "boolean" | "integer" | "dateTime" | "other";

export interface Member {
  readonly name: string;
  readonly kind: MemberKind;
  /** Must be present, not null and not blank. */
  readonly required: boolean;
  /** In UTF-16 units. */
  readonly maxLength?: number;
}

/** One message of the API as the server's classes declare it. */
export interface Contract {
  readonly name: string;
  readonly namespace: string;
  /** In the order of declaration, which is the order of JSON and of validation. */
  readonly members: readonly Member[];
  /** In ordinal order, which is the order of XML. */
  readonly ordinal: readonly Member[];
}

export type Value = string | number | boolean | null;

/** What a reader made of a request: a value for every member that it knows, under the member's name. */
export type Model = Record<string, Value>;

/** The messages that the server reads and writes. */
export interface Contracts {
  readonly asyncRequest: Contract;
  readonly asyncResponse: Contract;
  readonly request: Contract;
  readonly response: Contract;
  readonly resultsRow: Contract;
}

/** Reads the messages from the OpenAPI document of `@starfish-api/openapi`. */
export function loadContracts(description: Description = loadDescription()): Contracts {
  const operation = (id: OperationID): DescribedOperation => {
    const found = description.operations.find((each) => each.id === id);
    if (found === undefined) {
      throw new Error(`The OpenAPI document has no operation ${id}.`);
    }
    return found;
  };
  return {
    asyncRequest: requestContract(description, operation("executeJobAsync")),
    asyncResponse: answerContract(description, operation("executeJobAsync")),
    request: requestContract(description, operation("executeJob")),
    response: answerContract(description, operation("executeJob")),
    resultsRow: answerContract(description, operation("getResults")),
  };
}

/** A message in which nothing was set: what a .NET constructor leaves. */
export function defaultModel(contract: Contract): Model {
  const model: Model = {};
  for (const member of contract.members) {
    model[member.name] = member.kind === "boolean" ? false : member.kind === "integer" ? 0 : null;
  }
  return model;
}

/** What the operation reads. */
export function requestContract(description: Description, operation: DescribedOperation): Contract {
  const contract = contractOf(description, `the request of ${operation.id}`, operation.request?.["application/json"]);
  const isRead = ({ kind }: Member): boolean => kind !== "other";
  return { ...contract, members: contract.members.filter(isRead), ordinal: contract.ordinal.filter(isRead) };
}

/** What the operation answers with when all is well; of a list, one row of it. */
function answerContract(description: Description, operation: DescribedOperation): Contract {
  return contractOf(description, `the answer of ${operation.id}`, operation.success?.content?.["application/json"]);
}

function contractOf(description: Description, what: string, mediaType: MediaType | undefined): Contract {
  const { name, schema, example } = bodyOf(description, what, mediaType);
  const properties = schema.properties;
  if (properties === undefined) {
    throw new Error(`The OpenAPI document has no object schema for ${what}.`);
  }
  const ordinal = Object.entries(properties)
    .map(([member, property]) => memberOf(member, property, schema.required?.includes(member) ?? false))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  // The JSON examples stand in the order of declaration; the schema's properties in the order of XML.
  const declared = Object.keys(example);
  const rank = (member: string): number => (declared.includes(member) ? declared.indexOf(member) : declared.length);
  return {
    name: schema.xml?.name ?? name,
    namespace: schema.xml?.namespace ?? "",
    members: ordinal.toSorted((a, b) => rank(a.name) - rank(b.name)),
    ordinal,
  };
}

function memberOf(name: string, property: Schema, required: boolean): Member {
  return {
    name,
    kind: kindOf(property),
    required,
    ...(property.maxLength === undefined ? {} : { maxLength: property.maxLength }),
  };
}

function kindOf(property: Schema): MemberKind {
  const [type, ...others] = [property.type ?? []].flat().filter((each) => each !== "null");
  if (others.length > 0) {
    return "other";
  }
  switch (type) {
    case "boolean":
      return "boolean";
    case "integer":
      return property.format === "int64" ? "other" : "integer";
    case "string":
      return property["x-xsd-type"] === "dateTime" ? "dateTime" : "string";
    default:
      return "other";
  }
}
