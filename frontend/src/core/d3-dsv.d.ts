/** The part of d3-dsv that we use. Its `parse` makes code from the headings, which our content security policy forbids. */
declare module "d3-dsv" {
  export function dsvFormat(delimiter: string): {
    parseRows(text: string): string[][]
    formatRows(rows: readonly (readonly unknown[])[]): string
  }
}
