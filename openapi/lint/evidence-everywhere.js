const words = ["documented", "observed", "assumed"];

/** Every operation, parameter, header, security scheme, named schema and member says what it rests on. */
export function evidenceEverywhere() {
  const demandOfEach = (kind) => (nodes, context) => {
    for (const [name, node] of Object.entries(nodes)) demand(node, `${kind} "${name}"`, context, [name]);
  };
  return {
    NamedHeaders: demandOfEach("Header"),
    NamedSchemas: demandOfEach("Schema"),
    NamedSecuritySchemes: demandOfEach("Security scheme"),
    SchemaProperties: demandOfEach("Member"),
    Operation: (operation, context) => demand(operation, `Operation "${operation.operationId}"`, context),
    Parameter: (parameter, context) => demand(parameter, `Parameter "${parameter.name}"`, context),
  };
}

function demand(node, what, { report, location }, path = []) {
  if (node.$ref === undefined && !words.includes(node["x-evidence"])) {
    report({ message: `${what} needs an x-evidence, one of ${words.join(", ")}.`, location: location.child(path) });
  }
}
