/**
 * A program of its own, because core reads its stage and secret while it loads: prints a cursor for each age (in days)
 * that it is given. Arguments: start key and scope as JSON, then the ages.
 */
import { sealCursor } from '@skillforge/core/http/cursor';

const [startKey = '{}', scope = '{}', ...ages] = process.argv.slice(2);
const cursors = ages.map((days) =>
  sealCursor(JSON.parse(startKey), JSON.parse(scope), new Date(Date.now() - Number(days) * 86_400_000)),
);
process.stdout.write(JSON.stringify(cursors));
