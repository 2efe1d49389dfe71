/** How MiniSearch is built and asked: for the build of its index and for the page alike. */
export const options = {
  idField: "name",
  fields: ["title", "keywords", "summary", "text"],
  storeFields: ["title", "summary"],
  searchOptions: { boost: { title: 4, keywords: 2, summary: 1.5 }, prefix: true, fuzzy: 0.2 },
}
