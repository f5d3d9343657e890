import * as z from 'zod';
import { type BodyCheck, readText } from './s3-body.ts';
import { checkTags, single, writeCondition } from './s3-headers.ts';
import { noSuchKey, type ObjectStore } from './s3-store.ts';
import { parseXml } from './s3-xml.ts';
import { refusal, type S3Context } from './s3rver.ts';

/**
 * The operations that s3rver lacks (abort, DELETE ?tagging), answers otherwise than S3 (complete, tags, several deletions
 * at once), or cannot do at all: its pages of a list need a cipher that OpenSSL no longer has, and are not in S3's order.
 */

export interface OperationRequest {
  context: S3Context;
  objects: ObjectStore;
  bucketName: string;
  key: string;
  checks: BodyCheck[];
}

type Operation = (request: OperationRequest) => Promise<void>;

const XMLNS = { '@': { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/' } };
const MOST_BODY_BYTES = 2 * 1024 * 1024;
const MOST_KEYS = 1_000;

const completeSchema = z.object({
  CompleteMultipartUpload: z.object({
    Part: z.array(z.object({ PartNumber: z.string().regex(/^\s*\d+\s*$/), ETag: z.string() })).min(1),
  }),
});
const taggingSchema = z.object({
  Tagging: z.object({
    // An empty element is read as an empty text.
    TagSet: z
      .union([z.object({ Tag: z.array(z.object({ Key: z.string(), Value: z.string() })) }), z.string()])
      .transform((set) => (typeof set === 'string' ? [] : set.Tag)),
  }),
});
const deleteSchema = z.object({
  Delete: z.object({
    Object: z
      .array(z.object({ Key: z.string() }))
      .min(1)
      .max(MOST_KEYS),
    Quiet: z.string().optional(),
  }),
});

/** The operation that a request asks for, if it is one of ours. */
export function operationFor({ method, query }: S3Context, key: string): Operation | undefined {
  const has = (name: string) => query[name] !== undefined;
  if (key === '') {
    if (method === 'HEAD') return headBucket;
    if (method === 'GET' && query['list-type'] === '2') return listObjects;
    if (method === 'POST' && has('delete')) return deleteObjects;
    if (method === 'PUT' || method === 'DELETE') return changeBucket;
    if (!LEFT_TO_S3RVER.some(has)) return notImplemented;
    return undefined;
  }
  if (has('tagging')) {
    if (method === 'GET') return getTags;
    if (method === 'PUT') return putTags;
    if (method === 'DELETE') return deleteTags;
  }
  if (has('uploadId')) {
    if (method === 'POST') return completeUpload;
    if (method === 'DELETE') return abortUpload;
    if (method === 'GET') return notImplemented;
  }
  return undefined;
}

/** What can be asked of the bucket besides. */
const LEFT_TO_S3RVER = ['cors', 'location'];

const headBucket: Operation = async ({ context }) => {
  context.status = 200;
  context.body = '';
};

const changeBucket: Operation = async () => {
  throw refusal('AccessDenied', 'The embedded S3 has the one bucket that it was started with.');
};

const notImplemented: Operation = async () => {
  throw refusal(
    'NotImplemented',
    'The embedded S3 does not have this operation. It lists objects with list-type=2.',
  );
};

const listObjects: Operation = async ({ context, objects, bucketName }) => {
  const { query } = context;
  const read = (name: string) => single(query[name]) ?? '';
  const prefix = read('prefix');
  const delimiter = read('delimiter');
  const token = read('continuation-token');
  const asked = read('max-keys') || String(MOST_KEYS);
  if (!/^\d+$/.test(asked)) {
    throw refusal('InvalidArgument', 'Provided max-keys not an integer or within integer range', {
      ArgumentName: 'max-keys',
      ArgumentValue: asked,
    });
  }
  const most = Math.min(Number(asked), MOST_KEYS);
  const after = token ? Buffer.from(token, 'base64url').toString('utf8') : read('start-after');
  const encode = read('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;

  const page: { name: string; isPrefix: boolean }[] = [];
  let more = false;
  for (const key of objects.keys()) {
    if (!key.startsWith(prefix) || !isAfter(key, after)) continue;
    const at = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const name = at === -1 ? key : key.slice(0, at + delimiter.length);
    // A common prefix stands for all its keys, also for those behind the end of an earlier page.
    if (at !== -1 && (page.at(-1)?.name === name || name === after)) continue;
    more = page.length === most;
    if (more) break;
    page.push({ name, isPrefix: at !== -1 });
  }
  const last = page.at(-1)?.name ?? '';
  const truncated = more && most > 0;
  const contents = page.flatMap(({ name, isPrefix }) => {
    const object = isPrefix ? undefined : objects.get(name);
    return object ? [object] : [];
  });
  context.body = {
    ListBucketResult: {
      ...XMLNS,
      Name: bucketName,
      Prefix: encode(prefix),
      ...(delimiter && { Delimiter: encode(delimiter) }),
      MaxKeys: most,
      KeyCount: page.length,
      IsTruncated: truncated,
      ...(token && { ContinuationToken: token }),
      ...(truncated && { NextContinuationToken: Buffer.from(last).toString('base64url') }),
      ...(query['start-after'] !== undefined && { StartAfter: encode(read('start-after')) }),
      Contents: contents.map(({ key, modified, etag, size }) => ({
        Key: encode(key),
        LastModified: modified,
        ETag: `"${etag}"`,
        Size: size,
        StorageClass: 'STANDARD',
      })),
      CommonPrefixes: page.filter(({ isPrefix }) => isPrefix).map(({ name }) => ({ Prefix: encode(name) })),
    },
  };
};

const deleteObjects: Operation = async (request) => {
  const { Delete } = await readXml(request, deleteSchema);
  for (const { Key } of Delete.Object) await request.objects.delete(Key);
  const quiet = Delete.Quiet?.trim() === 'true';
  request.context.body = {
    DeleteResult: { ...XMLNS, Deleted: quiet ? [] : Delete.Object.map(({ Key }) => ({ Key })) },
  };
};

const getTags: Operation = async ({ context, objects, key }) => {
  const object = objects.get(key);
  if (!object) throw noSuchKey(key);
  const tags = object.tags.map((tag) => ({ Key: tag.key, Value: tag.value }));
  context.body = { Tagging: { ...XMLNS, TagSet: { Tag: tags } } };
};

const putTags: Operation = async (request) => {
  const { Tagging } = await readXml(request, taggingSchema);
  await request.objects.tag(
    request.key,
    checkTags(Tagging.TagSet.map(({ Key, Value }) => ({ key: Key, value: Value }))),
  );
  request.context.status = 200;
  request.context.body = '';
};

const deleteTags: Operation = async ({ context, objects, key }) => {
  await objects.tag(key, []);
  context.status = 204;
};

const completeUpload: Operation = async (request) => {
  const { context, objects, bucketName, key } = request;
  const condition = writeCondition(context.headers);
  const { CompleteMultipartUpload } = await readXml(request, completeSchema);
  const parts = CompleteMultipartUpload.Part.map(({ PartNumber, ETag }) => ({
    number: Number(PartNumber),
    etag: ETag.replaceAll('"', '').trim(),
  }));
  const { etag } = await objects.completeUpload(uploadId(context), key, parts, condition);
  context.body = {
    CompleteMultipartUploadResult: {
      ...XMLNS,
      Location: `http://${context.headers.host}${context.path}`,
      Bucket: bucketName,
      Key: key,
      ETag: `"${etag}"`,
    },
  };
};

const abortUpload: Operation = async ({ context, objects, key }) => {
  await objects.abortUpload(uploadId(context), key);
  context.status = 204;
};

function uploadId({ query }: S3Context): string {
  return single(query.uploadId) ?? '';
}

async function readXml<T>({ context, checks }: OperationRequest, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(parseXml(await readText(context.req, checks, MOST_BODY_BYTES)));
  if (parsed.success) return parsed.data;
  throw refusal(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

/** By their UTF-8 bytes, as S3 sorts. */
function isAfter(key: string, other: string): boolean {
  return other === '' || Buffer.from(key).compare(Buffer.from(other)) > 0;
}
