import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { TooManyRequestsError } from '../errors.ts';
import { usageKey } from '../keys.ts';
import { table, tableName, updateItem } from '../table.ts';

const daySeconds = 24 * 60 * 60;

/** A day in UTC, `20260731`. */
const dayOf = (now: Date) => now.toISOString().slice(0, 10).replaceAll('-', '');

/**
 * Counts one call of a caller's action against the day's limit (UTC), in one conditional write.
 *
 * @returns the `RateLimit` and `RateLimit-Policy` headers of the answer
 * @throws TooManyRequestsError `rate-limited` with `Retry-After` (seconds to midnight UTC) when the day's are used up
 */
export async function countCall(
  userId: string,
  { action, perDay }: { action: string; perDay: number },
  now = new Date(),
): Promise<Record<string, string>> {
  const seconds = Math.floor(now.getTime() / 1000);
  const untilMidnight = daySeconds - (seconds % daySeconds);
  const headers = (remaining: number) => ({
    'RateLimit-Policy': `"${action}";q=${perDay};w=${daySeconds}`,
    RateLimit: `"${action}";r=${remaining};t=${untilMidnight}`,
  });
  try {
    const { Attributes: counted } = await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: usageKey(userId, action, dayOf(now)),
        UpdateExpression: 'ADD #calls :one SET #ttl = :ttl',
        ConditionExpression: 'attribute_not_exists(#calls) OR #calls < :most',
        ExpressionAttributeNames: { '#calls': 'calls', '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':one': 1, ':most': perDay, ':ttl': seconds + 2 * daySeconds },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return headers(perDay - Number(counted?.calls));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    throw new TooManyRequestsError(
      'rate-limited',
      `Only ${perDay} of these a day. The count starts anew at midnight UTC.`,
      { headers: { ...headers(0), 'Retry-After': String(untilMidnight) } },
    );
  }
}

/** Takes back the count of a call that was refused before it did anything; a count that has gone meanwhile is left alone. */
export async function giveBackCall(
  userId: string,
  { action }: { action: string },
  countedAt: Date,
): Promise<void> {
  await updateItem(usageKey(userId, action, dayOf(countedAt)), {
    add: { calls: -1 },
    condition: { expression: '#calls > :none', names: { '#calls': 'calls' }, values: { ':none': 0 } },
  });
}
