export const main = async (event: { pathParameters: { kind: string } }): Promise<unknown> => {
  switch (event.pathParameters.kind) {
    case 'plain':
      return {
        statusCode: 202,
        headers: { 'Content-Type': 'application/json', ETag: '"a"' },
        multiValueHeaders: { 'Set-Cookie': ['a=1; Path=/', 'b=2'], Link: ['<a>', '<b>'] },
        body: '{"a":"ü"}',
      };
    case 'not-modified':
      return { statusCode: 304, headers: { ETag: '"a"' }, body: '' };
    case 'nonsense':
      return { status: 'fine' };
    default:
      throw new Error('Crashed, with a stack that no caller may see');
  }
};
