import type { ObjectType } from "../table.ts";

/** A member that no schema lists. */
export interface OtherField {
  readonly name: string;
  value: unknown;
}

/** The members of an object that is written, each read once: to list them takes half as long as to copy the object. */
export class Fields {
  readonly #type: ObjectType;
  /** In the order of the type; undefined where there is none. */
  readonly values: unknown[];
  readonly others: readonly OtherField[];

  constructor(type: ObjectType, values: unknown[], others: readonly OtherField[]) {
    this.#type = type;
    this.values = values;
    this.others = others;
  }

  /** The value of a listed member. */
  named(name: string): unknown {
    return this.values[this.#type.members.findIndex((member) => member.name === name)];
  }
}

const none: readonly OtherField[] = [];

/** What reads the members of a type's objects. */
export function fieldsReader(type: ObjectType): (object: Record<string, unknown>) => Fields {
  const names = type.members.map(({ name }) => name);
  const indices = new Map(names.map((name, index) => [name, index]));
  /** Which member stood first, second and so on in the last object: most often all have them in one order. */
  const order = names.map((_, index) => index);
  return (object) => {
    const values: unknown[] = new Array(names.length);
    let others: OtherField[] | undefined;
    let position = 0;
    // Of an object that a loop goes through, V8 reads a member sooner than by its name.
    for (const name in object) {
      let index: number | undefined = order[position];
      if (index === undefined || names[index] !== name) {
        index = indices.get(name);
        if (index !== undefined && position < order.length) order[position] = index;
      }
      position++;
      if (index !== undefined) values[index] = object[name];
      else {
        others ??= [];
        others.push({ name, value: object[name] });
      }
    }
    return new Fields(type, values, others === undefined ? none : ownOf(object, others));
  };
}

/** The loop also goes through what somebody has added to all objects. */
function ownOf(object: Record<string, unknown>, others: readonly OtherField[]): readonly OtherField[] {
  for (const _ in Object.getPrototypeOf(object)) return others.filter(({ name }) => Object.hasOwn(object, name));
  return others;
}
