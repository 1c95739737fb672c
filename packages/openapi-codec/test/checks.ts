import type { Check } from "./check.ts";
import { bodies } from "./checks/bodies.ts";
import { contracts } from "./checks/contracts.ts";
import { describing } from "./checks/describing.ts";
import { formChecks } from "./checks/form.ts";
import { jsonChecks } from "./checks/json.ts";
import { limits } from "./checks/limits.ts";
import { messages } from "./checks/messages.ts";
import { plainXml } from "./checks/plain-xml.ts";
import { rows } from "./checks/rows.ts";
import { texts } from "./checks/text.ts";
import { undiscriminatedUnions } from "./checks/undiscriminated-unions.ts";
import { unions } from "./checks/unions.ts";
import { values } from "./checks/values.ts";
import { wellFormedness } from "./checks/well-formedness.ts";
import { xmlScalars } from "./checks/xml-scalars.ts";
import { xmlValues } from "./checks/xml-values.ts";
import { xmlWriting } from "./checks/xml-writing.ts";

/** What the codec does, said by examples. */
export const checks: Readonly<Record<string, readonly Check[]>> = {
  "well-formedness": wellFormedness,
  "rows as the framework writes them": rows,
  "booleans and numbers in XML": xmlScalars,
  "values of XML": xmlValues,
  "writing of XML": xmlWriting,
  "XML as OpenAPI says it": plainXml,
  DataContract: contracts,
  unions,
  "unions without a discriminator": undiscriminatedUnions,
  "values to write": values,
  json: jsonChecks,
  form: formChecks,
  text: texts,
  "bodies of operations": bodies,
  "messages of errors": messages,
  limits,
  "the generator": describing,
};
