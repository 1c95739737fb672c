import { encodeContractName } from "../xml/xml-names.ts";
import type { Location } from "./location.ts";

/** By whose rules XML is written. */
export type Dialect = "openapi" | "data-contract" | "http-error";

const dialects: readonly Dialect[] = ["openapi", "data-contract", "http-error"];

/** Where a schema stands. */
export interface Place {
  readonly role: "root" | "member" | "item" | "other";
  /** What the element is called if nothing else says it. */
  readonly name: string;
  readonly dialect: Dialect;
  /** In DataContract, the namespace of the contract that it belongs to. */
  readonly contract: string;
  /** In DataContract, the namespace that members have unless they say another. */
  readonly inside: string;
}

/** The place of a whole document whose type has a name, or "". */
export function rootPlace(name: string, dialect: Dialect): Place {
  const encoded = dialect === "data-contract" ? encodeContractName(name) : name;
  return { role: "root", name: encoded, dialect, contract: "", inside: "" };
}

/** The dialect that a schema says, or the one around it. Throws `DocumentError`. */
export function dialectOf(location: Location, around: Dialect): Dialect {
  const word = location.fields["x-xml-dialect"];
  if (word === undefined) return around;
  if (dialects.includes(word as Dialect)) return word as Dialect;
  return location.at("x-xml-dialect").refuse("the dialect is unknown", `Write one of ${dialects.join(", ")}`);
}
