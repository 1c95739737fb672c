/**
 * Properties stand in ordinal order, by UTF-16 unit. DataContract XML is read in that order only, and whoever generates
 * code or XML from this document takes the order from it.
 */
export function membersInOrdinalOrder() {
  return {
    Schema(schema, { report, location }) {
      const names = Object.keys(schema.properties ?? {});
      for (const [index, name] of names.entries()) {
        const before = names[index - 1];
        if (before !== undefined && before > name) {
          report({
            message: `Member "${name}" must stand before "${before}": members are in ordinal-alphabetical order, which is the order of the XML.`,
            location: location.child(["properties", name]).key(),
          });
        }
      }
    },
  };
}
