import type { Type } from "../../table.ts";
import type { DocumentError } from "../document-error.ts";
import type { Location } from "../location.ts";

/** What is known of types beside what the table says. */
export class TypeNotes {
  /** Where each type comes from. */
  readonly locations: Map<Type, Location> = new Map();
  /** Why a type has no XML form. */
  readonly problems: Map<Type, DocumentError> = new Map();
  /** The component that a type is, where it is written out and not referred to. */
  readonly names: Map<Type, string> = new Map();

  /** Says why a type has no XML form. The first reason counts. */
  unfit(type: Type, location: Location, reason: string, remedy: string): void {
    if (!this.problems.has(type)) this.problems.set(type, location.problem(reason, remedy));
  }

  /** What is known of a type is known of one that is made of it. */
  copy(from: Type, to: Type): void {
    for (const notes of [this.locations, this.problems, this.names] as Map<Type, unknown>[]) {
      const note = notes.get(from);
      if (note !== undefined) notes.set(to, note);
    }
  }
}
