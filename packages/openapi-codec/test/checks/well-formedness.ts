import assert from "node:assert/strict";
import { answer, type Check, type Codec, document, errorIn, namespace, refusal, xml } from "../check.ts";

const canonical = answer("e");
const inside = (content: string) => document("StartResponse", `${content}<runID>r</runID><started>true</started>`);
const attribute = (text: string) => canonical.replace("<error>", `<error ${text}>`);

/** The document with a prefix in place of the default namespace. */
const prefixed = (prefix: string) =>
  canonical.replaceAll(/<\/?(?=\w)/g, `$&${prefix}:`).replace(" xmlns=", ` xmlns:${prefix}=`);

/** Documents that are not well-formed, or not in XML 1.0 with namespaces. */
const refused: Readonly<Record<string, string>> = {
  "an empty text": "",
  "white space alone": " \n",
  "text alone": "hello",
  "a root without an end": canonical.slice(0, -1),
  "a document cut off in an end tag": canonical.slice(0, -8),
  "a document cut off in a text": canonical.slice(0, canonical.indexOf("</error>") - 1),
  "a document cut off in a start tag": canonical.slice(0, 40),
  "a second root": canonical + canonical,
  "text after the root": `${canonical}x`,
  "text before the root": `x${canonical}`,
  "an end tag without its slash": canonical.replace("</error>", "<error>"),
  "an end tag of another name": canonical.replace("</error>", "</runID>"),
  "an end tag that goes on": canonical.replace("</error>", "</errors>"),
  "an end tag that ends with another character": canonical.replace(/>$/, "x"),
  "an end tag with another prefix": prefixed("s").replace("</s:error>", "</t:error>"),
  "an end tag without the prefix of its start tag": prefixed("s").replace("</s:error>", "</error>"),
  "a prefix that only a sibling declared, among unknown elements": inside("<zzz><a xmlns:p='u'/><p:b/></zzz>"),
  "an end tag with an attribute": canonical.replace("</error>", "</error a='1'>"),
  "an end tag with a space before its name": canonical.replace("</error>", "</ error>"),
  "a start tag with a space before its name": canonical.replace("<error>", "< error>"),
  "a name that begins with a digit": inside("<1a/>"),
  "a name of one character that XML does not allow at the start": inside("<×/>"),
  "a name that begins with a character beyond ASCII that XML does not allow": inside("<·a/>"),
  "a name that begins with a hyphen": inside("<-a/>"),
  "a name with two colons": inside("<i:a:b/>"),
  "a name that ends with a colon": inside("<i:/>"),
  "a name that begins with a colon": inside("<:a/>"),
  "an unescaped ampersand": answer("a & b"),
  "an ampersand at the end": answer("a &"),
  "an unescaped <": answer("a < b"),
  "]]> in a text": answer("a]]>b"),
  "an entity that XML does not know": answer("&nbsp;"),
  "an entity without its semicolon": answer("&amp"),
  "an entity with white space in it": answer("& amp;"),
  "a reference without digits": answer("&#;"),
  "a hexadecimal reference without digits": answer("&#x;"),
  "a hexadecimal reference with a capital X": answer("&#X41;"),
  "a decimal reference with letters": answer("&#4A;"),
  "a hexadecimal reference with a letter that is not a digit": answer("&#x4g;"),
  "a reference to U+0000": answer("&#0;"),
  "a reference to U+0001": answer("&#x1;"),
  "a reference to U+FFFE": answer("&#xFFFE;"),
  "a reference to half of a surrogate pair": answer("&#xD83D;"),
  "references to both halves of a surrogate pair": answer("&#xD83D;&#xDE00;"),
  "a reference beyond U+10FFFF": answer("&#x110000;"),
  "a reference to a number without end": answer(`&#${"9".repeat(400)};`),
  "a control character": answer("\u0001"),
  "a control character in a comment": answer("<!--\u0001-->"),
  "a control character in CDATA": answer("<![CDATA[\u0001]]>"),
  "a control character in an attribute": attribute("a='\u0001'"),
  "U+FFFE": answer("\uFFFE"),
  "U+FFFF": answer("\uFFFF"),
  "half of a surrogate pair in a text": answer("\uD83D"),
  "half of a surrogate pair in a comment": answer("<!--\uDE00-->"),
  "a NUL between elements": inside("\0"),
  "a comment with -- in it": answer("<!-- a -- b -->"),
  "a comment that ends with --->": answer("<!-- a --->"),
  "a comment without an end": answer("<!-- a "),
  "a CDATA section without an end": answer("<![CDATA[ a "),
  "CDATA spelt in small letters": answer("<![cdata[a]]>"),
  "a CDATA section between elements": inside("<![CDATA[ ]]>"),
  "a CDATA section after the root": `${canonical}<![CDATA[ ]]>`,
  "a reference to white space between elements": inside("&#32;"),
  "text between elements": inside("x"),
  "text in a list": document("StartResponse", "<error/><runID/><started>true</started> x "),
  "an attribute without quotes": attribute("a=1"),
  "an attribute without a value": attribute("a"),
  "an attribute with different quotes": attribute(`a='1"`),
  "an attribute with < in it": attribute("a='<'"),
  "an attribute with a bare ampersand": attribute("a='&'"),
  "attributes without white space between": attribute("a='1'b='2'"),
  "an attribute twice": attribute("a='1' a='2'"),
  "an attribute twice by namespace": attribute(`xmlns:p='u' xmlns:q='u' p:a='1' q:a='2'`),
  "an attribute twice, by namespaces that differ in white space": attribute(
    "xmlns:p='a\tb' xmlns:q='a b' p:x='1' q:x='2'",
  ),
  "a prefix declared twice": attribute("xmlns:p='u' xmlns:p='v'"),
  "a slash in the midst of a start tag": attribute("/ a='1'"),
  "an element with a prefix that nobody declared": inside("<p:a/>"),
  "an attribute with a prefix that nobody declared": attribute("p:a='1'"),
  "a prefix that only a sibling declared": inside("<p:a xmlns:p='u'/><p:b/>"),
  "a prefix that is taken back": attribute("xmlns:p=''"),
  "xmlns as a prefix": inside("<xmlns:a/>"),
  "a declaration of xmlns": attribute("xmlns:xmlns='u'"),
  "the prefix xml for another namespace": attribute("xmlns:xml='u'"),
  "another prefix for the namespace of xml": attribute("xmlns:p='http://www.w3.org/XML/1998/namespace'"),
  "another prefix for the namespace of xmlns": attribute("xmlns:p='http://www.w3.org/2000/xmlns/'"),
  "the namespace of xml as the default": inside("<a xmlns='http://www.w3.org/XML/1998/namespace'/>"),
  "a document type": `<!DOCTYPE StartResponse>${canonical}`,
  "a document type with entities": `<!DOCTYPE a [<!ENTITY x "y">]>${answer("&x;")}`,
  "a document type after the root": `${canonical}<!DOCTYPE a>`,
  "a processing instruction without an end": `${canonical}<?a b`,
  "a processing instruction without a name": inside("<? a?>"),
  "a processing instruction that is called xml": answer("<?XML a?>"),
  "a processing instruction with a prefix": inside("<?a:b c?>"),
  "a processing instruction whose name goes on as none": inside("<?a*b?>"),
  "a processing instruction in a tag": canonical.replace("<runID", "<runID <?a?>"),
  "a control character in a processing instruction": inside("<?a \u0001?>"),
  "a declaration after white space": ` <?xml version="1.0"?>${canonical}`,
  "a declaration of XML 1.1": `<?xml version="1.1"?>${canonical}`,
  "a declaration without a version": `<?xml encoding="utf-8"?>${canonical}`,
  "a declaration in another order": `<?xml encoding="utf-8" version="1.0"?>${canonical}`,
  "a declaration of an encoding without a name": `<?xml version="1.0" encoding="8859-1"?>${canonical}`,
  "a declaration with different quotes": `<?xml version="1.0'?>${canonical}`,
  "a declaration without an end": `<?xml version="1.0"`,
  "a declaration that is maybe standalone": `<?xml version="1.0" standalone="maybe"?>${canonical}`,
  "two declarations": `<?xml version="1.0"?><?xml version="1.0"?>${canonical}`,
  "a declaration and no root": `<?xml version="1.0"?>`,
  "two byte order marks": `\uFEFF\uFEFF${canonical}`,
  "an element in a text": answer("<b>x</b>"),
  "an empty element in a text": answer("a<b/>c"),
  "an end tag too many": `${canonical}</StartResponse>`,
  "a document that breaks off in an unknown element": inside("<zzz><a></zzz>"),
  "an unknown element with a bare ampersand": inside("<zzz>&</zzz>"),
};

/** What the text of a scalar means. */
const texts: Readonly<Record<string, readonly [content: string, text: string]>> = {
  "the five entities": ["&lt;&gt;&amp;&quot;&apos;", `<>&"'`],
  "a reference to an entity's text": ["&amp;lt;", "&lt;"],
  "decimal and hexadecimal references": ["&#233;&#xE9;&#xe9;&#x1F600;&#00065;", "ééé😀A"],
  "references to white space": ["&#9;&#10;&#13;&#32;", "\t\n\r "],
  "CR LF and CR as LF": ["a\r\nb\rc\nd\r\r\ne", "a\nb\nc\nd\n\ne"],
  "a CR before a reference": ["a\r&#10;b", "a\n\nb"],
  "blanks at the ends": ["  a  ", "  a  "],
  "blanks alone": ["   ", "   "],
  "digits with leading zeros": ["0012", "0012"],
  quotes: [`"'`, `"'`],
  "> and ]] and ]&gt;": [">]]]&gt;]]&gt;", ">]]]>]]>"],
  "a CDATA section": ["<![CDATA[<a>&amp;]]>", "<a>&amp;"],
  "CDATA sections between texts": ["x<![CDATA[<y>]]>z<![CDATA[]]>", "x<y>z"],
  "]]> divided by CDATA sections": ["<![CDATA[]]]]><![CDATA[>]]>", "]]>"],
  "line ends in a CDATA section": ["<![CDATA[a\r\nb\rc]]>", "a\nb\nc"],
  "a comment between texts": ["a<!-- b - c -->d<!---->", "ad"],
  "a processing instruction between texts": ["a<?b c > <d> & \r?>e<?f?>", "ae"],
  "a processing instruction in a CDATA section": ["<![CDATA[<?a?>]]>", "<?a?>"],
  "characters outside the basic plane": ["東京 😀 𐍈", "東京 😀 𐍈"],
  "U+0085 and U+2028 as they are": ["a\u0085b\u2028c", "a\u0085b\u2028c"],
  "U+007F and U+FFFD": ["\u007F\uFFFD", "\u007F\uFFFD"],
  nothing: ["", ""],
};

/** Spellings of one document. */
const accepted: Readonly<Record<string, string>> = {
  "the framework's own": canonical,
  "with a byte order mark": `\uFEFF${canonical}`,
  "with a declaration": `<?xml version="1.0"?>${canonical}`,
  "with a declaration of an encoding": `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n${canonical}`,
  "that was of another encoding once": `<?xml version="1.0" encoding="iso-8859-1"?>${canonical}`,
  "with comments and white space around the root": `<!-- a -->\r\n\t ${canonical}\n<!-- b -->\n`,
  indented: canonical.replaceAll("><", ">\r\n\t  <"),
  "with comments between elements": canonical.replaceAll("><", "><!-- <a> & ]]> --><"),
  "with processing instructions": `<?xml-stylesheet href="a"?>${canonical.replaceAll("><", "><?a <b> & ]]>?><")}<?a?>\n`,
  "with white space in tags": canonical.replaceAll("</error>", "</error \n>").replace("<runID>", "<runID\t>"),
  "with a prefix": canonical.replaceAll(/<(\/?)(?=\w)/g, "<$1s:").replace(" xmlns=", " xmlns:s="),
  "with a prefix of letters beyond ASCII": canonical
    .replaceAll(/<(\/?)(?=\w)/g, "<$1é𐍈:")
    .replace(" xmlns=", " xmlns:é𐍈="),
  "with another prefix for each element": canonical
    .replace("<error>", `<a:error xmlns:a="${namespace}">`)
    .replace("</error>", "</a:error>"),
  "with the namespace declared on each element": canonical.replace("<runID>", `<runID xmlns='${namespace}'>`),
  "with a prefix that an inner element declares again": inside(
    `<p:zzz xmlns:p="u"><p:a xmlns:p="${namespace}"/></p:zzz><error>e</error>`,
  ),
  "with the namespace written in references": canonical.replace(`xmlns="h`, `xmlns="&#x68;`),
  "with an unknown element whose name begins like a member's": canonical.replace("<runID>", "<runIDs/><runID>"),
  "with a prefix that an element of a member's name declares again": prefixed("s").replace(
    "<s:runID>",
    "<s:runID xmlns:s='u'>x</s:runID><s:runID>",
  ),
  "with unknown attributes": attribute(`a="1" xml:lang="en" i:other='2>' b = "&lt;&#10;]]>"`),
  "with an attribute twice in two namespaces": attribute("xmlns:p='u' p:a='1' a='2'"),
  "with unknown elements": canonical.replace("<runID>", "<zzz a='1'>text<b>&amp;<c/></b><!-- --></zzz><runID>"),
  "with an unknown element in another namespace": canonical.replace("<runID>", "<error xmlns=''>no</error><runID>"),
  "with one like it without a namespace": canonical.replace("<runID>", `<x xmlns='' /><runID>`),
};

export const wellFormedness: readonly Check[] = [
  ...Object.entries(refused).map(([name, text]) => ({
    name: `refuses ${name}`,
    run: (codec: Codec) => {
      const issues = refusal(codec, () => codec.decode("StartResponse", text, xml));
      const last = issues.at(-1);
      assert.ok(last?.offset !== undefined && last.offset <= text.length, "the place is in the document");
    },
  })),
  ...Object.entries(texts).map(([name, [content, text]]) => ({
    name: `reads ${name} in a text`,
    run: (codec: Codec) => {
      assert.equal(errorIn(codec, answer(content)), text);
    },
  })),
  ...Object.entries(accepted).map(([name, text]) => ({
    name: `reads a document ${name}`,
    run: (codec: Codec) => {
      const value = codec.decode("StartResponse", text, xml);
      assert.deepEqual(value, { error: "e", runID: "r", started: true });
    },
  })),
  {
    name: "says where a document stops being well-formed: offset, line and column",
    run: (codec) => {
      const text = answer("a\r\nb\rc\n  &x;");
      const [issue] = refusal(codec, () => codec.decode("StartResponse", text, xml));
      assert.deepEqual([issue?.offset, issue?.line, issue?.column], [text.indexOf("&x;"), 4, 3]);
      const row = document("ArrayOfResult", "<Result/><Result><status>&x;</status></Result>");
      const [inRow] = refusal(codec, () => codec.decode("ArrayOfResult", row, xml));
      assert.deepEqual(inRow?.path, [1, "status"]);
    },
  },
  {
    name: "refuses a document type where it begins, before anything else is read",
    run: (codec) => {
      const [issue] = refusal(codec, () => codec.decode("StartResponse", "<!-- c --><!DOCTYPE \0 &", xml));
      assert.equal(issue?.offset, 10);
    },
  },
  {
    name: "reads references to illegal characters when asked to, but neither surrogates nor the characters themselves",
    run: (codec) => {
      const options = { illegalCharacterReferences: "accept" } as const;
      assert.equal(errorIn(codec, answer("bad&#x1;char&#0;&#xFFFF;"), options), "bad\u0001char\0\uFFFF");
      for (const text of ["&#xD83D;", "\u0001", "&#x110000;", "&#;", "&#x;"]) {
        refusal(codec, () => errorIn(codec, answer(text), options));
      }
    },
  },
];
