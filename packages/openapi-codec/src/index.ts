export { decode, decodeBody, encode, encodeBody } from "./codec.ts";
export { DecodeError, EncodeError, InvalidOptionError, type Issue } from "./errors.ts";
export type { DecodeOptions, EncodeOptions } from "./options.ts";
export type { Member, Operation, Parameter, RootType, Table, Type } from "./table.ts";
