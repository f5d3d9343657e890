import { createHash } from 'node:crypto';
import { BadRequestError, UnprocessableError } from '../errors.ts';
import { idempotencyKey, type Key } from '../keys.ts';
import { getItem, type Piece, tableName, transact } from '../table.ts';
import type { Reply } from './reply.ts';

const keptSeconds = 24 * 60 * 60;

/** Thrown out of a handler when this very request was answered before: `endpoint` answers the same again. */
export class Replay extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super('This request was answered before');
    this.reply = reply;
  }
}

function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/**
 * Writes a request's effect and, if the client sent a key, its answer: both or neither. An answer that has yet to be
 * read may be given as a promise: it is waited for before the write if it is recorded, else beside it.
 */
export type Commit = (pieces: Piece[], reply: Reply | Promise<Reply>) => Promise<Reply>;

/** How a creating request writes, and how its first answer is found again. */
export interface Committing {
  commit: Commit;
  /** The answer that this very request was given before, if it was: a repeat gets it even where a first is refused. */
  recall: () => Promise<Reply | undefined>;
}

/**
 * The `Idempotency-Key` of a request.
 *
 * @throws BadRequestError `invalid-idempotency-key` for one that is not 1–255 visible ASCII characters
 */
export function idempotencyKeyOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(header)) {
    throw new BadRequestError(
      'invalid-idempotency-key',
      'An Idempotency-Key is 1 to 255 visible ASCII characters.',
    );
  }
  return header;
}

interface Recorded extends Key {
  fingerprint: string;
  reply: string;
  /** Seconds since 1970. */
  ttl: number;
}

const inSeconds = () => Math.floor(Date.now() / 1000);

const reused = () =>
  new UnprocessableError('idempotency-key-reused', 'This Idempotency-Key was used with another body.');

/**
 * How a creating handler writes.
 *
 * With a key, the answer is recorded in the creating transaction itself. The record's condition fails for a repeat,
 * also for one that runs at the same moment, and hands back the first answer: there is no state in between that a
 * dead process could leave behind.
 */
export function committing(request: {
  key: string | undefined;
  caller: string;
  method: string;
  path: string;
  body: unknown;
}): Committing {
  const { key, caller, method, path, body } = request;
  if (key === undefined) {
    return {
      commit: async (pieces, reply) => {
        const [written, answer] = await Promise.allSettled([
          pieces.length > 0 ? transact(pieces) : undefined,
          reply,
        ]);
        // What refuses the write is what the caller has to know.
        if (written.status === 'rejected') throw written.reason;
        if (answer.status === 'rejected') throw answer.reason;
        return answer.value;
      },
      recall: async () => undefined,
    };
  }
  const record = idempotencyKey(digest(caller, method, path, key));
  // Not before the act, when the body has been checked: one that is nested thousands deep cannot be written as text.
  const fingerprintOf = () => digest(JSON.stringify(body ?? null));
  return {
    commit: async (pieces, reply) => {
      const shown = await reply;
      const [fingerprint, now] = [fingerprintOf(), inSeconds()];
      // As text, because the table does not keep the order of a map's keys.
      const answer: Recorded = {
        ...record,
        fingerprint,
        reply: JSON.stringify(shown),
        ttl: now + keptSeconds,
      };
      const recorded: Piece = {
        write: {
          Put: {
            TableName: tableName,
            Item: { ...answer },
            // What has expired may lie about for days before the table drops it.
            ConditionExpression: 'attribute_not_exists(PK) OR #ttl <= :now',
            ExpressionAttributeNames: { '#ttl': 'ttl' },
            ExpressionAttributeValues: { ':now': now },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        refuse: (stored) =>
          stored?.fingerprint === fingerprint ? new Replay(JSON.parse(String(stored.reply))) : reused(),
      };
      await transact([recorded, ...pieces]);
      return shown;
    },
    recall: async () => {
      const stored = await getItem<Recorded>(record, { consistent: true });
      if (!stored || stored.ttl <= inSeconds()) return undefined;
      if (stored.fingerprint !== fingerprintOf()) throw reused();
      return JSON.parse(stored.reply);
    },
  };
}
