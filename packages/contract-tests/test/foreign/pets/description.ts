/** A description of the petstore's kind with every way in, every format, and a rule of every kind. */
const pet = { $ref: "#/components/schemas/Pet" };
const error = { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } };
const inBoth = (schema: object) => ({ "application/json": { schema }, "application/xml": { schema } });
const petId = {
  name: "petId",
  in: "path",
  required: true,
  schema: { type: "integer", format: "int64", minimum: 1 },
  example: 10,
};
const refused = { description: "Refused", content: error };
const found = { description: "Found", content: inBoth(pet) };

export const description = {
  openapi: "3.0.3",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      get: {
        operationId: "listPets",
        parameters: [
          { name: "limit", in: "query", required: true, schema: { type: "integer", minimum: 1, maximum: 100 } },
          { name: "status", in: "query", schema: { type: "string", enum: ["here", "gone"] } },
          { name: "tags", in: "query", schema: { type: "array", maxItems: 3, items: { type: "string" } } },
        ],
        responses: {
          200: {
            description: "All",
            content: inBoth({ type: "array", items: pet, xml: { name: "pets", wrapped: true } }),
          },
          400: refused,
        },
      },
      post: {
        operationId: "addPet",
        security: [{ login: [] }],
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: pet, example: { name: "Rex", photoUrls: [] } },
            "application/xml": { schema: pet },
            "application/x-www-form-urlencoded": { schema: { $ref: "#/components/schemas/Nickname" } },
          },
        },
        responses: {
          201: { ...found, headers: { Location: { required: true, schema: { type: "string", pattern: "^/pets/" } } } },
          400: refused,
          401: { description: "Denied" },
        },
      },
    },
    "/pets/{petId}": {
      parameters: [petId],
      get: {
        operationId: "getPet",
        security: [{ key: [] }],
        responses: { 200: found, 400: refused, 401: { description: "Denied" }, 404: { description: "Unknown" } },
      },
      put: {
        operationId: "putPet",
        security: [{ password: [] }],
        requestBody: { required: true, content: { "application/json": { schema: pet } } },
        responses: { 200: found, 400: refused, 401: { description: "Denied" }, 404: { description: "Unknown" } },
      },
      delete: {
        operationId: "removePet",
        security: [{ queryKey: [] }],
        responses: { 204: { description: "Gone" }, 401: { description: "Denied" }, 404: { description: "Unknown" } },
      },
    },
    "/stock": {
      get: {
        operationId: "countPets",
        security: [{ cookieKey: [] }],
        responses: {
          200: {
            description: "How many there are",
            content: { "application/json": { schema: { type: "object", additionalProperties: { type: "integer" } } } },
          },
          401: { description: "Denied" },
        },
      },
    },
    "/notes/{name}.txt": {
      parameters: [{ name: "name", in: "path", required: true, schema: { type: "string" }, example: "care" }],
      get: {
        operationId: "readNote",
        responses: { 200: { description: "Text", content: { "text/plain": { schema: { type: "string" } } } } },
      },
    },
  },
  components: {
    securitySchemes: {
      login: { type: "oauth2", flows: { implicit: { authorizationUrl: "/login", scopes: {} } } },
      key: { type: "apiKey", in: "header", name: "X-Pet-Key" },
      queryKey: { type: "apiKey", in: "query", name: "key" },
      cookieKey: { type: "apiKey", in: "cookie", name: "pet-key" },
      password: { type: "http", scheme: "basic" },
    },
    schemas: {
      Pet: {
        type: "object",
        required: ["name", "photoUrls"],
        additionalProperties: false,
        xml: { name: "pet" },
        properties: {
          id: { type: "integer", format: "int64", readOnly: true, xml: { attribute: true } },
          name: { type: "string", minLength: 1, maxLength: 20 },
          tag: { type: "string", pattern: "^[a-z]{2,8}$" },
          status: { type: "string", enum: ["here", "gone"] },
          age: { type: "integer", minimum: 0, maximum: 30 },
          weight: { type: "number", minimum: 0, exclusiveMinimum: true },
          tame: { type: "boolean" },
          photoUrls: {
            type: "array",
            maxItems: 3,
            items: { type: "string", xml: { name: "photoUrl" } },
            xml: { wrapped: true },
          },
        },
      },
      Nickname: { type: "object", required: ["nick"], properties: { nick: { type: "string", minLength: 2 } } },
      Problem: { type: "object", required: ["message"], properties: { message: { type: "string" } } },
    },
  },
};
