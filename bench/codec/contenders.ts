import type { Contender } from "./contender.ts";
import { fastXmlParser, strictFastXmlParser } from "./contenders/fast-xml-parser.ts";
import { json } from "./contenders/json.ts";
import { saxes } from "./contenders/saxes.ts";
import { starfish } from "./contenders/starfish.ts";
import { txml } from "./contenders/txml.ts";
import { xmldom } from "./contenders/xmldom.ts";

/** What the codec is judged by. */
export const BASE: Contender = json;

export const SUBJECT: Contender = starfish;

/** Those that check form and namespaces, as the codec does. */
export const STRICT_PEERS: readonly Contender[] = [saxes];

export const PEERS: readonly Contender[] = [...STRICT_PEERS, fastXmlParser, strictFastXmlParser, txml, xmldom];

export const CONTENDERS: readonly Contender[] = [BASE, SUBJECT, ...PEERS];
