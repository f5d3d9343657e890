/** What the tests watch of a table's client: the calls that go through it. */

/** A call to the table. */
export interface TableCall {
  /** The command's name: `TransactWriteItemsCommand`. */
  command: string;
  input: object;
}

interface Sent {
  input: object;
}

type Middleware<Step extends Sent, Answered> = (
  next: (sent: Step) => Promise<Answered>,
  context: { commandName?: string },
) => (sent: Step) => Promise<Answered>;

interface Place<Step extends string> {
  step: Step;
  name: string;
  priority?: 'high' | 'normal' | 'low';
  override?: boolean;
}

/** As much of a DynamoDB client or document client as is needed to see its calls: each passes `initialize` once. */
export interface WatchedClient {
  middlewareStack: {
    add(
      middleware: Middleware<Sent, { output: object; response: unknown }>,
      place: Place<'initialize'>,
    ): void;
  };
}

/** A client whose attempts can be seen as well: below the SDK's retries, each passes `deserialize` once. */
export interface RetryingClient {
  middlewareStack: WatchedClient['middlewareStack'] & {
    add(
      middleware: Middleware<Sent & { request: unknown }, { response: unknown }>,
      place: Place<'deserialize'>,
    ): void;
  };
}

/** A field of a call's input or output, which are of a type for each command. */
export function fieldOf(value: object, name: string): unknown {
  return Reflect.get(value, name);
}

/** Whether a call reads an item of the partition that every function may read (serverless-config/rights.yml). */
export function readsControl({ command, input }: TableCall): boolean {
  return (
    command === 'GetItemCommand' &&
    /^\{"PK":("control"|\{"S":"control"\}),/.test(JSON.stringify(fieldOf(input, 'Key')))
  );
}

/**
 * Whether a call reads the revocations of tokens, in a client's or a document client's words. Every function may make
 * it (serverless-config/rights.yml), and makes it when its copy is a few seconds old, whatever the request is.
 */
export function readsRevocations({ command, input }: TableCall): boolean {
  if (command !== 'GetItemCommand') return false;
  const key = JSON.stringify(fieldOf(input, 'Key'));
  return key === '{"PK":"control","SK":"revoked"}' || key === '{"PK":{"S":"control"},"SK":{"S":"revoked"}}';
}
