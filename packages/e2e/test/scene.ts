import type { LocalInfo } from '@skillforge/local/local-info';
import type { Call } from './client.ts';
import type { CallerName, People } from './people.ts';
import type { SignedIn } from './sign-in.ts';

/** What the requests of a test are made from: an API, and the people who call it. */
export interface Scene {
  info: LocalInfo;
  call: Call;
  people: People;
}

/** A request that is right in everything: what comes back is a matter of who sends it. */
export interface SoundRequest {
  /** The path's parameters; what else is in here is left out. */
  path?: Record<string, string>;
  query?: Record<string, string>;
  /** The contract's example unless it says otherwise. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Who sends it in place of the usual ones, because it is about them. */
  as?: Partial<Record<CallerName, SignedIn>>;
}

/**
 * How to make a sound request of each route, by its operation id. Of a route that changes something it is called anew
 * for each caller who may, so that each has a subject of their own.
 */
export type SoundRequests = Record<
  string,
  (scene: Scene, caller: CallerName) => SoundRequest | Promise<SoundRequest>
>;

/** Makes once for each scene what nothing changes. */
export function oncePerScene<T>(make: (scene: Scene) => Promise<T>): (scene: Scene) => Promise<T> {
  const made = new WeakMap<Scene, Promise<T>>();
  return (scene) => {
    const making = made.get(scene) ?? make(scene);
    made.set(scene, making);
    return making;
  };
}
