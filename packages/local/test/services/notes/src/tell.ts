/** Tells the bus of something. Without the AWS client, so that nothing but Node is needed to build it. */
export const main = async (event: { pathParameters: { id: string } }) => {
  const answer = await fetch(process.env.EVENTS_ENDPOINT ?? '', {
    method: 'POST',
    headers: {
      'x-amz-target': 'AWSEvents.PutEvents',
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/events/aws4_request',
    },
    body: JSON.stringify({
      Entries: [
        {
          EventBusName: process.env.EVENT_BUS_NAME,
          Source: 'skillforge.notes',
          DetailType: 'NoteTold',
          Detail: JSON.stringify({ noteId: event.pathParameters.id }),
        },
      ],
    }),
  });
  const told = await answer.text();
  return { statusCode: told.includes('"FailedEntryCount":0') ? 202 : 500, body: told };
};
