import { type ContainerType, JsonPosition, type PrintName } from "./json-position.ts";
import { isStartToken, JsonReadFailure, type JsonTokenType, type JsonTokenValue } from "./json-token.ts";

export type JsonReaderState =
  | "start"
  | "property"
  | "objectStart"
  | "object"
  | "arrayStart"
  | "array"
  | "constructorStart"
  | "constructor"
  | "postValue"
  | "finished";

/** Web API sets it. */
const maximumDepth = 256;

/** The current token of a JSON reader, and the state and position that follow from the tokens so far. */
export class JsonTokenState {
  type: JsonTokenType = "none";
  value: JsonTokenValue = null;
  protected state: JsonReaderState = "start";
  protected readonly position: JsonPosition;

  constructor(printName: PrintName) {
    this.position = new JsonPosition(maximumDepth, printName);
  }

  get depth(): number {
    const outer = this.position.outerDepth;
    return isStartToken(this.type) || this.position.container === "none" ? outer : outer + 1;
  }

  is(type: JsonTokenType): boolean {
    return this.type === type;
  }

  /** Of the place that is being read: `u[0].a`. */
  get path(): string {
    return this.position.path(!this.state.endsWith("Start"));
  }

  protected setToken(type: JsonTokenType, value: JsonTokenValue = null, advancesIndex = true): void {
    this.type = type;
    this.value = value;
    switch (type) {
      case "startObject":
        this.#enter("object");
        break;
      case "startArray":
        this.#enter("array");
        break;
      case "startConstructor":
        this.#enter("constructor");
        break;
      case "endObject":
        this.#leave("object");
        break;
      case "endArray":
        this.#leave("array");
        break;
      case "endConstructor":
        this.#leave("constructor");
        break;
      case "propertyName":
        this.state = "property";
        this.position.nameProperty(String(value));
        break;
      default:
        this.finishState();
        if (advancesIndex) {
          this.position.finishValue();
        }
    }
  }

  protected finishState(): void {
    this.state = this.position.container === "none" ? "finished" : "postValue";
  }

  #enter(container: Exclude<ContainerType, "none">): void {
    this.state = `${container}Start`;
    this.position.enter(container);
  }

  #leave(container: Exclude<ContainerType, "none">): void {
    if (this.position.leave() !== container) {
      throw new JsonReadFailure(`An end of ${container} that closes something else.`);
    }
    this.finishState();
  }
}
