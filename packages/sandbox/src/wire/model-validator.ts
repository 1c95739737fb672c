import type { Contract, Model } from "./contract.ts";
import { isBlank } from "./dotnet/dotnet-text.ts";
import type { ModelState } from "./model-state.ts";

export type ValidationRule = "required" | "maxLength";

/**
 * Applies `[Required]` and `[MaxLength]` in the order of declaration. A missing model is not validated at all, which is
 * observed: it ends in 500, not in 400.
 */
export function validateModel(
  contract: Contract,
  model: Model | null,
  state: ModelState,
  ignoredRules: readonly ValidationRule[] = [],
): void {
  if (model === null) {
    return;
  }
  for (const member of contract.members) {
    const value = model[member.name] ?? null;
    const isRequired = member.required && !ignoredRules.includes("required");
    if (isRequired && (value === null || (typeof value === "string" && isBlank(value)))) {
      state.add(member.name, `The ${member.name} field is required.`);
    }
    const limit = ignoredRules.includes("maxLength") ? undefined : member.maxLength;
    if (limit !== undefined && typeof value === "string" && value.length > limit) {
      state.add(
        member.name,
        `The field ${member.name} must be a string or array type with a maximum length of '${limit}'.`,
      );
    }
  }
}
