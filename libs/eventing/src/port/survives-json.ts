/**
 * Whether JSON brings the value back as it is: no NaN, bigint, function, date or class instance, no hole in an array.
 * A member that is `undefined` counts as absent. The value must be free of cycles.
 */
export function survivesJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || (Array.isArray(value) ? itemsSurvive(value) : membersSurvive(value));
    default:
      return false;
  }
}

function itemsSurvive(items: readonly unknown[]): boolean {
  for (const item of items) if (!survivesJson(item)) return false;
  return true;
}

function membersSurvive(object: object): boolean {
  if (!isPlain(object)) return false;
  for (const member of Object.values(object)) {
    if (member !== undefined && !survivesJson(member)) return false;
  }
  return true;
}

/** Asks for the shape of the prototype, not for its identity: objects of another realm are plain, too. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
