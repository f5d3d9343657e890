/**
 * The filter patterns of a Lambda event source mapping, and those of a rule of EventBridge: a record is taken if it has
 * every field of the pattern, and each field's value is one of those listed.
 *
 * Source: "Filter rule syntax" in the Lambda developer guide; EventBridge has these and a few more.
 */
export type FilterPattern = { [field: string]: FilterPattern | Rule[] | FilterPattern[] };

type Plain = string | number | boolean | null;
type Rule = Plain | { [operator: string]: unknown };

const OPERATORS = new Set(['prefix', 'suffix', 'anything-but', 'numeric', 'exists', 'equals-ignore-case']);

/**
 * Checks a pattern as it stands in a `functions.yml`.
 *
 * @throws Error for an operator that Lambda does not know, or a leaf that is no list.
 */
export function readFilterPattern(pattern: unknown): FilterPattern {
  if (!isObject(pattern)) throw new Error('a filter pattern must be an object');
  const read: FilterPattern = {};
  for (const [field, value] of Object.entries(pattern)) {
    if (field === '$or' && Array.isArray(value)) read[field] = value.map(readFilterPattern);
    else if (Array.isArray(value)) read[field] = value.map((rule) => readRule(field, rule));
    else if (isObject(value)) read[field] = readFilterPattern(value);
    else throw new Error(`the filter pattern's field ${field} must be a list or an object`);
  }
  return read;
}

function readRule(field: string, rule: unknown): Rule {
  if (isPlain(rule)) return rule;
  if (isObject(rule) && Object.keys(rule).length === 1) {
    const [operator = ''] = Object.keys(rule);
    if (OPERATORS.has(operator)) return rule;
    throw new Error(`the filter pattern's field ${field} has the unknown operator ${operator}`);
  }
  throw new Error(`the filter pattern's field ${field} has a rule that is neither a value nor one operator`);
}

/** Whether a record passes: one of the patterns fits, or there is none. */
export function passes(record: unknown, patterns: FilterPattern[]): boolean {
  return patterns.length === 0 || patterns.some((pattern) => fits(record, pattern));
}

function fits(value: unknown, pattern: FilterPattern): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === '$or' && isPatterns(wanted)) return wanted.some((one) => fits(value, one));
    const found = isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
    if (!Array.isArray(wanted)) {
      // Below a field that is missing, `exists: false` still holds.
      return fits(found, wanted);
    }
    return wanted.some((rule) => [found].flat().some((one) => holds(one, rule)));
  });
}

function isPatterns(value: FilterPattern | Rule[] | FilterPattern[]): value is FilterPattern[] {
  return Array.isArray(value);
}

function holds(value: unknown, rule: Rule | FilterPattern): boolean {
  if (isPlain(rule)) return value === rule;
  const [operator, operand] = Object.entries(rule)[0] ?? [];
  switch (operator) {
    case 'exists':
      return (value !== undefined) === (operand === true);
    case 'prefix':
      return typeof value === 'string' && typeof operand === 'string' && value.startsWith(operand);
    case 'suffix':
      return typeof value === 'string' && typeof operand === 'string' && value.endsWith(operand);
    case 'equals-ignore-case':
      return typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase();
    case 'anything-but':
      return value !== undefined && ![operand].flat().some((one) => isRule(one) && holds(value, one));
    case 'numeric':
      return typeof value === 'number' && Array.isArray(operand) && inRange(value, operand);
    default:
      return false;
  }
}

function inRange(value: number, conditions: unknown[]): boolean {
  for (let index = 0; index + 1 < conditions.length; index += 2) {
    const bound = Number(conditions[index + 1]);
    const holdsHere =
      conditions[index] === '='
        ? value === bound
        : conditions[index] === '<'
          ? value < bound
          : conditions[index] === '<='
            ? value <= bound
            : conditions[index] === '>'
              ? value > bound
              : conditions[index] === '>=' && value >= bound;
    if (!holdsHere) return false;
  }
  return true;
}

function isRule(value: unknown): value is Rule {
  return isPlain(value) || isObject(value);
}

function isPlain(value: unknown): value is Plain {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
