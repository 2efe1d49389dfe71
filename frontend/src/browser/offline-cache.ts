/** The cache of pages and files that serves without a connection. The service worker and the page “Offline” fill it. */
export const offlineCache = "signpost:offline"

/**
 * Forgets every page that was put by, and the service worker, which comes anew with the next page.
 *
 * Gives the caches that are gone. What the reader has made is kept elsewhere and stays.
 */
export async function forgetOffline(): Promise<string[]> {
  const registration = await globalThis.navigator?.serviceWorker?.getRegistration()
  await registration?.unregister()
  return "caches" in globalThis && (await caches.delete(offlineCache)) ? [offlineCache] : []
}
