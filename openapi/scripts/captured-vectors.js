const observed = { evidence: "observed" };

/** What the address answers with when all is well. */
const answered = [
  [/\/Results\//, "ArrayOfresultsResponse"],
  [/\/ExecuteJob$/, "execJobResponse"],
  [/\/ExecuteJobAsync$/, "execJobAsyncResponse"],
];

/** Groups of requests that tell how a body is read; the others tell of routes, headers and negotiation. */
const bodies = [
  "json",
  "json-root",
  "xml",
  "xml-int",
  "xml-bool",
  "form",
  "form-int",
  "form-bool",
  "valid",
  "order",
  "dtd",
];

/** The capture wrote every line end of the model as a line feed, so it says nothing of carriage returns. */
const carriageReturn = /\r|&#(xD|13);/i;

/**
 * Answers of the captured server, with the value that they have. The value of an answer in XML is that of the captured
 * answer in JSON to the same request, so that no reader of XML had a say in it.
 */
export function answersOf(cases) {
  return cases
    .filter(({ group }) => group === "resp")
    .flatMap(({ group, name, whenModelStateChecked: answer, request }) => {
      const inJson = cases.find(
        (other) => other.group === group && other.name === name.replace(/ \S+$/, " application/json"),
      );
      const message = answer.status === 200 ? answered.find(([path]) => path.test(request.path))?.[1] : "Error";
      const isReadable = /json|xml/.test(answer["content-type"] ?? "") && answer.body !== undefined;
      if (inJson === undefined || message === undefined || !isReadable) return [];
      const controls = /xml/.test(answer["content-type"]) && /&#x(0?[0-8BCEF]|1[0-9A-F]);/i.test(answer.body);
      return [
        {
          id: `${group}: ${name}`,
          message,
          says: controls
            ? "Not well-formed XML, and still what the server sends: refuse it, or read exactly this value."
            : `Captured: ${request.path}, status ${answer.status}.`,
          ...observed,
          mediaType: answer["content-type"],
          body: answer.body,
          value: JSON.parse(inJson.whenModelStateChecked.body),
          ...(controls && { mayBeRefused: true }),
        },
      ];
    });
}

/** What the captured server's model held after a request; null is not a model at all, as after a body of the wrong root. */
export function requestsOf(cases) {
  return cases
    .filter(({ group, request, bound }) => bodies.includes(group) && request.contentType && bound !== undefined)
    .filter(({ request }) => request.body !== undefined && !carriageReturn.test(request.body))
    .map(({ group, name, request, modelState, bound }) => ({
      id: `${group}: ${name}`,
      message: "execJobAsyncRequest",
      ...observed,
      mediaType: request.contentType,
      body: request.body,
      isValid: modelState === "valid",
      value: bound,
    }));
}
