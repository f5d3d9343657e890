import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const demoUser = z.object({
  email: z.string(),
  password: z.string(),
  role: z.enum(['admin', 'instructor', 'student']),
  userId: z.string(),
  displayName: z.string(),
});

const localInfo = z.object({
  apiUrl: z.string(),
  cognitoEndpoint: z.string(),
  region: z.string(),
  userPoolId: z.string(),
  clientId: z.string(),
  tableName: z.string(),
  dynamodbEndpoint: z.string(),
  s3Endpoint: z.string(),
  bucketName: z.string(),
  eventsEndpoint: z.string(),
  eventBusName: z.string(),
  /** Where functions are invoked by `<service>-<key in functions.yml>`, as by Lambda's own API. */
  lambdaEndpoint: z.string(),
  /** The code that confirms any sign-up: no mail is sent. */
  confirmationCode: z.string(),
  /** The process that serves all this. */
  pid: z.number(),
  demoUsers: z.array(demoUser),
});

/** Where everything of a running stack is: the content of `local.json` in its data folder. */
export type LocalInfo = z.infer<typeof localInfo>;

export function localInfoFile(dataDir: string): string {
  return join(dataDir, 'local.json');
}

/** The file of the events that the stack's bus has taken, one JSON text per line. */
export function eventsFile(dataDir: string): string {
  return join(dataDir, 'events.jsonl');
}

/** Reads `local.json`; undefined when no stack runs on this data folder, or it is not ready yet. */
export function readLocalInfo(dataDir: string): LocalInfo | undefined {
  try {
    const info = localInfo.parse(JSON.parse(readFileSync(localInfoFile(dataDir), 'utf8')));
    process.kill(info.pid, 0);
    return info;
  } catch {
    // Absent, half a file of another version, or left behind by a stack that was killed: none is running.
    return undefined;
  }
}
