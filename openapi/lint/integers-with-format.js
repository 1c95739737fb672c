const formats = ["int32", "int64"];

/**
 * An integer of a message in DataContract XML says how large it is: the XSD and every client take the range from its
 * format, and `xs:int` is not what 2^53 fits in.
 */
export function integersWithFormat() {
  return {
    Schema(schema, { report, location }) {
      if (schema.xml?.namespace === undefined) return;
      for (const [name, member] of Object.entries(schema.properties ?? {})) {
        for (const [path, integer] of integersIn(member, ["properties", name])) {
          if (formats.includes(integer.format)) continue;
          report({
            message: `Member "${name}" is an integer without a size: add "format: int32" (xs:int) or "format: int64" (xs:long).`,
            location: location.child(path),
          });
        }
      }
    },
  };
}

/** A member that is an integer, or a list of them. */
function integersIn(schema, path) {
  if ([schema.type].flat().includes("integer")) return [[path, schema]];
  return schema.items === undefined ? [] : integersIn(schema.items, [...path, "items"]);
}
