/** Of what is wrong with one body, the first so many are told: a hostile or hopeless one is wrong in millions of places. */
export const maxIssues = 100;
