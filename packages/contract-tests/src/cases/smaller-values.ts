type Members = Readonly<Record<string, unknown>>;

/**
 * Values that are a step simpler: a member less, a shorter text, a plainer number. Taken again and again, they lead from
 * any value to an empty one.
 */
export function smallerValues(value: Members): readonly Members[] {
  const names = Object.keys(value);
  return [
    ...names.map((name) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))),
    ...names.flatMap((name) => simplerForms(value[name]).map((simpler) => ({ ...value, [name]: simpler }))),
  ];
}

function simplerForms(value: unknown): readonly unknown[] {
  if (typeof value === "string" && value !== "") {
    const characters = [...value];
    const middle = Math.ceil(characters.length / 2);
    const halves = [characters.slice(0, middle).join(""), characters.slice(middle).join("")];
    return [...halves, characters.slice(1).join("")].filter((text) => text !== value && text !== "");
  }
  return (typeof value === "number" && value !== 0) || value === true ? [typeof value === "number" ? 0 : false] : [];
}
