import { version } from './version.ts';

export const main = async () => ({ statusCode: 200, body: version });
