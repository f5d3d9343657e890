import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { type BusEvent, EventLog, type LoggedEvent } from './event-log.ts';
import { LOCAL_AWS } from './local-aws.ts';

export interface EventBusOptions {
  /** The file that keeps the events, one JSON text per line; made if absent. */
  file: string;
  /** The one bus that there is. */
  busName: string;
  /** The TCP port on 127.0.0.1; a free one when absent or 0. */
  port?: number;
  /** So many events stay in the file. */
  kept?: number;
  /** The place after which no event may be forgotten. */
  neededAfter?: () => number;
  /** Told of each event when it is on the disk. */
  onEvent?: (logged: LoggedEvent) => void;
  /** Told what went wrong that no caller is told of. */
  report?: (text: string) => void;
}

export interface EmbeddedEventBus {
  /** `http://127.0.0.1:<port>`, for any EventBridge client. */
  endpoint: string;
  busName: string;
  log: EventLog;
  stop(): Promise<void>;
}

const MOST_ENTRIES = 10;
/** What all entries of a call may weigh together, in bytes. */
const MOST_BYTES = 256 * 1024;
const MOST_BODY_BYTES = 2 * 1024 * 1024;
const ACCOUNT = '000000000000';

const entrySchema = z.object({
  EventBusName: z.string().optional(),
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  /** Seconds since 1970. */
  Time: z.number().optional(),
  Resources: z.array(z.string()).optional(),
});

type Entry = z.infer<typeof entrySchema>;

const requestSchema = z.object({ Entries: z.array(entrySchema) });

/** A call that is refused as a whole. */
class Refusal extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

interface EntryError {
  ErrorCode: string;
  ErrorMessage: string;
}

/**
 * Starts an EventBridge with one bus on 127.0.0.1, in this process; it knows PutEvents. An event is on the disk before it
 * is answered for.
 *
 * It refuses what AWS refuses: more than ten entries, more than 256 KB, a missing source, type or detail, a detail
 * that is no JSON object. And it refuses what AWS takes and then drops without a word, because on a laptop somebody is to
 * see it: another bus than the one there is, and a source or type that is too long.
 *
 * @throws Error when the port is taken, or the file cannot be read or written.
 */
export async function startEventBus(options: EventBusOptions): Promise<EmbeddedEventBus> {
  const { file, busName, onEvent } = options;
  const log = await EventLog.open({
    file,
    ...(options.kept === undefined ? {} : { kept: options.kept }),
    ...(options.neededAfter && { neededAfter: options.neededAfter }),
    ...(options.report && { report: options.report }),
  });
  const putEvents = async (body: unknown) => {
    const entries = readEntries(body);
    const checked = entries.map((entry) => check(entry, busName));
    const taken = checked.filter((one) => 'id' in one);
    for (const logged of await log.append(taken)) onEvent?.(logged);
    return {
      FailedEntryCount: entries.length - taken.length,
      Entries: checked.map((one) => ('id' in one ? { EventId: one.id } : one)),
    };
  };
  const server = createServer((request, response) => {
    answer(request, response, putEvents).catch(() => response.destroy());
  });
  const port = await listen(server, options.port ?? 0);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    busName,
    log,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await log.close();
    },
  };
}

function readEntries(body: unknown): Entry[] {
  const read = requestSchema.safeParse(body);
  if (!read.success) throw new Refusal('SerializationException', 'The request is malformed.');
  const { Entries } = read.data;
  if (Entries.length < 1 || Entries.length > MOST_ENTRIES) {
    const bound = Entries.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${MOST_ENTRIES}`;
    throw new Refusal(
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > MOST_BYTES) {
    throw new Refusal('ValidationException', 'Total size of the entries in the request is over the limit.');
  }
  return Entries;
}

/** As EventBridge counts: "Calculating PutEvents event entry size" in its user guide. */
function sizeOf({ Source = '', DetailType = '', Detail = '', Time, Resources = [] }: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), Time === undefined ? 0 : 14);
}

/** An entry as the event that it becomes, or why it becomes none. */
function check(entry: Entry, busName: string): BusEvent | EntryError {
  const { Source, DetailType, Detail, Time, Resources = [], EventBusName = 'default' } = entry;
  const invalid = (name: string, reason: string): EntryError => ({
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${reason}`,
  });
  if (!Source) return invalid('Source', 'Source is a required argument.');
  if (!DetailType) return invalid('DetailType', 'DetailType is a required argument.');
  if (!Detail) return invalid('Detail', 'Detail is a required argument.');
  if (Source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  if (Source.length > 256) return invalid('Source', 'It is longer than 256 characters.');
  if (DetailType.length > 128) return invalid('DetailType', 'It is longer than 128 characters.');
  if (EventBusName.split('/').at(-1) !== busName) {
    return invalid('EventBusName', `Event bus ${EventBusName} does not exist.`);
  }
  const detail = asObject(Detail);
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const time = Time === undefined ? new Date() : new Date(Time * 1000);
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': DetailType,
    source: Source,
    account: ACCOUNT,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region: LOCAL_AWS.region,
    resources: Resources,
    detail,
  };
}

function asObject(text: string): Record<string, unknown> | undefined {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  putEvents: (body: unknown) => Promise<object>,
): Promise<void> {
  const send = (status: number, body: object) => {
    response.writeHead(status, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': randomUUID(),
    });
    response.end(JSON.stringify(body));
  };
  try {
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
      throw new Refusal('MissingAuthenticationToken', 'Missing Authentication Token');
    }
    const target = request.headers['x-amz-target'];
    if (target !== 'AWSEvents.PutEvents') {
      throw new Refusal('UnknownOperationException', `The embedded bus knows PutEvents only, not ${target}.`);
    }
    send(200, await putEvents(await bodyOf(request)));
  } catch (error) {
    if (error instanceof Refusal) send(400, { __type: error.type, message: error.message });
    else send(500, { __type: 'InternalException', message: error instanceof Error ? error.message : '' });
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) {
      throw new Refusal('ValidationException', 'Total size of the entries in the request is over the limit.');
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal('SerializationException', 'The request is malformed.');
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('The embedded event bus has no TCP address.'));
    });
  });
}
