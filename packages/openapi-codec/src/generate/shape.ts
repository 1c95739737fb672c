import { type Choices, choicesOf, isUnionKey } from "./choices.ts";
import { isRecord, type Location } from "./location.ts";

/** What stands beside a reference without making another type of it. */
const annotations = new Set([
  ...["$comment", "$ref", "allOf", "default", "deprecated", "description", "example", "examples", "externalDocs"],
  ...["nullable", "readOnly", "summary", "title", "writeOnly", "xml"],
]);

/** What would let a value have another shape than the codec sees. */
const refusedKeywords: Readonly<Record<string, string>> = {
  $dynamicRef: "Refer to the schema with $ref",
  $recursiveRef: "Refer to the schema with $ref",
  patternProperties: "Describe the members with additionalProperties",
  prefixItems: "Describe all items with items, or make an object of them",
};

/** One schema object of those that describe a value together. */
export interface Part {
  readonly location: Location;
  /** The component that it belongs to; undefined for an inline schema. */
  readonly component: Component | undefined;
}

/** A schema with a name. */
export interface Component {
  readonly name: string;
  readonly location: Location;
}

/** A schema with its references and `allOf` followed. */
export interface Shape {
  readonly location: Location;
  /** The component that describes all of the value; undefined where the place adds something to it. */
  readonly component: Component | undefined;
  readonly isNullable: boolean;
  /** What describes the value: what is referred to first, then what stands at the place itself. */
  readonly parts: readonly Part[];
  /** The choices of a union, null left out; undefined where there is one type. */
  readonly choices: Choices | undefined;
  /** The `xml` of the place, nearest last: of the component, then of what refers to it. */
  readonly xml: readonly Location[];
  /** How many of `xml`, from the start, are the component's. */
  readonly xmlOfComponent: number;
}

/** Follows references, `allOf`, and unions of one type and null. */
export class Shapes {
  readonly #isVersion30: boolean;
  readonly #componentOf: (location: Location) => Component | undefined;

  constructor(isVersion30: boolean, componentOf: (location: Location) => Component | undefined) {
    this.#isVersion30 = isVersion30;
    this.#componentOf = componentOf;
  }

  /** Throws `DocumentError` for a schema that cannot be carried. */
  of(location: Location): Shape {
    return this.#follow(location, []);
  }

  #follow(location: Location, way: readonly string[]): Shape {
    const { value } = location;
    if (value === true) return this.#plain(location, false);
    if (!isRecord(value)) return refuseSchema(location);
    if (way.includes(location.id)) {
      return location.refuse(
        "the schema is made of itself by allOf or $ref",
        "Break the circle with a member or a list",
      );
    }
    refuseKeywords(location);
    const further = [...way, location.id];
    const component = this.#componentOf(location);
    const isNullable = this.#isNullable(location);
    const bases = this.#basesOf(location);
    const own = Object.keys(value).filter((key) => !annotations.has(key) && !key.startsWith("x-"));
    const choices = choicesOf(location);
    refuseCircle(choices, further);
    const isSingle = choices?.branches.length === 1 && !location.has("discriminator");
    const single = isSingle ? choices.branches[0] : undefined;
    const followed = [...bases, ...(single ? [single] : [])].map((base) => this.#follow(base, further));
    const [only] = followed;
    // A component that is another one by allOf is a type of its own; one that only refers to another is not.
    const isAlias =
      followed.length === 1 &&
      own.every((key) => single !== undefined && isUnionKey(key)) &&
      (component === undefined || location.has("$ref"));
    const ownXml = location.has("xml") ? [location.at("xml")] : [];
    const hasNull = isNullable || (choices?.hasNull ?? false);
    if (only !== undefined && isAlias) {
      return {
        ...only,
        location,
        component: only.component ?? component,
        isNullable: hasNull || only.isNullable,
        xml: [...only.xml, ...ownXml],
      };
    }
    const unions = followed.map(({ choices }) => choices).filter((choices) => choices !== undefined);
    const ownChoices = choices && single === undefined ? choices : undefined;
    if (unions.length + (ownChoices ? 1 : 0) > 1) {
      location.refuse("a union is combined with another one", "Let each branch hold all its members");
    }
    return {
      location,
      component,
      isNullable: hasNull || (followed.length > 0 && followed.every((base) => base.isNullable)),
      parts: [...followed.flatMap(({ parts }) => parts), { location, component }],
      choices: ownChoices ?? unions[0],
      xml: ownXml,
      xmlOfComponent: component ? ownXml.length : 0,
    };
  }

  #plain(location: Location, isNullable: boolean): Shape {
    return {
      location,
      component: undefined,
      isNullable,
      parts: [],
      choices: undefined,
      xml: [],
      xmlOfComponent: 0,
    };
  }

  /** The schemas that a schema is made of, besides what stands there itself. */
  #basesOf(location: Location): Location[] {
    const reference = location.fields["$ref"];
    if (reference === undefined) return location.items("allOf");
    if (typeof reference !== "string") {
      const remedy =
        'Write it in quotes, "#/components/schemas/Name": YAML takes what follows a blank and # for a comment';
      return location.at("$ref").refuse("a reference is a text", remedy);
    }
    const beside = Object.keys(location.fields).filter((key) => key !== "$ref");
    if (this.#isVersion30) {
      const lost = beside.filter((key) => !["description", "summary", "title"].includes(key) && !key.startsWith("x-"));
      if (lost.length > 0) {
        location.refuse(
          `OpenAPI 3.0 ignores what stands beside a $ref: ${lost.join(", ")}`,
          "Write allOf with the $ref as its one item, and the rest beside allOf",
        );
      }
    }
    return [this.#schemaAt(location, reference), ...location.items("allOf")];
  }

  /** The schema that a reference names. */
  #schemaAt(location: Location, reference: string): Location {
    const target = location.target(reference);
    const [room, kind] = target.path;
    if (room === undefined && isRecord(target.value) && target.value["openapi"] !== undefined) {
      location.refuse(`the reference ${reference} does not lead to a schema`, "Refer to one of #/components/schemas");
    }
    if (room === "components" && (target.path.length === 2 || (target.path.length === 3 && kind !== "schemas"))) {
      location.refuse(`the reference ${reference} does not lead to a schema`, "Refer to one of #/components/schemas");
    }
    return target;
  }

  #isNullable(location: Location): boolean {
    const { type, nullable, enum: values, const: only } = location.fields;
    if (nullable === true && !this.#isVersion30) {
      location
        .at("nullable")
        .refuse("OpenAPI 3.1 has no nullable", 'Write the type as a list with "null", such as [string, "null"]');
    }
    if (Array.isArray(type) && this.#isVersion30) {
      location.at("type").refuse("OpenAPI 3.0 allows one type", "Write nullable: true, or anyOf");
    }
    if (type === "null" && this.#isVersion30) {
      location.at("type").refuse("OpenAPI 3.0 has no type null", "Write nullable: true beside another type");
    }
    const isNullType = type === "null" || (Array.isArray(type) && type.includes("null"));
    const listsNull = only === null || (Array.isArray(values) && values.includes(null));
    return isNullType || nullable === true || (type === undefined && listsNull);
  }
}

/** Refuses keywords that the codec does not follow, or that have a value of another type. */
function refuseKeywords(location: Location): void {
  for (const [keyword, remedy] of Object.entries(refusedKeywords)) {
    if (location.has(keyword)) location.at(keyword).refuse(`${keyword} cannot be carried`, remedy);
  }
  if (typeof location.fields["required"] === "boolean") {
    location.at("required").refuse("required is a list of names", "List the member in the schema that has it");
  }
  for (const keyword of ["nullable", "readOnly", "writeOnly"]) location.flag(keyword);
}

function refuseCircle(choices: Choices | undefined, way: readonly string[]): void {
  choices?.branches
    .find((branch) => way.includes(branch.resolve().id))
    ?.refuse(
      "a branch of the union is made of the union itself",
      "Take it out: what is made by allOf of a schema with a discriminator is a choice without oneOf",
    );
}

/** Where a schema belongs and something else stands. */
function refuseSchema(location: Location): never {
  const { value } = location;
  if (value === undefined || value === null) location.refuse("a schema is missing", "Write an object with a type");
  if (Array.isArray(value)) {
    const remedy = "Write one schema; a list of them, for items each of its own, cannot be carried";
    location.refuse("a list stands where a schema belongs", remedy);
  }
  return location.refuse(
    `${JSON.stringify(value)} stands where a schema belongs`,
    "Write an object, such as { type: string }",
  );
}
