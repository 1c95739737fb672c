import { resolve } from "./document.js";

/** What the request of a token does with the answer, so that the other requests have the token. */
const keepToken = ['pm.collectionVariables.set("accessToken", pm.response.json().access_token);'];

/** A Postman collection (2.1): one request per operation, media type and named example, with the exact text as body. */
export function postman(document) {
  const { info, servers, tags } = document;
  return {
    info: {
      name: info.title,
      description: `${info.description}
Fill in the variables \`username\` and \`password\` and send the request of the folder Tokens: its answer is kept for the
others. The requests that start a job carry the runID of the example: **choose a new one for a real server**.
`,
      version: info.version,
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    auth: { type: "bearer", bearer: [{ key: "token", value: "{{accessToken}}", type: "string" }] },
    variable: [
      { key: "baseUrl", value: servers[0].url },
      { key: "accessToken", value: "" },
      { key: "username", value: "" },
      { key: "password", value: "" },
    ],
    item: tags.map((tag) => ({
      ...tag,
      item: operationsOf(document)
        .filter(({ operation }) => operation.tags.includes(tag.name))
        .map((entry) => folder(document, entry)),
    })),
  };
}

function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
}

function folder(document, entry) {
  const { path, method, operation } = entry;
  return {
    name: `${method} ${path}`,
    description: operation.description,
    item: messagesOf(document, entry).map(({ name, ...request }) => ({
      name,
      ...(isTokenAddress(document, path) && {
        event: [{ listen: "test", script: { type: "text/javascript", exec: keepToken } }],
      }),
      request: {
        method,
        ...(operation.security?.length === 0 && { auth: { type: "noauth" } }),
        ...request,
        url: url(path, operation.parameters ?? []),
        description: operation.summary,
      },
      response: [],
    })),
  };
}

/** Headers and body of every request to be made; `Accept` is always said, because none at all depends on the server. */
function messagesOf(document, { path, operation }) {
  if (operation.requestBody === undefined) {
    const answers = Object.keys(resolve(document, operation.responses["200"]).content);
    return answers.map((accept) => ({ name: accept, header: [{ key: "Accept", value: accept }] }));
  }
  const { content } = resolve(document, operation.requestBody);
  return Object.entries(content).flatMap(([mediaType, { examples }]) =>
    Object.entries(examples).map(([example, node]) => {
      const { value } = resolve(document, node);
      return {
        name: `${mediaType}, ${example}`,
        header: [
          { key: "Content-Type", value: mediaType === "*/*" ? "application/json" : mediaType },
          { key: "Accept", value: /json|xml/.test(mediaType) ? mediaType : "application/json" },
        ],
        body: isTokenAddress(document, path) ? credentials(value) : exactBody(value),
      };
    }),
  );
}

function isTokenAddress(document, path) {
  const { securitySchemes } = document.components;
  return Object.values(securitySchemes).some(({ flows }) => flows?.password?.tokenUrl === path);
}

/** The one body that is not the example's own text: Postman fills the user's variables in, and escapes them. */
function credentials(form) {
  const urlencoded = [...new URLSearchParams(form)].map(([key, value]) => ({
    key,
    value: key === "grant_type" ? value : `{{${key}}}`,
  }));
  return { mode: "urlencoded", urlencoded };
}

const exactBody = (value) => ({
  mode: "raw",
  raw: typeof value === "string" ? value : JSON.stringify(value, null, 2),
});

function url(path, parameters) {
  const spelled = path.replaceAll(/\{(\w+)\}/g, ":$1");
  const inQuery = parameters.filter((parameter) => parameter.in === "query").map(pair);
  const inPath = parameters.filter((parameter) => parameter.in === "path").map(pair);
  const search = inQuery.map(({ key, value }) => `${key}=${encodeURIComponent(value)}`).join("&");
  return {
    raw: `{{baseUrl}}${spelled}${search && `?${search}`}`,
    host: ["{{baseUrl}}"],
    path: spelled.slice(1).split("/"),
    ...(inQuery.length > 0 && { query: inQuery }),
    ...(inPath.length > 0 && { variable: inPath }),
  };
}

const pair = ({ name, example, description }) => ({ key: name, value: example, description });
