import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { replaceFile } from './json-store.ts';
import { type BodyCheck, receiveBody } from './s3-body.ts';
import { refusal } from './s3rver.ts';

const tagSchema = z.object({ key: z.string(), value: z.string() });
const draftSchema = z.object({
  key: z.string(),
  /** The headers that a GET answers, in lower case. */
  metadata: z.record(z.string(), z.string()),
  tags: z.array(tagSchema),
});
const objectSchema = draftSchema.extend({
  /** The name of the file with the content. */
  blob: z.string(),
  etag: z.string(),
  size: z.number(),
  /** ISO 8601 */
  modified: z.string(),
});
const partSchema = z.object({ number: z.number(), blob: z.string(), etag: z.string(), size: z.number() });
const uploadSchema = draftSchema.extend({ id: z.string(), parts: z.array(partSchema) });

export type Tag = z.infer<typeof tagSchema>;
/** An object before its content is there. */
export type ObjectDraft = z.infer<typeof draftSchema>;
export type StoredObject = z.infer<typeof objectSchema>;
type Upload = z.infer<typeof uploadSchema>;

/** What must hold of the object that is there for a new one to take its place. */
export interface Condition {
  /** `If-None-Match: *` */
  onlyIfAbsent?: boolean;
  /** `If-Match`, without quotes */
  onlyIfEtag?: string | undefined;
}

/** All parts but the last must have as much. */
export const LEAST_PART_BYTES = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;
const READS_AT_ONCE = 32;

/**
 * The objects of a bucket in a folder. Each content is a file of its own that never changes (`blobs`), and each object a
 * small record that names it (`objects`); an object becomes another by the rename of its record. So a kill at any
 * moment leaves the old or the new object as a whole, and two conditional writes cannot both win.
 *
 * One process per folder: the records are read at the start and then known by heart.
 */
export class ObjectStore {
  readonly #folder: string;
  readonly #objects = new Map<string, StoredObject>();
  readonly #uploads = new Map<string, Upload>();
  readonly #ofObject = new Turns();
  readonly #ofUpload = new Turns();
  #sortedKeys: string[] | undefined;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Opens the folder, makes it if absent, and clears away what a kill left in it.
   *
   * @throws Error when it cannot be read or written.
   */
  static async open(folder: string): Promise<ObjectStore> {
    const store = new ObjectStore(folder);
    for (const name of ['objects', 'uploads', 'blobs']) await mkdir(join(folder, name), { recursive: true });
    for (const object of await readRecords(join(folder, 'objects'), objectSchema)) {
      store.#objects.set(object.key, object);
    }
    for (const upload of await readRecords(join(folder, 'uploads'), uploadSchema)) {
      store.#uploads.set(upload.id, upload);
    }
    const used = new Set([...store.#objects.values()].map(({ blob }) => blob));
    for (const { parts } of store.#uploads.values()) for (const { blob } of parts) used.add(blob);
    for (const blob of await readdir(join(folder, 'blobs'))) if (!used.has(blob)) await store.#drop(blob);
    return store;
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }

  /** All keys in S3's order, which is that of their UTF-8 bytes. */
  keys(): string[] {
    this.#sortedKeys ??= [...this.#objects.keys()]
      .map((key) => ({ key, bytes: Buffer.from(key) }))
      .sort((a, b) => a.bytes.compare(b.bytes))
      .map(({ key }) => key);
    return this.#sortedKeys;
  }

  /** The object with its opened content, which stays whole whatever happens to the key meanwhile. */
  async open(key: string): Promise<{ object: StoredObject; file: FileHandle } | undefined> {
    for (;;) {
      const object = this.#objects.get(key);
      if (!object) return undefined;
      try {
        return { object, file: await open(this.#blobFile(object.blob)) };
      } catch (error) {
        // Replaced or deleted between the look and the opening: the next look shows it.
        if (this.#objects.get(key) === object) throw error;
      }
    }
  }

  /**
   * Stores an object.
   *
   * @throws Error PreconditionFailed, or what a check says; then nothing has changed.
   */
  async put(
    draft: ObjectDraft,
    content: Readable,
    { checks = [], ...condition }: Condition & { checks?: BodyCheck[] } = {},
  ): Promise<StoredObject> {
    this.#require(condition, draft.key);
    const blob = randomUUID();
    const { size, md5 } = await receiveBody(content, this.#blobFile(blob), checks);
    return this.#commit({ ...draft, blob, etag: md5, size, modified: new Date().toISOString() }, condition);
  }

  /** Deletes an object; that it is not there is no error. */
  async delete(key: string): Promise<void> {
    await this.#ofObject.take(key, async () => {
      const object = this.#objects.get(key);
      if (!object) return;
      await rm(this.#objectFile(key), { force: true });
      this.#objects.delete(key);
      this.#sortedKeys = undefined;
      await this.#drop(object.blob);
    });
  }

  /** Replaces an object's tags. */
  async tag(key: string, tags: Tag[]): Promise<void> {
    await this.#ofObject.take(key, async () => {
      const object = this.#objects.get(key);
      if (!object) throw noSuchKey(key);
      const tagged = { ...object, tags };
      await replaceFile(this.#objectFile(key), JSON.stringify(tagged));
      this.#objects.set(key, tagged);
    });
  }

  async createUpload(id: string, draft: ObjectDraft): Promise<void> {
    await this.#saveUpload({ ...draft, id, parts: [] });
  }

  /** Stores a part; an earlier one of the same number is replaced. */
  async putPart(
    id: string,
    key: string,
    number: number,
    content: Readable,
    checks: BodyCheck[] = [],
  ): Promise<{ etag: string; size: number }> {
    this.#upload(id, key);
    if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS) {
      throw refusal(
        'InvalidArgument',
        `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`,
        { ArgumentName: 'partNumber' },
      );
    }
    const blob = randomUUID();
    const { size, md5: etag } = await receiveBody(content, this.#blobFile(blob), checks);
    await this.#ofUpload.take(id, async () => {
      const upload = this.#uploads.get(id);
      if (!upload) {
        await this.#drop(blob);
        throw noSuchUpload(id);
      }
      const parts = upload.parts.filter((part) => part.number !== number);
      await this.#saveUpload({ ...upload, parts: [...parts, { number, blob, etag, size }] });
      for (const part of upload.parts) if (part.number === number) await this.#drop(part.blob);
    });
    return { etag, size };
  }

  /** Makes the object of the parts, which must be named in ascending order. */
  async completeUpload(
    id: string,
    key: string,
    named: { number: number; etag: string }[],
    condition: Condition = {},
  ): Promise<StoredObject> {
    return this.#ofUpload.take(id, async () => {
      const upload = this.#upload(id, key);
      const parts = named.map(({ number, etag }) => {
        const part = upload.parts.find((each) => each.number === number);
        if (part?.etag === etag) return part;
        throw refusal(
          'InvalidPart',
          "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
          { UploadId: id, PartNumber: number, ETag: etag },
        );
      });
      if (named.some(({ number }, i) => number <= (named[i - 1]?.number ?? 0))) {
        throw refusal(
          'InvalidPartOrder',
          'The list of parts was not in ascending order. Parts must be ordered by part number.',
        );
      }
      const small = parts.slice(0, -1).find(({ size }) => size < LEAST_PART_BYTES);
      if (small) {
        throw refusal('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
          ProposedSize: small.size,
          MinSizeAllowed: LEAST_PART_BYTES,
          PartNumber: small.number,
        });
      }
      this.#require(condition, key);
      const blob = randomUUID();
      const { size } = await receiveBody(Readable.from(this.#contents(parts)), this.#blobFile(blob));
      const digests = createHash('md5');
      for (const { etag } of parts) digests.update(etag, 'hex');
      const { metadata, tags } = upload;
      const object = await this.#commit(
        {
          key,
          metadata,
          tags,
          blob,
          size,
          etag: `${digests.digest('hex')}-${parts.length}`,
          modified: new Date().toISOString(),
        },
        condition,
      );
      await this.#dropUpload(upload);
      return object;
    });
  }

  async abortUpload(id: string, key: string): Promise<void> {
    await this.#ofUpload.take(id, () => this.#dropUpload(this.#upload(id, key)));
  }

  async *#contents(parts: { blob: string }[]): AsyncGenerator<Buffer> {
    for (const { blob } of parts) {
      const file = await open(this.#blobFile(blob));
      yield* file.createReadStream();
    }
  }

  #upload(id: string, key: string): Upload {
    const upload = this.#uploads.get(id);
    if (upload?.key !== key) throw noSuchUpload(id);
    return upload;
  }

  #require({ onlyIfAbsent, onlyIfEtag }: Condition, key: string): void {
    const object = this.#objects.get(key);
    if (onlyIfAbsent && object) throw preconditionFailed('If-None-Match');
    if (onlyIfEtag === undefined) return;
    if (!object) throw noSuchKey(key);
    if (object.etag !== onlyIfEtag) throw preconditionFailed('If-Match');
  }

  #commit(object: StoredObject, condition: Condition): Promise<StoredObject> {
    const { key } = object;
    return this.#ofObject.take(key, async () => {
      try {
        this.#require(condition, key);
        await replaceFile(this.#objectFile(key), JSON.stringify(object));
      } catch (error) {
        await this.#drop(object.blob);
        throw error;
      }
      const before = this.#objects.get(key);
      this.#objects.set(key, object);
      if (before) await this.#drop(before.blob);
      else this.#sortedKeys = undefined;
      return object;
    });
  }

  async #saveUpload(upload: Upload): Promise<void> {
    await replaceFile(this.#uploadFile(upload.id), JSON.stringify(upload));
    this.#uploads.set(upload.id, upload);
  }

  async #dropUpload({ id, parts }: Upload): Promise<void> {
    await rm(this.#uploadFile(id), { force: true });
    this.#uploads.delete(id);
    for (const { blob } of parts) await this.#drop(blob);
  }

  async #drop(blob: string): Promise<void> {
    await rm(this.#blobFile(blob), { force: true });
  }

  #blobFile(blob: string): string {
    return join(this.#folder, 'blobs', blob);
  }

  /** A key may be longer than a file's name and hold any sign, hence its digest. */
  #objectFile(key: string): string {
    return join(this.#folder, 'objects', `${createHash('sha256').update(key).digest('hex')}.json`);
  }

  #uploadFile(id: string): string {
    return join(this.#folder, 'uploads', `${id}.json`);
  }
}

/** Changes under one name happen one after the other, in the order in which they were asked for. */
class Turns {
  readonly #last = new Map<string, Promise<void>>();

  take<T>(name: string, change: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(name) ?? Promise.resolve()).then(change);
    const done: Promise<void> = mine.then(nothing, nothing).then(() => {
      if (this.#last.get(name) === done) this.#last.delete(name);
    });
    this.#last.set(name, done);
    return mine;
  }
}

function nothing(): void {}

export function noSuchKey(key: string): Error {
  return refusal('NoSuchKey', 'The specified key does not exist.', { Key: key });
}

export function preconditionFailed(header: string): Error {
  return refusal('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: header,
  });
}

function noSuchUpload(id: string): Error {
  return refusal(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { UploadId: id },
  );
}

async function readRecords<T>(folder: string, schema: z.ZodType<T>): Promise<T[]> {
  const records: T[] = [];
  const names = await readdir(folder);
  for (let i = 0; i < names.length; i += READS_AT_ONCE) {
    const read = names.slice(i, i + READS_AT_ONCE).map(async (name) => {
      const file = join(folder, name);
      // What is not a record was to become one when the process was killed.
      if (!name.endsWith('.json')) return rm(file, { force: true });
      try {
        records.push(schema.parse(JSON.parse(await readFile(file, 'utf8'))));
      } catch (cause) {
        throw new Error(`The embedded S3 cannot read ${file}: start with --fresh.`, { cause });
      }
    });
    await Promise.all(read);
  }
  return records;
}
