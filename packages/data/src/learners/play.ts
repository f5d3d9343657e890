import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Key } from '@skillforge/core/keys';
import type { Course } from '@skillforge/courses/course';
import { testPool, testTokens } from '@skillforge/testing/tokens';
import { sampleCatalogue } from '../catalogue.ts';
import type { SampleInstructor } from '../sample.ts';
import { period, sampleLearners } from './people.ts';

/** Somebody of the user pool who is part of the sample besides its learners. */
export interface SampleUser {
  userId: string;
  email: string;
  displayName: string;
  role: 'admin' | 'instructor' | 'student';
}

/** Who plays. */
export interface Cast {
  users: SampleUser[];
  instructorIds: Record<SampleInstructor, string>;
}

/** How a play differs from the whole one within the thread. */
export interface Staging {
  /** Of the learners, these only. */
  only?: string[];
  /** Given in an empty table, which is left full. */
  table?: { endpoint: string; tableName: string };
}

/** What has come of a part of the sample: at first of the users, then of some courses after the other. */
export interface Played {
  items: Key[];
  /** With their figures. */
  courses: Course[];
}

/** What the thread is told. */
export interface Script extends Cast, Staging {
  /** An access token for everybody. */
  tokens: Record<string, string>;
}

/** The settings of the functions within the thread: most lead nowhere. */
function settingsOf(jwks: string, table: Staging['table']): Record<string, string> {
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    STAGE: 'sample',
    TABLE_NAME: table?.tableName ?? 'sample',
    ...(table ? { DYNAMODB_ENDPOINT: table.endpoint } : {}),
    USER_POOL_ID: testPool.userPoolId,
    USER_POOL_CLIENT_ID: testPool.clientId,
    COGNITO_JWKS: jwks,
    CURSOR_SECRET: 'nobody pages through the sample while it is made',
    BUCKET_NAME: 'sample',
    EVENT_BUS_NAME: 'sample',
    POWERTOOLS_TRACE_ENABLED: 'false',
    POWERTOOLS_LOG_LEVEL: 'ERROR',
    POWERTOOLS_METRICS_DISABLED: 'true',
    // Spares each metric a console of its own.
    POWERTOOLS_DEV: 'true',
  };
}

/** Tokens that are good as long as the sample goes on. */
async function tokensFor(users: Pick<SampleUser, 'userId' | 'role'>[]) {
  const { jwks, token } = await testTokens();
  const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);
  const [iat, exp] = [seconds(period.from) - 86_400, seconds(period.to) + 86_400];
  const tokens = users.map(async ({ userId, role }) => {
    const groups = role === 'student' ? [] : [role];
    return [userId, await token({ userId, groups, claims: { iat, auth_time: iat, exp } })] as const;
  });
  return { jwks, tokens: Object.fromEntries(await Promise.all(tokens)) };
}

/**
 * Has the services' own functions do what the sample's people do, at the moments when they do it: in a thread, whose clock
 * and chance are taken over. One course is played after the other, so that what has come of it can be written meanwhile:
 * nothing that somebody does in one concerns another, but for prerequisites, which are played before.
 *
 * @returns parts that make the whole together, without what has expired by now; empty ones of what is in another table
 * @throws Error for the first act that is refused: none is meant to be
 */
export async function* playSample(cast: Cast, staging: Staging = {}): AsyncGenerator<Played> {
  const learners = sampleLearners().map(({ userId }) => ({ userId, role: 'student' as const }));
  const { jwks, tokens } = await tokensFor([...cast.users, ...learners]);
  const script: Script = { ...cast, ...staging, tokens };
  const thread = new Worker(new URL('./stage.ts', import.meta.url), {
    env: settingsOf(jwks, staging.table),
    workerData: script,
    // Most of what a request leaves in memory is gone with it.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  const now = Date.now() / 1_000;
  const isExpired = (item: Key) => 'ttl' in item && typeof item.ttl === 'number' && item.ttl <= now;
  let left = sampleCatalogue.length;
  try {
    // Ends with an error of the thread's, or with the thread.
    for await (const [played] of on(thread, 'message', { close: ['exit'] })) {
      const { items, courses }: Played = played;
      left -= courses.length;
      yield { items: items.filter((item) => !isExpired(item)), courses };
    }
  } finally {
    await thread.terminate();
  }
  if (left > 0) throw new Error(`The thread that makes the sample has ended ${left} courses early`);
}
