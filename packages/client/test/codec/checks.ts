import type { Check } from "./check.ts";
import { canonical } from "./checks/canonical.ts";
import { corpus } from "./checks/corpus.ts";
import { formChecks } from "./checks/form.ts";
import { golden } from "./checks/golden.ts";
import { jsonChecks } from "./checks/json.ts";
import { limits } from "./checks/limits.ts";
import { texts } from "./checks/text.ts";
import { values } from "./checks/values.ts";
import { wellFormedness } from "./checks/well-formedness.ts";
import { xmlScalars } from "./checks/xml-scalars.ts";
import { xmlValues } from "./checks/xml-values.ts";
import { xmlWriting } from "./checks/xml-writing.ts";

/** What the codec does, said by examples. */
export const checks: Readonly<Record<string, readonly Check[]>> = {
  "golden examples": golden,
  "captured answers": corpus,
  "well-formedness": wellFormedness,
  "rows as the framework writes them": canonical,
  "booleans and numbers in XML": xmlScalars,
  "values of XML": xmlValues,
  "writing of XML": xmlWriting,
  "values to write": values,
  json: jsonChecks,
  form: formChecks,
  text: texts,
  limits,
};
