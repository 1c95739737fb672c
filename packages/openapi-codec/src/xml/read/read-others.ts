import { setMember } from "../../rules/value-kind.ts";
import type { ObjectType, Table, Type } from "../../table.ts";
import { bareItem, entryType, isListOfTexts, namespaceInside } from "../members.ts";
import { elementPlace } from "../place.ts";
import { detach } from "../scan/detach.ts";
import { decodeName } from "../xml-names.ts";
import { type CompileContent, type ReadContent, type Reading, readElement, readItem, skipUnknown } from "./reading.ts";

const takenByMember = "the key of a member that is written in another way";

/** Reads an element whose name is a key, or the entries of a dictionary: the one with that count in the object. */
export function readOthers(
  table: Table<unknown>,
  type: ObjectType,
  others: Type,
  inside: string,
  readContent: CompileContent,
): (reading: Reading, value: Record<string, unknown>, count: number) => void {
  const item = bareItem(others);
  const { namespace, inside: around } = elementPlace((item ?? others).xml, "", namespaceInside(type, inside));
  const read = readContent(table, item ?? others, around);
  const readEntry = type.entries ? readContent(table, entryType(type.entries.namespace, others)) : undefined;
  // Web API writes the errors of a member so.
  const isKeyed = readEntry === undefined || isListOfTexts(others);
  const isJoined = readEntry !== undefined || (others.kind === "list" && others.isJoined === true);
  const readKeyed: ReadContent = readEntry ? (reading, key) => [reading.content(key)] : read;
  const isNullable = (item ?? others).nullable === true || others.kind === "any";
  const listed = new Set(type.members.map(({ name }) => name));
  return (reading, value, count) => {
    const { scanner, limits } = reading;
    const { start, name } = scanner;
    if (count > limits.maxItems) scanner.fail(`more than ${limits.maxItems} members`, start);
    if (readEntry !== undefined && name === type.entries?.name && scanner.namespace === type.entries.namespace) {
      const { Key, Value } = readEntry(reading, undefined) as { Key: string; Value: unknown };
      if (listed.has(Key)) reading.report(takenByMember, start, Key);
      else if (Object.hasOwn(value, Key)) reading.report("the key stands twice", start, Key);
      else setMember(value, Key, Value);
    } else if (!isKeyed || (readEntry === undefined && scanner.namespace !== namespace)) skipUnknown(reading);
    else {
      const key = type.encodesNames ? decodeName(name) : detach(name);
      if (listed.has(key)) {
        reading.report(takenByMember, start, key);
        scanner.skip();
      } else if (item !== undefined) {
        if (!Object.hasOwn(value, key)) setMember(value, key, []);
        readItem(reading, value[key] as unknown[], key, isNullable, read);
      } else {
        const known = Object.hasOwn(value, key) ? value[key] : undefined;
        const found = readElement(reading, isNullable, key, readKeyed);
        // Who joins texts may write several all the same.
        if (isJoined && Array.isArray(known) && Array.isArray(found)) known.push(...found);
        else {
          if (known !== undefined) reading.report("the member stands twice", start, key);
          setMember(value, key, found);
        }
      }
    }
  };
}
