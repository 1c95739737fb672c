import { changeXml, type Fault } from "./fault.ts";

const ownNamespace = /xmlns="http:\/\/schemas\.datacontract\.org[^"]*"/;
/** A member that holds nothing but text. */
const member = /<(\w+)(?: i:nil="true" \/>|>[^<]*<\/\1>)/g;

/** XML that is not what DataContractSerializer writes. */
export const xmlFaults: readonly Fault[] = [
  {
    name: "xml-wrong-namespace",
    description: "XML answers are in another server's namespace.",
    reply: changeXml((xml) => xml.replace(ownNamespace, 'xmlns="http://example.org/other"')),
  },
  {
    name: "xml-no-namespace",
    description: "XML answers are in no namespace.",
    reply: changeXml((xml) => xml.replace(ownNamespace, "").replace(" >", ">")),
  },
  {
    name: "xml-members-without-namespace",
    description: "The root of XML answers has its namespace, the members have none.",
    reply: changeXml((xml) =>
      xml
        .replace(/^<(\w+) /, "<s:$1 ")
        .replace('xmlns="', 'xmlns:s="')
        .replace(/<\/(\w+)>$/, "</s:$1>"),
    ),
  },
  {
    name: "xml-members-unsorted",
    description: "The members of XML answers stand in the reverse order.",
    reply: changeXml((xml) =>
      xml.replace(/(?:<(\w+)(?: i:nil="true" \/>|>[^<]*<\/\1>))+/g, (members) =>
        (members.match(member) ?? []).toReversed().join(""),
      ),
    ),
  },
  {
    name: "xml-wrong-root",
    description: "The root of XML answers has the name response.",
    reply: changeXml((xml) => xml.replace(/^<\w+/, "<response").replace(/<\/\w+>$/, "</response>")),
  },
  {
    name: "xml-nil-in-wrong-namespace",
    description: "Null is marked by a nil attribute of a wrong namespace.",
    reply: changeXml((xml) =>
      xml.replace("http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/1999/XMLSchema-instance"),
    ),
  },
  {
    name: "xml-nil-without-declaration",
    description: "The prefix of the nil attribute is not declared.",
    reply: changeXml((xml) => xml.replace(/ xmlns:i="[^"]*"/, "")),
  },
  {
    name: "xml-null-left-out",
    description: "Null members are missing from XML answers.",
    reply: changeXml((xml) => xml.replace(/<\w+ i:nil="true" \/>/g, "")),
  },
  {
    name: "xml-null-as-empty",
    description: "Null members are empty elements in XML answers.",
    reply: changeXml((xml) => xml.replaceAll(' i:nil="true" />', " />")),
  },
  {
    name: "xml-boolean-capitalized",
    description: "Booleans in XML answers are True and False.",
    reply: changeXml((xml) => xml.replaceAll(">true<", ">True<").replaceAll(">false<", ">False<")),
  },
  {
    name: "xml-control-character",
    description: "Texts in XML answers begin with a reference to a control character, which is not well-formed.",
    reply: changeXml((xml) => xml.replace(/<(runID|status)>/g, "<$1>&#x1;")),
  },
  {
    name: "xml-doctype",
    description: "XML answers begin with a document type that defines an entity.",
    reply: changeXml((xml) => `<!DOCTYPE x [<!ENTITY e "boom">]>${xml}`),
  },
  {
    name: "xml-unescaped",
    description: "Texts in XML answers contain an unescaped ampersand.",
    reply: changeXml((xml) => xml.replace(/<(runID|status)>/g, "<$1>R&D ")),
  },
  {
    name: "xml-unclosed",
    description: "The root of XML answers is not closed, although the body is as long as it says.",
    reply: changeXml((xml) => xml.replace(/<\/\w+>$/, "")),
  },
];
