import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, watch } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { DeleteTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { LoadedSample } from '@skillforge/data/load-sample';
import { CONFIRMATION_CODE, type EmbeddedCognito, startCognito } from '@skillforge/embedded/cognito';
import { EmbeddedStartError, startDynamoDB } from '@skillforge/embedded/dynamodb';
import { type EmbeddedEventBus, startEventBus } from '@skillforge/embedded/event-bus';
import { replaceFile } from '@skillforge/embedded/json-store';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import { type EmbeddedQueue, startQueue } from '@skillforge/embedded/queue';
import { type EmbeddedS3, startS3 } from '@skillforge/embedded/s3';
import { createTable, enableStream } from '@skillforge/embedded/table';
import { type Bucket, bucketOf } from './bucket.ts';
import { addMessage, deadLetterFile, tidyLetters } from './dead-letters.ts';
import { makeDemoUsers } from './demo-users.ts';
import { EventDeliveries } from './events/deliveries.ts';
import { type Front, startFront } from './front.ts';
import { type RunningFunctions, serveFunctions } from './functions.ts';
import { functionFiles, type LocalFunction, readFunctions } from './functions-config.ts';
import { invokeFunction } from './invoke.ts';
import { eventsFile, type LocalInfo, localInfoFile } from './local-info.ts';
import { lockDataDirectory } from './lock.ts';
import { endOrphans, noteChildren } from './orphans.ts';
import { isSampleLoaded, loadSampleOnce } from './sample.ts';
import {
  ALLOWED_ORIGINS,
  BUCKET_NAME,
  EVENT_BUS_NAME,
  REGION,
  ROOT,
  type Settings,
  SetupError,
  TABLE_NAME,
} from './settings.ts';
import { openCheckpoints } from './streams/checkpoints.ts';
import { type PollerOptions, startPoller } from './streams/poller.ts';
import { indexStreamRecords, trimStreamRecords } from './streams/stream-records.ts';

/** Everything that `pnpm dev` runs, as one thing that starts and stops. */
export class Stack {
  readonly #settings: Settings;
  readonly #log: (text: string) => void;
  /** What has to be ended, the last started first. */
  readonly #started: (() => void | Promise<void>)[] = [];
  #running: RunningFunctions | undefined;
  #deliveries: EventDeliveries | undefined;
  #childPids = new Set<number>();
  #stopping = false;
  #sample: LoadedSample | undefined;
  info: LocalInfo | undefined;

  constructor(settings: Settings, log: (text: string) => void) {
    this.#settings = settings;
    this.#log = log;
  }

  /**
   * Starts everything and writes `local.json`.
   *
   * @throws SetupError or EmbeddedStartError for what the person at the terminal can put right. What was started
   *   until then runs on: call `stop`.
   */
  async start(): Promise<void> {
    const { root, dataDir, fresh, sample, port } = this.#settings;
    const lock = lockDataDirectory(dataDir);
    this.#started.push(() => lock.release());
    const front = await startFront(port, ALLOWED_ORIGINS);
    this.#started.push(() => front.stop());
    rmSync(localInfoFile(dataDir), { force: true });
    await endOrphans(dataDir);
    if (fresh) await emptyDirectory(dataDir);
    await tidyLetters(deadLetterFile(dataDir));

    const functions = readFunctions(root);
    // Each of these is undone even if another one fails or a signal comes in between.
    const parts = await Promise.allSettled([
      this.#startDatabase(functions),
      this.#startCognito(functions),
      this.#startS3(),
      this.#startEventBus(functions),
      this.#startDeadLetters(),
    ]);
    const [database, cognito, s3, bus, letters] = parts;
    if (database.status === 'rejected') throw database.reason;
    if (cognito.status === 'rejected') throw cognito.reason;
    if (s3.status === 'rejected') throw s3.reason;
    if (bus.status === 'rejected') throw bus.reason;
    if (letters.status === 'rejected') throw letters.reason;
    const endpoint = database.value;
    const bucket = bucketOf(s3.value);
    this.#throwIfStopping();

    const environment = {
      ...(await this.#environment(endpoint, cognito.value, s3.value, bus.value, front.url)),
      DEAD_LETTERS_URL: letters.value.url,
    };
    const pool = cognito.value;
    const filled = makeDemoUsers(pool).then(async (made) => {
      if (sample) this.#sample = await loadSampleOnce(dataDir, endpoint, bucket, pool, made);
      return made.users;
    });
    const streaming = filled.then(() => startStream(endpoint));
    const [users, streamArn] = await Promise.all([
      filled,
      streaming,
      this.#serve(functions, environment, front, bucket, streaming),
    ]);
    this.#throwIfStopping();
    await this.#followStream(functions, endpoint, streamArn);

    this.info = {
      apiUrl: front.url,
      cognitoEndpoint: cognito.value.endpoint,
      region: REGION,
      userPoolId: cognito.value.userPoolId,
      clientId: cognito.value.clientId,
      tableName: TABLE_NAME,
      dynamodbEndpoint: endpoint,
      s3Endpoint: s3.value.endpoint,
      bucketName: BUCKET_NAME,
      eventsEndpoint: bus.value.endpoint,
      eventBusName: EVENT_BUS_NAME,
      lambdaEndpoint: this.#running?.lambdaEndpoint ?? '',
      confirmationCode: CONFIRMATION_CODE,
      pid: process.pid,
      demoUsers: users,
    };
    this.#started.push(() => rmSync(localInfoFile(dataDir), { force: true }));
    await this.#writeInfo();
  }

  async #writeInfo(): Promise<void> {
    await replaceFile(localInfoFile(this.#settings.dataDir), `${JSON.stringify(this.info, null, 2)}\n`);
  }

  /** Ends everything, the last started first. May be called at any moment, also during the start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (let end = this.#started.pop(); end; end = this.#started.pop()) {
      try {
        await end();
      } catch (error) {
        this.#log(`One part did not end as it should: ${error instanceof Error ? error.message : error}`);
      }
    }
  }

  #throwIfStopping(): void {
    if (this.#stopping) throw new SetupError('The stack was told to stop.');
  }

  /** Keeps a part that has just started for the end; one that comes too late is ended at once. */
  async #keep<Part extends { stop(): Promise<void> }>(part: Part): Promise<Part> {
    if (this.#stopping) {
      await part.stop();
      this.#throwIfStopping();
    }
    this.#started.push(() => part.stop());
    return part;
  }

  #noteChild(pid: number): void {
    this.#childPids.add(pid);
    noteChildren(this.#settings.dataDir, [...this.#childPids]);
  }

  async #startDatabase(functions: LocalFunction[]): Promise<string> {
    const { dataDir, dynamodbEndpoint, fresh, sample } = this.#settings;
    const file = join(dataDir, 'table.sqlite');
    let endpoint = dynamodbEndpoint;
    if (endpoint === undefined) {
      const checkpoints = await openCheckpoints(join(dataDir, 'checkpoints.json'));
      const readers = functions.filter((one) => one.streams.length > 0).map((one) => one.name);
      const passed = await checkpoints.passedByAll(readers);
      trimStreamRecords(file, TABLE_NAME, (label) => passed.get(label) ?? 0);
      const engine = await this.#keep(await startDynamoDB({ file }));
      this.#noteChild(engine.pid);
      endpoint = engine.endpoint;
    }
    const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint });
    try {
      if (fresh && dynamodbEndpoint !== undefined) await dropTable(client, dynamodbEndpoint);
      // The sample is written with everything that follows from it: as records of a stream, its more than twenty thousand
      // items would take many times as long, and tell nobody anything.
      await createTable(client, TABLE_NAME, { stream: !sample || isSampleLoaded(dataDir) });
      if (dynamodbEndpoint === undefined) indexStreamRecords(file);
      return endpoint;
    } catch (error) {
      if (dynamodbEndpoint === undefined) throw error;
      const reason = error instanceof Error ? error.message || error.name : error;
      throw new EmbeddedStartError(
        `The DynamoDB at DYNAMODB_ENDPOINT ${dynamodbEndpoint} does not answer: ${reason}`,
      );
    } finally {
      client.destroy();
    }
  }

  async #startCognito(functions: LocalFunction[]): Promise<EmbeddedCognito> {
    const triggers = functions.flatMap((one) => one.poolTriggers.map((trigger) => [trigger, one.name]));
    const cognito = await startCognito({
      dataDir: join(this.#settings.dataDir, 'cognito'),
      onCode: (email, code) => this.#log(`${email} would get the code ${code} by mail.`),
      triggers: Object.fromEntries(triggers),
      lambdaEndpoint: () => this.#running?.lambdaEndpoint ?? '',
    });
    return this.#keep(cognito);
  }

  async #startS3(): Promise<EmbeddedS3> {
    const dataDir = join(this.#settings.dataDir, 's3');
    return this.#keep(await startS3({ dataDir, bucketName: BUCKET_NAME }));
  }

  /** The bus, and whoever is told of its events: also of those that came before the last end, however that came. */
  async #startEventBus(functions: LocalFunction[]): Promise<EmbeddedEventBus> {
    const { dataDir } = this.#settings;
    let deliveries: EventDeliveries | undefined;
    const bus = await startEventBus({
      file: eventsFile(dataDir),
      busName: EVENT_BUS_NAME,
      onEvent: (logged) => deliveries?.take(logged),
      neededAfter: () => deliveries?.position ?? 0,
      report: this.#log,
    });
    await this.#keep(bus);
    deliveries = new EventDeliveries({
      log: bus.log,
      checkpoints: await openCheckpoints(join(dataDir, 'event-checkpoints.json')),
      deadLetterFile: deadLetterFile(dataDir),
      invoke: (name, event, signal) =>
        invokeFunction(this.#running?.lambdaEndpoint ?? '', name, event, signal),
      report: this.#log,
    });
    this.#deliveries = deliveries;
    await this.#keep(deliveries);
    await deliveries.use(functions);
    return bus;
  }

  /** The queue that functions themselves leave in what they can never do: one for all, whose messages are the file's. */
  async #startDeadLetters(): Promise<EmbeddedQueue> {
    const file = deadLetterFile(this.#settings.dataDir);
    const queue = await startQueue({
      name: 'dead-letters',
      onMessage: async (body) => {
        const { requestContext, responseContext } = await addMessage(file, body);
        this.#log(
          `${requestContext.functionName} set something aside (${responseContext?.functionError}): see ${file}`,
        );
      },
    });
    return this.#keep(queue);
  }

  async #environment(
    dynamodbEndpoint: string,
    cognito: EmbeddedCognito,
    s3: EmbeddedS3,
    bus: EmbeddedEventBus,
    publicUrl: string,
  ): Promise<Record<string, string>> {
    const { env } = process;
    const { accessKeyId, secretAccessKey } = LOCAL_AWS.credentials;
    return {
      PATH: env.PATH ?? '',
      // Lambda's clocks show UTC.
      TZ: 'UTC',
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_XRAY_CONTEXT_MISSING: 'IGNORE_ERROR',
      STAGE: 'local',
      TABLE_NAME,
      DYNAMODB_ENDPOINT: dynamodbEndpoint,
      USER_POOL_ID: cognito.userPoolId,
      USER_POOL_CLIENT_ID: cognito.clientId,
      COGNITO_ENDPOINT: cognito.endpoint,
      COGNITO_JWKS: JSON.stringify(cognito.jwks),
      CURSOR_SECRET: await keptSecret(join(this.#settings.dataDir, 'cursor-secret')),
      ALLOWED_ORIGINS: ALLOWED_ORIGINS.join(','),
      BUCKET_NAME,
      S3_ENDPOINT: s3.endpoint,
      EVENT_BUS_NAME: bus.busName,
      EVENTS_ENDPOINT: bus.endpoint,
      PUBLIC_URL: publicUrl,
      VERIFY_RESPONSES: env.VERIFY_RESPONSES ?? 'true',
      POWERTOOLS_TRACE_ENABLED: env.POWERTOOLS_TRACE_ENABLED ?? 'false',
      POWERTOOLS_METRICS_DISABLED: env.POWERTOOLS_METRICS_DISABLED ?? 'true',
      POWERTOOLS_LOG_LEVEL: env.POWERTOOLS_LOG_LEVEL ?? 'WARN',
    };
  }

  async #serve(
    functions: LocalFunction[],
    environment: Record<string, string>,
    front: Front,
    bucket: Bucket,
    streaming: Promise<unknown>,
  ): Promise<void> {
    const { root } = this.#settings;
    let current = functions;
    let restarting = Promise.resolve();
    const start = async () => {
      const running = await serveFunctions({
        functions: current,
        root,
        workDir: join(this.#settings.dataDir, 'functions'),
        environment,
        log: this.#log,
        onExit: () => {
          this.#log('The process of the functions has ended: it is started again.');
          restart(current);
        },
      });
      if (this.#stopping) return running.stop();
      this.#running = running;
      this.#noteChild(running.pid);
      // What a client writes is streamed from the first request on.
      await streaming;
      const document = () => openApiDocument(front.url);
      front.open({ httpEndpoint: running.httpEndpoint, document, bucket });
    };
    const restart = (changed: LocalFunction[]) => {
      restarting = restarting
        .then(async () => {
          if (this.#stopping) return;
          await this.#running?.stop();
          current = changed;
          await start();
          await this.#deliveries?.use(changed);
          if (!this.info || !this.#running) return;
          this.info.lambdaEndpoint = this.#running.lambdaEndpoint;
          await this.#writeInfo();
        })
        .catch((error: unknown) => this.#log(String(error instanceof Error ? error.message : error)));
    };
    this.#started.push(async () => {
      await restarting;
      await this.#running?.stop();
    });
    await start();
    for (const { file } of functionFiles(root)) {
      let settled: NodeJS.Timeout | undefined;
      // The folder, because many editors replace the file itself.
      const watcher = watch(dirname(file), (_event, name) => {
        if (name !== basename(file)) return;
        clearTimeout(settled);
        settled = setTimeout(() => {
          try {
            restart(readFunctions(root));
            this.#log(`${relative(root, file)} has changed: its routes are live in a moment.`);
          } catch (error) {
            this.#log(error instanceof Error ? error.message : String(error));
          }
        }, 100);
      });
      this.#started.push(() => watcher.close());
    }
  }

  async #followStream(
    functions: LocalFunction[],
    dynamodbEndpoint: string,
    streamArn: string | undefined,
  ): Promise<void> {
    const { dataDir } = this.#settings;
    if (streamArn === undefined || functions.every((one) => one.streams.length === 0)) return;
    const options: PollerOptions = {
      dynamodbEndpoint,
      streamArn,
      functions,
      checkpoints: await openCheckpoints(join(dataDir, 'checkpoints.json')),
      deadLetterFile: deadLetterFile(dataDir),
      invoke: (name, event, signal) =>
        invokeFunction(this.#running?.lambdaEndpoint ?? '', name, event, signal),
      log: this.#log,
    };
    await this.#keep(startPoller(options));
  }

  /** What is printed when everything is ready. */
  welcome(seconds: number): string {
    const { info } = this;
    if (!info) return '';
    const { packageManager = 'pnpm' } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const moved = process.env.SKILLFORGE_DATA ? `SKILLFORGE_DATA='${this.#settings.dataDir}' ` : '';
    const users = info.demoUsers.map(
      ({ email, role, displayName }) => `  ${email.padEnd(26)} ${role.padEnd(11)} ${displayName}`,
    );
    const sample = this.#sample
      ? `The sample school is loaded: ${this.#sample.courses} courses, ${this.#sample.lessons} lessons, ${this.#sample.learners} learners.\n`
      : '';
    const course = JSON.stringify({
      title: 'My first course',
      description: 'What it teaches, and to whom.',
      category: 'programming',
      level: 'beginner',
    });
    return `
SkillForge is ready after ${seconds.toFixed(1)} s.
${sample}
  API        ${info.apiUrl}          (its contract: ${info.apiUrl}/openapi.json)
  Cognito    ${info.cognitoEndpoint}    (pool ${info.userPoolId}, client ${info.clientId})
  DynamoDB   ${info.dynamodbEndpoint}    (table ${info.tableName})
  S3         ${info.s3Endpoint}    (bucket ${info.bucketName})
  Events     ${info.eventsEndpoint}    (bus ${info.eventBusName}; watch them with pnpm events)
  For scripts: ${localInfoFile(this.#settings.dataDir)}

Demo users, all with the password ${info.demoUsers[0]?.password}:
${users.join('\n')}

Try, in another terminal:

  curl '${info.apiUrl}/courses?limit=3'

  TOKEN=$(${moved}npx -y ${packageManager} --silent token amara@skillforge.test)

  curl -X POST ${info.apiUrl}/courses -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
    -d '${course}'

Ctrl-C ends it; the data stays in ${this.#settings.dataDir} (pnpm dev --fresh starts over).
`;
  }
}

/** Everything but the lock, which this process holds. */
async function emptyDirectory(dataDir: string): Promise<void> {
  const kept = new Set(['lock', 'lock-journal', 'lock.pid']);
  const names = (await readdir(dataDir)).filter((name) => !kept.has(name));
  await Promise.all(names.map((name) => rm(join(dataDir, name), { recursive: true, force: true })));
}

/** Has the table's changes streamed from now on; answers the stream's ARN. */
async function startStream(endpoint: string): Promise<string | undefined> {
  const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint });
  return enableStream(client, TABLE_NAME).finally(() => client.destroy());
}

async function dropTable(client: DynamoDBClient, endpoint: string): Promise<void> {
  if (new URL(endpoint).hostname.endsWith('amazonaws.com')) {
    throw new SetupError(`--fresh would delete the table ${TABLE_NAME} at ${endpoint}: do that by hand.`);
  }
  try {
    await client.send(new DeleteTableCommand({ TableName: TABLE_NAME }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}

async function keptSecret(file: string): Promise<string> {
  try {
    const kept = readFileSync(file, 'utf8');
    if (kept.length === 64) return kept;
  } catch {
    // The first start makes it.
  }
  const made = randomBytes(32).toString('hex');
  await replaceFile(file, made);
  return made;
}

async function openApiDocument(serverUrl: string): Promise<object> {
  const { openApiDocument: make } = await import('@skillforge/openapi/document');
  return make({ serverUrl });
}
