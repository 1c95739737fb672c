import type { Language } from "../../language.ts";

export const go: Language = {
  id: "go",
  name: "Go",
  generator: "oapi-codegen 2.8.2",
  tools: [{ command: "go", version: "version", install: "package golang-go, Go 1.26 or later" }],
  descriptions: { "description.json": "starfish.v1.json-bodies.openapi-3.0.json" },
  build: [
    { command: "mkdir", args: ["-p", "api"] },
    {
      command: "go",
      args: "tool oapi-codegen -generate types,client -package api -o api/api.go description.json".split(" "),
    },
    { command: "go", args: ["build", "-o", "main", "."] },
  ],
  programs: { "application/json": { command: "./main", args: [] } },
  limits: [
    {
      limit: "Two media types of XML in one answer give two struct members of one name, which does not compile.",
      remedy: "Give it `json-bodies`.",
    },
    {
      limit: "Its structs have tags for JSON alone.",
      remedy: "Use JSON.",
    },
    {
      limit: "Members that may be null become pointers: null and a missing member look alike.",
      remedy: "Both mean the server's default here, so nothing is lost.",
    },
  ],
};
