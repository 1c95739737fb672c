import { XmlReadFailure } from "./xml-failure.ts";

export interface QualifiedName {
  readonly prefix: string;
  readonly localName: string;
}

export const schemaInstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
export const serializationNamespace = "http://schemas.microsoft.com/2003/10/Serialization/";
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

const ncName = /^[\p{L}_][\p{L}\p{Nd}\p{M}\p{Nl}._·-]*$/u;

/** Fails unless the text is a name without a colon. */
export function checkNcName(name: string): string {
  if (!ncName.test(name)) {
    throw new XmlReadFailure(`${name} is not a name.`);
  }
  return name;
}

/** The namespaces in scope, one frame per open element. */
export class NamespaceScopes {
  readonly #frames: Map<string, string>[] = [];

  enter(): void {
    this.#frames.push(new Map());
  }

  leave(): void {
    this.#frames.pop();
  }

  declare(prefix: string, uri: string): void {
    const bound = { xml: xmlNamespace, xmlns: xmlnsNamespace }[prefix];
    if ((prefix !== "" && uri === "") || (bound !== undefined && bound !== uri)) {
      throw new XmlReadFailure(`The prefix ${prefix} cannot be bound to "${uri}".`);
    }
    const frame = this.#frames.at(-1);
    if (frame?.has(prefix)) {
      throw new XmlReadFailure("Duplicate namespace declaration.");
    }
    frame?.set(prefix, uri);
  }

  find(prefix: string): string | undefined {
    for (let i = this.#frames.length - 1; i >= 0; i--) {
      const uri = this.#frames[i]?.get(prefix);
      if (uri !== undefined) {
        return uri;
      }
    }
    return prefix === "xml" ? xmlNamespace : prefix === "" ? "" : undefined;
  }

  resolve(prefix: string): string {
    const uri = this.find(prefix);
    if (uri === undefined) {
      throw new XmlReadFailure(`The prefix ${prefix} is not declared.`);
    }
    return uri;
  }
}
