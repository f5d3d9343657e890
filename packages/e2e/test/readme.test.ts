import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { stackOfThisFile } from './running-stack.ts';

const run = promisify(execFile);
const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const readme = readFileSync(file('README.md'), 'utf8');
const stack = stackOfThisFile({ sample: true });

/** The blocks of a section that a reader pastes into a shell. */
function blocksOf(section: string): string[] {
  const [, text = ''] = new RegExp(`\n## ${section}\n(.*?)\n## `, 's').exec(readme) ?? [];
  return [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
}

const separator = '-- next block --';

/** What each block prints, pasted one after the other into one shell. */
async function pasted(blocks: string[]): Promise<string[]> {
  const script = (path: string) => `"${process.execPath}" "${file(path)}"`;
  const pastedText = blocks
    .join(`echo; echo '${separator}'\n`)
    .replace('API=http://localhost:4000', `API=${stack.info.apiUrl}`)
    .replaceAll('npx -y pnpm@10.34.9 token', script('packages/local/src/token.ts'))
    .replaceAll('npx -y pnpm@10.34.9 events', script('packages/local/src/events.ts'));
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', pastedText], {
    cwd: file('.'),
    env: { ...process.env, SKILLFORGE_DATA: stack.dataDir, TMPDIR: stack.dataDir },
  });
  return stdout.split(separator);
}

test('what the README has one paste works, and shows what it says', async () => {
  const blocks = blocksOf('Five minutes');
  expect(blocks).toHaveLength(15);
  const [browsed, paged, searched, signedIn, taught, published, found, pictured, edited, ...more] =
    await pasted(blocks);
  const [enrolled, certified, asked, reviewed, told, shutOut] = more.map((output) => output.trim());
  expect(browsed?.match(/"courseId"/g)?.length).toBe(8);
  expect(paged?.match(/"courseId"/g)?.length).toBe(5);
  expect(searched).toContain('SQL Café');
  expect(searched).toContain('変更履歴');
  expect(signedIn?.trim()).toBe('');
  expect(taught?.trim()).toBe('');
  expect(published).toContain('"code":"not-publishable"');
  expect(published).toContain('"title":"A starter from nothing"');
  expect(published).toContain('"status":"published","capacity"');
  expect(found).toContain('Sourdough at Home');
  expect(found).toContain('Mix **50 g** of flour');
  const [address = ''] = pictured?.trim().split('\n') ?? [];
  const picture = await fetch(address);
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(
    readFileSync(file('packages/data/thumbnails/night-sky.png')),
  );
  expect(edited?.trim()).toBe('200\n412');
  expect(enrolled).toBe('0\nalready-enrolled\n100');
  expect(certified).toContain('"courseTitle":"Sourdough, Slowly","learnerName":"Sam Rivera"');
  expect(readFileSync(join(stack.dataDir, 'certificate.svg'), 'utf8')).toContain('Sourdough, Slowly');
  expect(asked?.split('\n').length).toBeGreaterThan(2);
  expect(asked).toMatch(/^\d+$/m);
  expect(reviewed).toContain('"text":"My kitchen smells of bread."');
  expect(reviewed).toMatch(/5$/);
  expect(told).toMatch(/EnrollmentCreated.*CourseCompleted.*ReviewPosted/s);
  expect(shutOut).toBe('deactivated\nactive');
});

test('every file that the README links to is there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) expect(() => readFileSync(file(link))).not.toThrow(/ENOENT/);
});
