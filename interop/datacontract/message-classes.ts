import { type Member, modelOf, readMessages } from "./message-model.ts";

const types: Readonly<Record<Member["kind"], string>> = {
  text: "string",
  integer: "int",
  boolean: "bool",
  moment: "DateTime",
};

/**
 * The messages in C#, as a server of ASP.NET Web API declares them: plain classes, whose contract the framework makes from
 * the namespace and the names. Members stand the other way round than in the XML, so that the order is the framework's.
 */
export function messageClasses(): string {
  const classes = readMessages()
    .names.map((name) => ({ name, ...modelOf(name) }))
    .filter(({ isList }) => !isList)
    .map(({ name, members }) => {
      const lines = members
        .toReversed()
        .map((member) => `        public ${types[member.kind]} ${member.name} { get; set; }`);
      return `    public class ${name}\n    {\n${lines.join("\n")}\n    }\n`;
    });
  return `using System;\n\nnamespace StarfishAPI.Controllers\n{\n${classes.join("\n")}}\n`;
}
