import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedStartError } from './dynamodb.ts';

type Json = { [name: string]: unknown };

/**
 * What cognito-local keeps its users in, made safe against a kill at any moment: a change is answered only once it is
 * in the file, a file is replaced as a whole, and a copy stands in for one that cannot be read.
 */
export class JsonStore {
  readonly #file: string;
  readonly #root: Json;
  #saved: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(file: string, root: Json) {
    this.#file = file;
    this.#root = root;
  }

  /** Reads the file, or its copy, or starts with the defaults; the defaults of absent names are added. */
  static async open(file: string, defaults: Json): Promise<JsonStore> {
    await mkdir(dirname(file), { recursive: true });
    const kept = (await read(file)) ?? (await read(`${file}.copy`));
    const store = new JsonStore(file, { ...defaults, ...(kept ?? {}) });
    await store.#save();
    return store;
  }

  async getRoot(): Promise<Json> {
    return this.#root;
  }

  /** The value under a name or a path of names; else `defaultValue`, else null. */
  async get(_context: unknown, key: string | string[], defaultValue?: unknown): Promise<unknown> {
    let value: unknown = this.#root;
    for (const name of [key].flat())
      value = isJson(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return value ?? defaultValue ?? null;
  }

  async set(_context: unknown, key: string | string[], value: unknown): Promise<void> {
    const path = [key].flat();
    const last = path.pop();
    if (last === undefined) return;
    this.#parent(path)[last] = value;
    await this.#save();
  }

  async delete(_context: unknown, key: string | string[]): Promise<void> {
    const path = [key].flat();
    const last = path.pop();
    if (last === undefined) return;
    delete this.#parent(path)[last];
    await this.#save();
  }

  #parent(path: string[]): Json {
    let parent = this.#root;
    for (const name of path) {
      let child = Object.hasOwn(parent, name) ? parent[name] : undefined;
      if (!isJson(child)) {
        child = {};
        parent[name] = child;
      }
      if (isJson(child)) parent = child;
    }
    return parent;
  }

  /** Changes that arrive during a write share the next one; each waits for the write that holds it. */
  #save(): Promise<void> {
    this.#next ??= this.#saved.then(async () => {
      this.#next = undefined;
      const text = JSON.stringify(this.#root, null, 1);
      await replaceFile(this.#file, text);
      await replaceFile(`${this.#file}.copy`, text);
    });
    this.#saved = this.#next.catch(() => {});
    return this.#next;
  }
}

/** Replaces a file by a rename, so that a reader or a kill sees the old or the new text, never a part. */
export async function replaceFile(file: string, text: string, mode = 0o600): Promise<void> {
  const temporary = join(dirname(file), `.${process.pid}-${Math.random().toString(36).slice(2)}.tmp`);
  const handle = await open(temporary, 'w', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

async function read(file: string): Promise<Json | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text, reviveDate);
    return isJson(value) ? value : undefined;
  } catch {
    if (file.endsWith('.copy')) {
      throw new EmbeddedStartError(
        `Neither ${file} nor the file it is a copy of can be read: start with --fresh.`,
      );
    }
    return undefined;
  }
}

/** cognito-local's times are `Date`s under names that end in `Date`. */
function reviveDate(key: string, value: unknown): unknown {
  return key.endsWith('Date') && typeof value === 'string' ? new Date(value) : value;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
