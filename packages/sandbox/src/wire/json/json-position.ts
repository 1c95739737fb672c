import { JsonReadFailure } from "./json-token.ts";

export type ContainerType = "none" | "object" | "array" | "constructor";

interface Container {
  readonly type: ContainerType;
  /** Of the last value of an array or constructor. */
  index: number;
  /** Of the last property of an object. */
  propertyName: string;
}

/** How a name stands in a path: a version of Newtonsoft has its own brackets and dots. */
export type PrintName = (name: string, isInner: boolean) => string;

/** Newtonsoft's path to the place that is being read, which becomes the key of an error: `u[0].a`. */
export class JsonPosition {
  #current: Container = { type: "none", index: -1, propertyName: "" };
  readonly #outer: Container[] = [];
  readonly #maximumDepth: number;
  readonly #printName: PrintName;
  #tooDeep = false;

  constructor(maximumDepth: number, printName: PrintName) {
    this.#maximumDepth = maximumDepth;
    this.#printName = printName;
  }

  get container(): ContainerType {
    return this.#current.type;
  }

  /** How many containers lie around the current one. */
  get outerDepth(): number {
    return this.#outer.length;
  }

  enter(type: ContainerType): void {
    this.finishValue();
    const outermost = this.#current.type === "none";
    if (!outermost) {
      this.#outer.push(this.#current);
    }
    this.#current = { type, index: -1, propertyName: "" };
    // The depth is complained about once, then reading goes on until it is small enough again.
    if (!outermost && this.#outer.length + 1 > this.#maximumDepth && !this.#tooDeep) {
      this.#tooDeep = true;
      throw new JsonReadFailure("The maximum depth has been exceeded.");
    }
  }

  leave(): ContainerType {
    const left = this.#current.type;
    this.#current = this.#outer.pop() ?? { type: "none", index: -1, propertyName: "" };
    if (this.#outer.length + 1 <= this.#maximumDepth) {
      this.#tooDeep = false;
    }
    return left;
  }

  nameProperty(name: string): void {
    this.#current.propertyName = name;
  }

  finishValue(): void {
    if (this.#current.type === "array" || this.#current.type === "constructor") {
      this.#current.index++;
    }
  }

  /** The path, without the innermost container while nothing in it has been read. */
  path(insideContainer: boolean): string {
    if (this.#current.type === "none") {
      return "";
    }
    let path = "";
    for (const container of insideContainer ? [...this.#outer, this.#current] : this.#outer) {
      if (container.type === "object") {
        path += this.#printName(container.propertyName, path !== "");
      } else {
        path += `[${container.index}]`;
      }
    }
    return path;
  }
}
