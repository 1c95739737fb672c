import type { Random } from "./random.ts";

/** How one document is spelled. Every spelling of a value means the same value. */
export interface Spelling {
  readonly byteOrderMark: boolean;
  readonly declaration: string;
  /** Of the elements; "" puts them into the default namespace. */
  readonly prefix: string;
  /** Of the XSI namespace. */
  readonly xsiPrefix: string;
  /** Between elements. */
  readonly indentation: readonly string[];
  readonly reordered: boolean;
  readonly comments: boolean;
  /** Which share of the characters is written as references, and of the texts in CDATA sections. */
  readonly references: number;
  readonly sections: boolean;
  /** Line feeds as the platform may write them. */
  readonly lineEnd: "\n" | "\r\n";
  readonly quotes: readonly string[];
  /** Where a tag may have white space. */
  readonly blanks: readonly string[];
  readonly selfClosing: boolean;
  /** Attributes and elements that no schema knows. */
  readonly strangers: boolean;
  /** Integers and booleans in their less usual forms. */
  readonly looseScalars: boolean;
}

/** As the server writes it, but for the declaration of a prefix that nothing uses. */
export const CANONICAL: Spelling = {
  byteOrderMark: false,
  declaration: "",
  prefix: "",
  xsiPrefix: "i",
  indentation: [""],
  reordered: false,
  comments: false,
  references: 0,
  sections: false,
  lineEnd: "\n",
  quotes: ['"'],
  blanks: [""],
  selfClosing: false,
  strangers: false,
  looseScalars: false,
};

export const PRETTY: Spelling = { ...CANONICAL, indentation: ["\n  "] };

export const PREFIXED: Spelling = { ...CANONICAL, prefix: "s" };

const DECLARATIONS = [
  '<?xml version="1.0"?>',
  '<?xml version="1.0" encoding="utf-8"?>',
  "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n",
  '<?xml\tversion = "1.0"\n?>\r\n',
] as const;

/** A spelling with a few peculiarities; one in four is canonical, pretty-printed or prefixed and nothing else. */
export function anySpelling(random: Random): Spelling {
  const plain = random.below(12);
  if (plain < 3) {
    return [CANONICAL, PRETTY, PREFIXED][plain] ?? CANONICAL;
  }
  const seldom = (): boolean => random.chance(0.25);
  return {
    byteOrderMark: random.chance(0.1),
    declaration: seldom() ? random.pick(DECLARATIONS) : "",
    prefix: seldom() ? random.pick(["s", "p.1", "é", "_"]) : "",
    xsiPrefix: random.pick(["i", "xsi", "nil", "s1"]),
    indentation: seldom() ? random.pick([["\n  "], ["", "\t", " "], ["\r\n", "\r", "\n\n"]]) : [""],
    reordered: seldom(),
    comments: seldom(),
    references: seldom() ? random.pick([0.05, 1]) : 0,
    sections: seldom(),
    lineEnd: seldom() ? "\r\n" : "\n",
    quotes: seldom() ? ["'", '"'] : ['"'],
    blanks: seldom() ? ["", " ", "\n", "\t\r\n "] : [""],
    selfClosing: random.chance(0.5),
    strangers: seldom(),
    looseScalars: seldom(),
  };
}
