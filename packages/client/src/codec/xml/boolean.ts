import { space } from "./names.ts";

const pattern = new RegExp(`^${space}*(?:(true|1)|false|0)${space}*$`);

/** What a text says as `xs:boolean`; undefined where it says neither true nor false. */
export function parseBoolean(text: string): boolean | undefined {
  const match = pattern.exec(text);
  return match ? match[1] !== undefined : undefined;
}
