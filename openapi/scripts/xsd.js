import { resolve, schemaName, typeOf } from "./document.js";

const instanceTypes = {
  boolean: "xs:boolean",
  dateTime: "xs:dateTime",
  "integer int32": "xs:int",
  "integer int64": "xs:long",
  number: "xs:double",
  "number double": "xs:double",
  "number float": "xs:float",
  string: "xs:string",
};

/** The XML Schemas by the end of their file's name: one for the messages, one for the errors, which have no namespace. */
export function xsds(document, notice) {
  const messages = Object.values(document.components.schemas).filter((schema) => schema.xml !== undefined);
  const namespaces = [...new Set(messages.map((schema) => schema.xml.namespace ?? ""))];
  if (namespaces.length > 2) throw new Error(`One namespace besides none is expected, found ${namespaces.join(", ")}`);
  return Object.fromEntries(
    namespaces.map((namespace) => [
      namespace === "" ? ".errors.xsd" : ".xsd",
      xsd(document, namespace).replace("?>\n", `?>\n<!-- ${notice} -->\n`),
    ]),
  );
}

/**
 * One XML Schema per namespace, as DataContract means it: members in a sequence in the order of the description, each
 * may be missing, and every reference type (string, object, list) may be nil. Required and maxLength are not in it,
 * because the framework checks them after reading.
 */
function xsd(document, namespace) {
  const messages = Object.entries(document.components.schemas).filter(
    ([, schema]) => schema.xml && (schema.xml.namespace ?? "") === namespace,
  );
  const declarations = messages.flatMap(([name, schema]) => [
    `  <xs:complexType name="${name}">`,
    ...content(document, name, schema, namespace),
    "  </xs:complexType>",
    `  <xs:element name="${schema.xml.name}"${namespace ? ' nillable="true"' : ""} type="${typeName(name, namespace)}" />`,
  ]);
  const target = namespace ? ` xmlns:tns="${namespace}" targetNamespace="${namespace}"` : "";
  return `<?xml version="1.0" encoding="utf-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"${target} elementFormDefault="qualified">
${declarations.join("\n")}
</xs:schema>
`;
}

function content(document, name, schema, namespace) {
  if (typeOf(schema, name) === "array") return sequence(items(document, schema, namespace));
  // XML Schema 1.0 cannot say "these members in this order, and others anywhere between them".
  if (schema.additionalProperties === true) return sequence([anyElements]);
  const members = membersOf(document, schema, namespace, `#/components/schemas/${name}`);
  // Web API writes <Error> in the order in which its parts came about.
  return group(namespace ? "sequence" : "all", members);
}

/** Where .NET's serializers put the items of lists and the entries of maps. */
const listNamespace = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
const anyItems = `<xs:any minOccurs="0" maxOccurs="unbounded" namespace="${listNamespace}" processContents="skip" />`;
const anyElements = '<xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip" />';

/** The lines of a member's element, without indentation. */
function member(document, name, property, namespace, pointer) {
  if (property.$ref)
    return [`<xs:element minOccurs="0" name="${name}" type="${typeName(schemaName(property), namespace)}" />`];
  const type = typeOf(property, name);
  const kind = property["x-xsd-type"] ?? type;
  const nillable = namespace && ["string", "object", "array"].includes(kind) ? ' nillable="true"' : "";
  if (type === "object" || type === "array") {
    const inside =
      type === "array" ? items(document, property, namespace) : membersOf(document, property, namespace, pointer);
    return [
      `<xs:element minOccurs="0" name="${name}"${nillable}>`,
      "  <xs:complexType>",
      ...sequence(inside),
      "  </xs:complexType>",
      "</xs:element>",
    ];
  }
  const instanceType = instanceTypes[kind] ?? instanceTypes[`${kind} ${property.format}`];
  if (instanceType === undefined) {
    const found = `${kind}${property.format ? ` of the format ${property.format}` : ""}`;
    throw new Error(`${pointer}: the XSD is not made for ${found} yet: teach openapi/scripts/xsd.js its type`);
  }
  return [`<xs:element minOccurs="0" name="${name}"${nillable} type="${instanceType}" />`];
}

/** A map is a list of entries, which stand in the namespace of lists. */
function membersOf(document, { properties, additionalProperties }, namespace, pointer) {
  if (properties === undefined) return [namespace && additionalProperties ? anyItems : anyElements];
  return Object.entries(properties).flatMap(([key, property]) =>
    member(document, key, property, namespace, `${pointer}/properties/${key}`),
  );
}

/** Items of a type of their own are called by its name; texts, numbers and lists stand in the namespace of lists. */
function items(document, { items: item }, namespace) {
  if (!item.$ref) return [anyItems];
  const { xml } = resolve(document, item);
  const type = typeName(schemaName(item), namespace);
  return [`<xs:element minOccurs="0" maxOccurs="unbounded" name="${xml.name}" nillable="true" type="${type}" />`];
}

const sequence = (lines) => group("sequence", lines);

function group(kind, lines) {
  return [`    <xs:${kind}>`, ...lines.map((line) => `      ${line}`), `    </xs:${kind}>`];
}

const typeName = (name, namespace) => (namespace ? `tns:${name}` : name);
