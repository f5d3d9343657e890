/** The revisions that an entity tag tells: `{ v: 3 }`. `If-Match` compares them, `If-None-Match` the whole tag. */
export type Revisions = Record<string, number>;

/** What a handler answers. `endpoint` turns it into HTTP. */
export interface Reply {
  status: number;
  body?: unknown;
  revisions?: Revisions | undefined;
  headers?: Record<string, string>;
  /** Of a body that is a text and goes out as it is; without it, the body is sent as JSON. */
  contentType?: 'image/svg+xml';
  /** For a page: the key that the next one starts after. */
  nextKey?: Record<string, unknown> | undefined;
}

/** 200 with a resource. */
export function ok(body: unknown, revisions?: Revisions): Reply {
  return { status: 200, body, revisions };
}

/** 200 with a picture that a browser shows and prints. */
export function drawn(svg: string): Reply {
  return { status: 200, body: svg, contentType: 'image/svg+xml' };
}

/** 201 with the new resource and its path. */
export function created(body: unknown, location: string, revisions?: Revisions): Reply {
  return { status: 201, body, revisions, headers: { Location: location } };
}

/** 201 with something that was made for the caller and has no path of its own. */
export function issued(body: unknown): Reply {
  return { status: 201, body };
}

/** 202: begun, and finished in the background. */
export function accepted(): Reply {
  return { status: 202 };
}

/** 204: done, nothing to show. */
export function noContent(): Reply {
  return { status: 204 };
}

/** 200 with a page of a list, and what there is to say of the whole list: `{ summary }`. */
export function page<Whole extends object>(
  { items, nextKey, ...whole }: { items: unknown[]; nextKey?: Record<string, unknown> | undefined } & Whole,
  revisions?: Revisions,
): Reply {
  return { status: 200, body: { items, ...whole }, nextKey, revisions };
}
