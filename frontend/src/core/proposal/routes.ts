/** The ways by which a proposal leaves the page, as addresses that carry it. Each carries only so much. */

export interface Place {
  /** Where the source of the site is kept. */
  repository: string
  branch: string
  email: string
}

export interface Route {
  address: string
  /** Whether the text goes along. If not, the address leads to the same place, empty. */
  carries: boolean
}

/** The longest address that each route takes whole: the code host refuses more than about 8,000 characters, e-mail programs cut at about 2,000. */
export const longest = { host: 7_500, email: 1_900 }

/** The page of the code host where a new file is written, with the file in it. */
export function newFile({ repository, branch }: Place, folder: string, name: string, text: string): Route {
  const start = `${repository}/new/${encodeURIComponent(branch)}/${folder}`
  return fitting(`${start}?${query({ filename: name, value: text })}`, `${start}?${query({ filename: name })}`, longest.host)
}

/** The issue form for an entry that is written already, filled in. */
export function issue({ repository }: Place, title: string, file: string, text: string): Route {
  const start = `${repository}/issues/new?${query({ template: "entry.yml", title: title.slice(0, 200), file })}`
  return fitting(`${start}&${query({ entry: text })}`, start, longest.host)
}

/** An e-mail with the file in it. */
export function mail({ email }: Place, subject: string, text: string): Route {
  const start = `mailto:${email}?${query({ subject: subject.slice(0, 200) })}`
  return fitting(`${start}&${query({ body: text.replaceAll("\n", "\r\n") })}`, start, longest.email)
}

function fitting(full: string, empty: string, most: number): Route {
  return full.length <= most ? { address: full, carries: true } : { address: empty, carries: false }
}

/** Spaces as %20: e-mail programs take a plus sign for a plus sign. */
function query(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&")
}
