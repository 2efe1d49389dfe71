/** What one tab tells the others about an assessment: it has saved this revision, or, without one, taken it away. */
export interface News {
  id: string
  revision: number | null
}

export interface Tabs {
  tell(news: News): void
}

/** A line to the other tabs that show this site. Old browsers have none; there, a save still notices what they did. */
export function tabs(hear: (news: News) => void): Tabs {
  if (typeof BroadcastChannel === "undefined") return { tell: () => {} }
  const channel = new BroadcastChannel("signpost:assessments")
  channel.addEventListener("message", ({ data }: MessageEvent<News>) => hear(data))
  return { tell: (news) => channel.postMessage(news) }
}
