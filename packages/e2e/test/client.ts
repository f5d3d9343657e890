/** What a client sends beside method and path. */
export interface Sent {
  token?: string | undefined;
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  query?: Record<string, string>;
}

/** What comes back. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Read as JSON; undefined when there is none. */
  body: unknown;
}

/** Sends one request to the API. */
export type Call = (method: string, path: string, sent?: Sent) => Promise<Answer>;

/** A client of the API at the address that `apiUrl` tells at the moment. */
export function clientOf(apiUrl: () => string): Call {
  return async (method, path, { token, body, headers, query } = {}) => {
    const url = new URL(`${apiUrl()}${path}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.append(name, value);
    const answer = await fetch(url, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
}
