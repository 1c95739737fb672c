/** A mistake that somebody could make: a change of one place in one source file. */
export interface PlantedFault {
  readonly name: string;
  /** Below `src/`. */
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
}

export function fault(name: string, file: string, find: string, replace: string): PlantedFault {
  return { name, file, find, replace };
}
