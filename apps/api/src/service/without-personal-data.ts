/** A copy without what the event definition declares personal: `customer.name`, `people.*.email`. */
export function withoutPersonalData(data: unknown, paths: readonly string[]): unknown {
  return paths.reduce<unknown>((copy, path) => without(copy, path.split('.')), data);
}

function without(value: unknown, [head, ...rest]: readonly string[]): unknown {
  if (head === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return head === '*' ? value.map((member) => without(member, rest)) : value;
  if (!(head in value)) return value;
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [head]: rest.length === 0 ? null : without(record[head], rest) };
}
