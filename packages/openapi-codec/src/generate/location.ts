import { DocumentError } from "./document-error.ts";

/** A file of a document, with those that it refers to. */
export interface SourceFile {
  /** As it is shown to people. */
  readonly name: string;
  readonly root: unknown;
  /** Gives the file that a reference names. Throws where it cannot be read. */
  readonly open: (reference: string) => SourceFile;
}

/** A place in a document, and the value that stands there. */
export class Location {
  readonly file: SourceFile;
  readonly path: readonly string[];
  readonly value: unknown;

  constructor(file: SourceFile, path: readonly string[], value: unknown) {
    this.file = file;
    this.path = path;
    this.value = value;
  }

  get pointer(): string {
    return `#${this.path.map((step) => `/${escapedStep(step)}`).join("")}`;
  }

  /** What tells the place from every other. */
  get id(): string {
    return `${this.file.name}${this.pointer}`;
  }

  /** The members of an object; none where there is no object. */
  get fields(): Readonly<Record<string, unknown>> {
    return isRecord(this.value) ? this.value : {};
  }

  /** The place of a member or an item; what stands there is undefined where there is none. */
  at(...steps: readonly (string | number)[]): Location {
    let value = this.value;
    for (const step of steps) {
      value =
        (isRecord(value) || Array.isArray(value)) && Object.hasOwn(value, step) ? (value as Fields)[step] : undefined;
    }
    return new Location(this.file, [...this.path, ...steps.map(String)], value);
  }

  has(name: string): boolean {
    return isRecord(this.value) && this.value[name] !== undefined;
  }

  /** The value of a member that is true or false; false where there is none. Throws `DocumentError` for anything else. */
  flag(name: string): boolean {
    const { value } = this.at(name);
    if (value === undefined || typeof value === "boolean") return value === true;
    return this.at(name).refuse(`${name} is true or false`, `Write ${name}: true, without quotes, or take it out`);
  }

  /** The place itself, if an object stands there. Throws `DocumentError`. */
  object(what: string, remedy: string): this {
    if (!isRecord(this.value)) this.refuse(`${what} is an object`, remedy);
    return this;
  }

  /** The places of the items of a list. Throws `DocumentError` where something else stands. */
  items(name: string): Location[] {
    const list = this.at(name);
    if (list.value === undefined) return [];
    if (!Array.isArray(list.value)) return list.refuse(`${name} is a list`, "Write a list");
    return list.value.map((_, index) => list.at(index));
  }

  /** The places of the members of an object, by their names. Throws `DocumentError` where something else stands. */
  entries(name: string): [string, Location][] {
    const object = this.at(name);
    if (object.value !== undefined && !isRecord(object.value)) object.refuse(`${name} is an object`, "Write an object");
    return Object.keys(object.fields).map((key) => [key, object.at(key)]);
  }

  /** The place that `$ref` leads to, over as many references as there are. Throws `DocumentError`. */
  resolve(): Location {
    const seen = new Set<string>();
    let location: Location = this;
    while (typeof location.fields["$ref"] === "string") {
      if (seen.has(location.id)) {
        return this.refuse("the reference leads back to itself", "Let one of them be a schema of its own");
      }
      seen.add(location.id);
      location = location.target(location.fields["$ref"]);
    }
    return location;
  }

  /** The place that a reference names. Throws `DocumentError`. */
  target(reference: string): Location {
    const [file = "", fragment = ""] = reference.split("#", 2);
    if (fragment !== "" && !fragment.startsWith("/")) {
      return this.refuse(`the reference ${reference} is not a JSON pointer`, "Write it as #/components/schemas/Name");
    }
    const source = file === "" ? this.file : this.#open(file, reference);
    const steps = fragment
      .split("/")
      .slice(1)
      .map((step) => this.#decoded(step, reference).replaceAll("~1", "/").replaceAll("~0", "~"));
    const target = new Location(source, [], source.root).at(...steps);
    if (target.value !== undefined) return target;
    return this.refuse(`the reference ${reference} leads nowhere`, "Correct it, or add what it names");
  }

  #decoded(text: string, reference: string): string {
    try {
      return decodeURIComponent(text);
    } catch {
      return this.refuse(`the reference ${reference} has a % that escapes nothing`, "Write %25 for a percent sign");
    }
  }

  #open(file: string, reference: string): SourceFile {
    const [, scheme] = /^([a-z][a-z\d+.-]+):/i.exec(file) ?? [];
    if (scheme !== undefined) {
      const reason = /^https?$/i.test(scheme) ? "leads to the network" : `is an address of ${scheme}, not a path`;
      this.refuse(`the reference ${reference} ${reason}`, "Copy the file beside this one and refer to that");
    }
    try {
      return this.file.open(this.#decoded(file, reference));
    } catch (error) {
      if (error instanceof DocumentError) throw error;
      return this.refuse(
        `the file of the reference ${reference} cannot be read: ${error instanceof Error ? error.message : error}`,
        remedyFor(file),
      );
    }
  }

  /** Throws `DocumentError` for this place. */
  refuse(reason: string, remedy: string): never {
    throw this.problem(reason, remedy);
  }

  problem(reason: string, remedy: string): DocumentError {
    return new DocumentError(this.file.name, this.pointer, reason, remedy);
  }
}

/** What to do about a file that cannot be read. */
function remedyFor(file: string): string {
  if (/^\w+$/.test(file)) return `Write #/components/schemas/${file} for a schema of this file`;
  if (/^\/?components\//.test(file)) return `Write #/${file.replace(/^\//, "")} for a schema of this file`;
  return "Correct the name of the file, which is relative to this one";
}

type Fields = Readonly<Record<string | number, unknown>>;

/** Whether a value is an object of JSON: neither a list nor null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The name of a member as a JSON pointer has it. */
export const escapedStep = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
