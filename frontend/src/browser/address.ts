/** The address to hand on: choices in it and the part being read are kept, where the skip link went is not. */
export function addressToShare(address: string): string {
  return address.replace(/#main$/, "")
}
