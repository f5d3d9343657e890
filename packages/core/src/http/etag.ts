import { createHash } from 'node:crypto';
import type { Revisions } from './reply.ts';

/** The same content as the same text: the table does not keep the order of a map's keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * The entity tag of an answer: its revisions, and a digest of all that it says.
 *
 * The digest makes `If-None-Match` exact whatever else has changed (counters, the caller's view); the revisions let
 * `If-Match` look at content alone, or every enrollment would make every editor stale.
 */
export function entityTag(revisions: Revisions, body: unknown): string {
  const told = Object.entries(revisions).map(([name, revision]) => `${name}${revision}`);
  const digest = createHash('sha256').update(canonical(body)).digest('base64url').slice(0, 12);
  return `"${[...told, digest].join('.')}"`;
}

/** The tags of an `If-Match` or `If-None-Match` header. A cache that compresses weakens tags: `W/` is dropped. */
function tags(header: string): string[] {
  return [...header.matchAll(/(?:W\/)?("[^"]*")/g)].map(([, tag]) => tag ?? '');
}

/** Whether `If-None-Match` says that the client holds this very answer. */
export function holds(ifNoneMatch: string, tag: string): boolean {
  return ifNoneMatch.trim() === '*' || tags(ifNoneMatch).includes(tag);
}

/** Whether `If-Match` names the resource's present revision. */
export function matches(ifMatch: string, revision: string, current: Revisions): boolean {
  if (ifMatch.trim() === '*') return true;
  if (current[revision] === undefined) return false;
  const wanted = `${revision}${current[revision]}`;
  return tags(ifMatch).some((tag) => tag.slice(1, -1).split('.').slice(0, -1).includes(wanted));
}
