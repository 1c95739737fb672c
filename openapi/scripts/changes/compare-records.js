/** Reports what is missing and what is new by name, and hands what is in both to `both`. */
export function compareRecords(one, other, report, what, { removed, added }, both) {
  for (const name of Object.keys(one)) {
    if (Object.hasOwn(other, name)) both(name, one[name], other[name]);
    else report(removed, `${what} ${name} was removed`);
  }
  for (const name of Object.keys(other).filter((key) => !Object.hasOwn(one, key))) {
    report(typeof added === "function" ? added(name) : added, `${what} ${name} was added`);
  }
}
