/** The first 48 bits of a UUID: enough to find its row among few, and short in an index. */
export function idKey(id: string): number {
  return parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
