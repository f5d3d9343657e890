/**
 * How many bytes an item takes, as DynamoDB counts them: names and texts in UTF-8, a number one byte and one more for
 * every two digits, a list or map three bytes and one more for each part, null and booleans one byte.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(item: object): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + (value === undefined ? 0 : Buffer.byteLength(name) + valueBytes(value)),
    0,
  );
}

function numberBytes(value: number): number {
  const digits = String(Math.abs(value)).replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return 1 + Math.ceil(Math.max(digits.length, 1) / 2) + (value < 0 ? 1 : 0);
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberBytes(value);
  if (typeof value === 'boolean' || value === null) return 1;
  if (Array.isArray(value)) return 3 + value.reduce((sum, part) => sum + 1 + valueBytes(part), 0);
  if (typeof value === 'object' && value !== undefined) {
    return 3 + Object.keys(value).length + itemBytes(value);
  }
  throw new Error(`No item holds a ${typeof value}`);
}
