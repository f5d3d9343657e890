import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BucketAnswer, BucketRequest } from '@skillforge/core/files/bucket';
import type { SignedPut } from '@skillforge/core/files/uploads';
import type { Catalogue, Person } from './catalogue.ts';

/** A look into the bucket behind a catalogue, and what a client does with it. */

/** A request to the bucket as it was sent, or as an answer hands it out. */
export interface Sent {
  method: string;
  /** Of the object; empty for the bucket itself. */
  key: string;
  query: URLSearchParams;
  headers: Headers;
}

/** A request that the functions made, with the status of its answer. */
export interface Answered extends Sent {
  status: number;
}

/** The purpose and the type of a file, with its bytes. */
export interface Uploading {
  purpose: 'thumbnail' | 'video' | 'file';
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export type FileStore = Awaited<ReturnType<typeof fileStoreOf>>;

const empty = new Uint8Array();

/** @param catalogue a running one: the modules that sign read their settings while they load */
export async function fileStoreOf({ environment, done, amara }: Catalogue) {
  const { signedUrl } = await import('@skillforge/core/files/bucket');
  const { endpoint, bucketName } = environment.s3;
  const root = `${endpoint}/${bucketName}/`;

  const isOfStore = (url: string) => url.startsWith(endpoint);

  /** What an address asks for. */
  function read(method: string, url: string, headers: ConstructorParameters<typeof Headers>[0] = {}): Sent {
    const { origin, pathname, searchParams } = new URL(url);
    if (!`${origin}${pathname}`.startsWith(root)) throw new Error(`Not in the bucket: ${origin}${pathname}`);
    const key = `${origin}${pathname}`.slice(root.length);
    return { method, key, query: searchParams, headers: new Headers(headers) };
  }

  let hook: ((sent: Sent) => Promise<Response | undefined> | Response | undefined) | undefined;
  let answered: Answered[] = [];
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init = {}) => {
    if (typeof input !== 'string' || !isOfStore(input)) return realFetch(input, init);
    const sent = read(init.method ?? 'GET', input, init.headers);
    const answer = (await hook?.(sent)) ?? (await realFetch(input, init));
    answered.push({ ...sent, status: answer.status });
    return answer;
  };

  /** Does some work while every request of the functions to the store is first shown to `look`, which may answer it. */
  async function disturbed<T>(look: NonNullable<typeof hook>, work: () => Promise<T>): Promise<T> {
    hook = look;
    try {
      return await work();
    } finally {
      hook = undefined;
    }
  }

  /** The requests that the functions make of the store during some work. */
  async function requestsDuring(work: () => Promise<unknown>): Promise<Answered[]> {
    const mine: Answered[] = [];
    answered = mine;
    await work();
    answered = [];
    return mine;
  }

  /** Makes a request as a client does that was handed it. */
  function send(
    { method, url, headers }: Pick<SignedPut, 'method' | 'url' | 'headers'>,
    body: Uint8Array<ArrayBuffer>,
  ): Promise<Response> {
    return realFetch(url, { method, headers, body });
  }

  /** Asks the store itself, unseen by those who watch the functions. */
  async function look(request: BucketRequest): Promise<BucketAnswer> {
    const { method, headers = {} } = request;
    const answer = await realFetch(await signedUrl(request, { seconds: 60 }), { method, headers });
    const body = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, body };
  }

  /** All keys that begin so. */
  async function keysUnder(prefix: string): Promise<string[]> {
    const { body } = await look({ method: 'GET', query: { 'list-type': '2', prefix } });
    return [...body.toString('utf8').matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
  }

  /** An object's tags, `name=value`; undefined if there is no object. */
  async function tagsOf(key: string): Promise<string[] | undefined> {
    const { status, body } = await look({ method: 'GET', key, query: { tagging: '' } });
    if (status === 404) return undefined;
    const pairs = body.toString('utf8').matchAll(/<Key>([^<]*)<\/Key><Value>([^<]*)<\/Value>/g);
    return [...pairs].map(([, name, value]) => `${name}=${value}`);
  }

  /** An object with its headers; undefined if there is none. */
  async function object(key: string): Promise<BucketAnswer | undefined> {
    const answer = await look({ method: 'GET', key });
    return answer.status === 200 ? answer : undefined;
  }

  /** Asks for an upload to a course. */
  async function begin(courseId: string, { purpose, contentType, bytes }: Uploading, as: Person = amara) {
    const body = { purpose, contentType, sizeBytes: bytes.length };
    return await done('createUpload', { as, path: { courseId }, body });
  }

  /** Uploads a small file to a course; gives its key. */
  async function upload(courseId: string, file: Uploading, as: Person = amara): Promise<string> {
    const { key, request } = await begin(courseId, file, as);
    const answer = await send(request, file.bytes);
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return key;
  }

  /** Writes an object past all rules. */
  async function write(key: string, contentType: string, bytes: Uint8Array<ArrayBuffer> = empty) {
    const headers = { 'content-type': contentType };
    const url = await signedUrl({ method: 'PUT', key, headers }, { seconds: 60 });
    const answer = await send({ method: 'PUT', url, headers }, bytes);
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  }

  async function remove(key: string): Promise<void> {
    await look({ method: 'DELETE', key });
  }

  return {
    isOfStore,
    remove,
    read,
    disturbed,
    requestsDuring,
    send,
    keysUnder,
    tagsOf,
    object,
    begin,
    upload,
    write,
    /** Gets what an address shows. */
    get: (url: string) => realFetch(url),
    /** The address of an object without any signature. */
    unsigned: (key: string) => `${root}${key}`,
  };
}

/** So many bytes that look random and are always the same, a little at a time; and their digest. */
export function noise(sizeBytes: number, { skip = 0 } = {}): Readable {
  const block = 1024 * 1024;
  function* blocks() {
    for (let at = skip; at < skip + sizeBytes; ) {
      const start = at % block;
      const length = Math.min(block - start, skip + sizeBytes - at);
      const whole = createHash('shake256', { outputLength: 1024 }).update(String(Math.floor(at / block)));
      yield Buffer.alloc(block, whole.digest()).subarray(start, start + length);
      at += length;
    }
  }
  return Readable.from(blocks(), { objectMode: false });
}

export async function sha256Of(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}

/** Sends a long body piece by piece, which `fetch` would send without saying how long it is. */
export async function sendStream(
  { url, headers, sizeBytes }: SignedPut,
  body: Readable,
): Promise<{ status: number; etag: string }> {
  const sent = request(url, { method: 'PUT', headers: { ...headers, 'content-length': sizeBytes } });
  const answered = once(sent, 'response');
  await pipeline(body, sent);
  const [answer]: IncomingMessage[] = await answered;
  answer?.resume();
  return { status: answer?.statusCode ?? 0, etag: String(answer?.headers.etag) };
}

/** What the store refuses for the head of a request alone, before any of its body is sent. */
export async function refusalOfHead({ url, headers, sizeBytes }: SignedPut): Promise<string> {
  const sent = request(url, { method: 'PUT', headers: { ...headers, 'content-length': sizeBytes } });
  const answered = once(sent, 'response');
  sent.flushHeaders();
  const [answer]: IncomingMessage[] = await answered;
  const text = Buffer.concat((await answer?.toArray()) ?? []).toString('utf8');
  sent.destroy();
  return `${answer?.statusCode} ${codeIn(text)}`;
}

/** What the store refuses. */
export async function refusalOfStore(answer: Response): Promise<string> {
  return `${answer.status} ${codeIn(await answer.text())}`;
}

function codeIn(text: string): string {
  return /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '';
}
