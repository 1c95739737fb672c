import { UnwritableValueError } from "../errors.ts";
import type { XmlName } from "./element.ts";
import { escapeAttribute } from "./escape.ts";
import { instanceNamespace, isXmlName, xmlNamespace } from "./names.ts";

/** The namespaces that are declared around an element, by prefix; "" is the default one. */
export type Declared = Readonly<Record<string, string>>;

/** The start tag of an element, without its end, as it is put together. */
export class Tag {
  readonly name: string;
  readonly path: string;
  #declared: Declared;
  #declarations = "";
  #attributes = "";

  /**
   * @param declared - What is declared here first, whether it is needed or not.
   * @throws {UnwritableValueError} for a name that is not an XML name.
   */
  constructor(place: XmlName & { readonly prefix?: string }, around: Declared, path: string, declared: Declared = {}) {
    if (!isXmlName(place.name)) {
      const problem =
        place.name === ""
          ? "the root has no name in the description"
          : `${JSON.stringify(place.name)} is not an XML name`;
      throw new UnwritableValueError(path, problem);
    }
    this.#declared = around;
    this.path = path;
    for (const [prefix, namespace] of Object.entries(declared)) {
      this.#declare(prefix, namespace);
    }
    const prefix = place.namespace === "" ? "" : (place.prefix ?? "");
    this.#declare(prefix, place.namespace);
    this.name = prefix === "" ? place.name : `${prefix}:${place.name}`;
  }

  /** What is declared inside of the element. */
  get declared(): Declared {
    return this.#declared;
  }

  get start(): string {
    return `<${this.name}${this.#attributes}${this.#declarations}`;
  }

  attribute({ name, namespace, prefix }: XmlName & { readonly prefix?: string }, value: string): void {
    if (!isXmlName(name)) {
      throw new UnwritableValueError(this.path, `${JSON.stringify(name)} is not an XML name`);
    }
    const spelled = namespace === "" ? name : `${this.prefixOf(namespace, prefix)}:${name}`;
    this.#attributes += ` ${spelled}="${escapeAttribute(value, this.path)}"`;
  }

  /** Says that the element has no value. */
  nil(): void {
    this.attribute({ name: "nil", namespace: instanceNamespace, prefix: "i" }, "true");
  }

  /** Says of which type the element is. */
  type({ name, namespace }: XmlName): void {
    const isDefault = (this.#declared[""] ?? "") === namespace;
    const value = isDefault ? name : `${this.prefixOf(namespace)}:${name}`;
    this.attribute({ name: "type", namespace: instanceNamespace, prefix: "i" }, value);
  }

  /** A prefix that stands for a namespace, declared here if it is not yet. */
  prefixOf(namespace: string, wanted?: string): string {
    if (namespace === xmlNamespace) {
      return "xml";
    }
    const known = Object.entries(this.#declared).find(([prefix, uri]) => prefix !== "" && uri === namespace)?.[0];
    if (known !== undefined) {
      return known;
    }
    const free = [wanted ?? "", "a", "b", "c", "d"].find((prefix) => prefix !== "" && !(prefix in this.#declared));
    const prefix = free ?? `p${Object.keys(this.#declared).length}`;
    this.#declare(prefix, namespace);
    return prefix;
  }

  #declare(prefix: string, namespace: string): void {
    if ((this.#declared[prefix] ?? "") !== namespace) {
      this.#declared = { ...this.#declared, [prefix]: namespace };
      this.#declarations += ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(namespace, this.path)}"`;
    }
  }
}
