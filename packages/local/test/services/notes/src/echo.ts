export const main = async (event: object) => ({ statusCode: 200, body: JSON.stringify(event) });
