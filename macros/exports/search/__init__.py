"""
The search index: built here with lunr, cut by term into small files, ranked by lunr.js in the browser.

`words` says what a word is, `index` what each word weighs for each thing, `files` how that is cut and written.
`frontend/src/core/search/` reads it; `tests/contract/search.json` holds both sides to the same rules.
"""
