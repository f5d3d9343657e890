/** Without the AWS client, so that nothing but Node is needed to build it. */
export const main = async (event: { pathParameters: { id: string } }) => {
  const answer = await fetch(process.env.DYNAMODB_ENDPOINT ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.PutItem',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      'x-amz-date': '20260101T000000Z',
    },
    body: JSON.stringify({
      TableName: process.env.TABLE_NAME,
      Item: { PK: { S: 'note' }, SK: { S: event.pathParameters.id } },
    }),
  });
  return { statusCode: answer.ok ? 201 : 500, body: await answer.text() };
};
