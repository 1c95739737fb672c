/** Where the reference's pages are, from the site's root. */
export const overviewPath = "/reference/index.html";

export function operationPath(id: string): string {
  return `/reference/operations/${id}.html`;
}

export function schemaPath(name: string): string {
  return `/reference/schemas/${name}.html`;
}
