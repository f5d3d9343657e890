import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { BodyCheck } from './s3-body.ts';
import { headerTags, keptHeaders, parseRange, single, writeCondition } from './s3-headers.ts';
import { noSuchKey, type ObjectStore, preconditionFailed, type StoredObject } from './s3-store.ts';
import type { ReadObject, S3rverStore } from './s3rver.ts';

/** The bucket, as s3rver's routes and preflights see it. */
export interface Bucket {
  name: string;
  creationDate: Date;
  cors: object;
}

export interface AdapterRequest {
  method: string;
  /** Of the object that the address names. */
  key: string;
  headers: IncomingHttpHeaders;
  checks: BodyCheck[];
}

/**
 * Our objects under s3rver's controllers, for one request: these hand on the key and the content, but not the
 * conditions, tags and digests that the request has for them.
 */
export class RequestStore implements S3rverStore {
  readonly #bucket: Bucket;
  readonly #objects: ObjectStore;
  readonly #request: AdapterRequest;
  #opened: Readable | undefined;

  constructor(bucket: Bucket, objects: ObjectStore, request: AdapterRequest) {
    this.#bucket = bucket;
    this.#objects = objects;
    this.#request = request;
  }

  /** Closes what the request had opened: an answer without a body leaves it unread. */
  release(): void {
    this.#opened?.destroy();
  }

  async getBucket(name: string) {
    return name === this.#bucket.name ? this.#bucket : null;
  }

  async listBuckets() {
    return [this.#bucket];
  }

  async getSubresource(_bucket: string, _key: string | undefined, type: string) {
    return type === 'cors' ? this.#bucket.cors : null;
  }

  async existsObject(_bucket: string, key: string) {
    return this.#objects.get(key) !== undefined;
  }

  async getObject(
    _bucket: string,
    key: string,
    copied: { start?: number; end?: number },
  ): Promise<ReadObject | null> {
    const opened = await this.#objects.open(key);
    if (!opened) return null;
    const { object, file } = opened;
    const { headers } = this.#request;
    const ifMatch = headers['if-match']?.replaceAll('"', '');
    const refused = ifMatch !== undefined && ifMatch !== '*' && ifMatch !== object.etag;
    // s3rver does not know `bytes=-5`; only of a copied part it has read the range itself, from another header.
    const range =
      'x-amz-copy-source' in headers
        ? parseRange(
            copied.end === undefined ? undefined : `bytes=${copied.start}-${copied.end}`,
            object.size,
          )
        : parseRange(headers.range, object.size);
    const answer = {
      size: object.size,
      lastModifiedDate: new Date(object.modified),
      metadata: answered(object),
    };
    if (refused || range === 'unsatisfiable' || this.#request.method === 'HEAD') {
      await file.close();
      if (refused) throw preconditionFailed('If-Match');
      if (range === 'unsatisfiable') return { ...answer, content: null, range: { start: 0, end: 0 } };
      return { ...answer, content: Readable.from([]), ...(range && { range }) };
    }
    const content = file.createReadStream(range);
    this.#opened = content;
    return { ...answer, content, ...(range && { range }) };
  }

  async putObject({ key, content }: { key: string; content: Readable }) {
    const { headers, checks } = this.#request;
    const draft = { key, metadata: keptHeaders(headers), tags: headerTags(headers) };
    const { etag, size } = await this.#objects.put(draft, content, { ...writeCondition(headers), checks });
    return { md5: etag, size };
  }

  async copyObject(
    _sourceBucket: string,
    sourceKey: string,
    _bucket: string,
    key: string,
    replacement: IncomingHttpHeaders | null,
  ) {
    const { headers } = this.#request;
    const opened = await this.#objects.open(sourceKey);
    if (!opened) throw noSuchKey(sourceKey);
    const { object: source, file } = opened;
    const content = file.createReadStream();
    this.#opened = content;
    const wanted = single(headers['x-amz-copy-source-if-match'])?.replaceAll('"', '');
    const unwanted = single(headers['x-amz-copy-source-if-none-match'])?.replaceAll('"', '');
    if (wanted !== undefined && wanted !== '*' && wanted !== source.etag) {
      throw preconditionFailed('x-amz-copy-source-If-Match');
    }
    if (unwanted === '*' || unwanted === source.etag) {
      throw preconditionFailed('x-amz-copy-source-If-None-Match');
    }
    const draft = {
      key,
      metadata: replacement ? keptHeaders(replacement) : source.metadata,
      tags: headers['x-amz-tagging-directive'] === 'REPLACE' ? headerTags(headers) : source.tags,
    };
    return answered(await this.#objects.put(draft, content, writeCondition(headers)));
  }

  async deleteObject(_bucket: string, key: string) {
    await this.#objects.delete(key);
  }

  async initiateUpload(_bucket: string, key: string, uploadId: string, headers: IncomingHttpHeaders) {
    await this.#objects.createUpload(uploadId, {
      key,
      metadata: keptHeaders(headers),
      tags: headerTags(headers),
    });
  }

  async putPart(_bucket: string, uploadId: string, partNumber: string, content: Readable) {
    const { key, checks } = this.#request;
    const { etag, size } = await this.#objects.putPart(uploadId, key, Number(partNumber), content, checks);
    return { md5: etag, size };
  }
}

function answered(object: StoredObject): Record<string, string> {
  return {
    ...object.metadata,
    ...(object.tags.length > 0 && { 'x-amz-tagging-count': String(object.tags.length) }),
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.modified).toUTCString(),
    'content-length': String(object.size),
  };
}
