/** What every client of an embedded part is made with; DynamoDB and Cognito check no signature, S3 checks this one. */
export const LOCAL_AWS = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};
