import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Route } from '@skillforge/core/http/contract';
import { problemsOf } from '@skillforge/openapi/problems';
import { routes } from '@skillforge/openapi/routes';
import * as z from 'zod';
import type { Answer, Call } from '../client.ts';
import { filled } from '../routes.ts';

/** A request of the API by its operation, and by whom. */
export interface Asked {
  operationId: string;
  /** The path's parameters. */
  path: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Person {
  name: string;
  userId: string;
  token: string;
}

/** A request that was sent until it got an answer that is not to be tried again. */
export interface Exchange extends Asked {
  person: Person;
  /** All answers in their order; the last one stands. */
  answers: Answer[];
  /** How many times there was no answer at all. */
  unanswered: number;
  /** When it was first sent and last answered, in milliseconds since 1970. */
  from: number;
  to: number;
}

/** How a client takes it that the service is not there. */
export interface Patience {
  /** Sends a request again that got no answer. */
  noAnswer: boolean;
  /** Sends a request again that is answered 503. */
  unavailable: boolean;
}

const mostTries = 60;
const longestPauseMs = 1_000;

const byOperation = new Map(routes.map((route) => [route.operationId, route]));

export function routeOf(operationId: string): Route {
  const route = byOperation.get(operationId);
  if (!route) throw new Error(`There is no route ${operationId}.`);
  return route;
}

/** The status of the answer that stands; 0 if there was none. */
export const statusOf = ({ answers }: Exchange): number => answers.at(-1)?.status ?? 0;

/** The body of the answer that stands. */
export const bodyOf = ({ answers }: Exchange): unknown => answers.at(-1)?.body;

/** Keeps what was asked and answered. */
export class Exchanges {
  readonly all: Exchange[] = [];
  readonly #call: Call;
  readonly #patience: Patience;

  constructor(call: Call, patience: Patience) {
    this.#call = call;
    this.#patience = patience;
  }

  /** Sends a request, again and again if need be, always with the same `Idempotency-Key`. */
  async ask(person: Person, asked: Asked): Promise<Exchange> {
    const route = routeOf(asked.operationId);
    const from = Date.now();
    const exchange: Exchange = { ...asked, person, answers: [], unanswered: 0, from, to: from };
    this.all.push(exchange);
    const key: Record<string, string> = route.idempotent ? { 'Idempotency-Key': randomUUID() } : {};
    const { token } = person;
    const { query, body } = asked;
    const sent = { token, body, headers: { ...key, ...asked.headers }, ...(query ? { query } : {}) };
    for (let tries = 1; ; tries++) {
      const answer = await this.#call(route.method, filled(route.path, asked.path), sent).catch(
        (error: unknown) => {
          if (!this.#patience.noAnswer || tries >= mostTries) throw error;
        },
      );
      exchange.to = Date.now();
      if (answer) exchange.answers.push(answer);
      else exchange.unanswered += 1;
      const isDone = answer && !(answer.status === 503 && this.#patience.unavailable);
      if (isDone || tries >= mostTries) return exchange;
      await delay(Math.random() * Math.min(longestPauseMs, 50 * 2 ** tries));
    }
  }
}

const problem = z.looseObject({ status: z.number(), code: z.string(), detail: z.string() });

/** What is wrong with an answer by its route's contract; undefined if nothing is. */
function faultOf(
  route: Route,
  { status, body, headers }: Answer,
  mayBeUnavailable: boolean,
): string | undefined {
  if (status < 300) {
    return route.success.some((success) => success.status === status)
      ? undefined
      : `${status} is no success of it`;
  }
  const told = problem.safeParse(body).data;
  if (!told || headers.get('content-type') !== 'application/problem+json') return `${status} is no problem`;
  const { code } = told;
  if (told.status !== status) return `${status} says that it is ${told.status}`;
  if (status === 503 && mayBeUnavailable) {
    if (code !== 'temporarily-unavailable') return `503 is ${code}`;
    return Number(headers.get('retry-after')) > 0 ? undefined : '503 does not tell when to try again';
  }
  if (status >= 500) return `${status} ${code}`;
  const declared = problemsOf(route).some((one) => one.status === status && one.code === code);
  return declared ? undefined : `${status} ${code} is not declared: ${told.detail}`;
}

/** The answers that no contract declares, and requests that were never answered. */
export function undeclared(exchanges: Exchange[], mayBeUnavailable: boolean): string[] {
  return exchanges.flatMap((exchange) => {
    const route = routeOf(exchange.operationId);
    const what = `${exchange.operationId} of ${exchange.person.name}`;
    const faults = exchange.answers.map((answer) => faultOf(route, answer, mayBeUnavailable));
    const last = statusOf(exchange);
    if (last === 0 || (last === 503 && mayBeUnavailable)) faults.push('it is never answered for good');
    return faults.filter((fault) => fault !== undefined).map((fault) => `${what}: ${fault}`);
  });
}

/** Whether an answer is the repeat of an earlier one. */
export const wasReplayed = ({ headers }: Answer): boolean => headers.get('idempotent-replayed') === 'true';
