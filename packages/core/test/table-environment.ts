import { types } from 'node:util';
import { type FunctionEnvironment, startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { startWire, type Wire } from './wire.ts';

/**
 * Jest runs tests in a context of their own, where an error that Node itself makes (a connection that breaks) is no
 * `instanceof Error`; the SDK then wraps it and its code is lost. Here it is one, as it is on Lambda.
 */
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    if (this === Error) return types.isNativeError(value);
    return Reflect.apply(Function.prototype[Symbol.hasInstance], this, [value]);
  },
});

/** A function's environment whose table is reached over a wire that can be meddled with. */
export interface WiredEnvironment extends FunctionEnvironment {
  wire: Wire;
}

/** Starts it. Import the code under test after this. */
export async function startWiredEnvironment(
  settings: Parameters<typeof startFunctionEnvironment>[0] = {},
): Promise<WiredEnvironment> {
  const environment = await startFunctionEnvironment(settings);
  const wire = await startWire(environment.endpoint);
  process.env.DYNAMODB_ENDPOINT = wire.endpoint;
  return {
    ...environment,
    wire,
    async stop() {
      await wire.stop();
      await environment.stop();
    },
  };
}

/** An item with whatever attributes, for tests that do not care what kind it is. */
export function item<T extends Record<string, unknown>>(PK: string, SK: string, attributes: T) {
  return { PK, SK, ...attributes };
}
