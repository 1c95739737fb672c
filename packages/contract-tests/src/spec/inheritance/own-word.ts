import type { Shape } from "../shape.ts";
import { wordsOfComponent } from "./discriminator-words.ts";

/** What tells a class that is made of another by allOf, or that one itself: the discriminator's member, and its word. */
export function ownWord({ component, parts }: Pick<Shape, "component" | "parts">): Record<string, string> {
  const base = parts.find((part) => part.schema["discriminator"] !== undefined && part.component !== undefined);
  const { mapping, propertyName } = (base?.schema["discriminator"] ?? {}) as {
    readonly mapping?: unknown;
    readonly propertyName?: unknown;
  };
  if (component === undefined || typeof propertyName !== "string") {
    return {};
  }
  const [word = component] = wordsOfComponent(mapping, component);
  return { [propertyName]: word };
}
