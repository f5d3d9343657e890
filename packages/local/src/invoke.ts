/**
 * Calls a function at an address that speaks Lambda's Invoke API, and waits for its answer.
 *
 * @returns what the function returned, undefined for nothing.
 * @throws Error with the function's own message when it failed, TypeError when nobody answers.
 */
export async function invokeFunction(
  lambdaEndpoint: string,
  functionName: string,
  event: object,
  signal?: AbortSignal,
): Promise<unknown> {
  const answer = await fetch(`${lambdaEndpoint}/2015-03-31/functions/${functionName}/invocations`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-amz-invocation-type': 'RequestResponse' },
    body: JSON.stringify(event),
    ...(signal && { signal }),
  });
  const text = await answer.text();
  const told: unknown = text === '' ? undefined : JSON.parse(text);
  if (answer.ok && !answer.headers.has('x-amz-function-error')) return told;
  const message =
    typeof told === 'object' && told !== null && 'errorMessage' in told ? told.errorMessage : text;
  throw new Error(String(message));
}
