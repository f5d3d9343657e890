import type { IncomingHttpHeaders } from 'node:http';
import type { Condition, Tag } from './s3-store.ts';
import { refusal } from './s3rver.ts';

/** The headers of a PUT that a GET answers again; `x-amz-meta-*` besides. */
const KEPT = new Set([
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
]);
const DEFAULT_TYPE = 'binary/octet-stream';
const MOST_TAGS = 10;

/** The value of a header or parameter, the first if it was sent more than once. */
export function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** What is kept of a request's headers with the object. */
export function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = { 'content-type': DEFAULT_TYPE };
  for (const [name, value] of Object.entries(headers)) {
    const text = single(value);
    if (text && (KEPT.has(name) || name.startsWith('x-amz-meta-'))) kept[name] = text;
  }
  return kept;
}

/** The tags of an `x-amz-tagging` header: `status=ready&owner=42`. */
export function headerTags(headers: IncomingHttpHeaders): Tag[] {
  const value = single(headers['x-amz-tagging']);
  return value ? checkTags([...new URLSearchParams(value)].map(([key, value]) => ({ key, value }))) : [];
}

/**
 * Checks tags as S3 does.
 *
 * @throws Error BadRequest or InvalidTag
 */
export function checkTags(tags: Tag[]): Tag[] {
  if (tags.length > MOST_TAGS) {
    throw refusal('BadRequest', `Object tags cannot be greater than ${MOST_TAGS}`);
  }
  for (const { key, value } of tags) {
    if (key.length < 1 || key.length > 128) {
      throw refusal('InvalidTag', 'The TagKey you have provided is invalid', { TagKey: key });
    }
    if (value.length > 256) {
      throw refusal('InvalidTag', 'The TagValue you have provided is invalid', { TagKey: key });
    }
  }
  if (new Set(tags.map(({ key }) => key)).size < tags.length) {
    throw refusal('InvalidTag', 'Cannot provide multiple Tags with the same key');
  }
  return tags;
}

/** What `If-None-Match` and `If-Match` ask of a write. */
export function writeCondition(headers: IncomingHttpHeaders): Condition {
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined && noneMatch !== '*') {
    throw refusal('NotImplemented', 'A write honours If-None-Match only with the value *.', {
      Header: 'If-None-Match',
    });
  }
  return { onlyIfAbsent: noneMatch === '*', onlyIfEtag: headers['if-match']?.replaceAll('"', '') };
}

/**
 * The bytes that a Range header asks for.
 *
 * @returns undefined for the whole object, as also for what is no single range; 'unsatisfiable' for bytes beyond it
 */
export function parseRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, first = '', last = ''] = parts ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? 'unsatisfiable' : { start, end };
}
