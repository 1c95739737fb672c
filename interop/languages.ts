import type { Language } from "./language.ts";
import { go } from "./languages/go/language.ts";
import { java } from "./languages/java/language.ts";
import { python } from "./languages/python/language.ts";
import { rust } from "./languages/rust/language.ts";
import { typescript } from "./languages/typescript/language.ts";

export const languages: readonly Language[] = [go, java, python, rust, typescript];
