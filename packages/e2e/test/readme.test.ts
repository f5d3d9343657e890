import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
  const token = `"${process.execPath}" "${file('packages/local/src/token.ts')}"`;
  const script = blocks
    .join(`echo; echo '${separator}'\n`)
    .replace('API=http://localhost:4000', `API=${stack.info.apiUrl}`)
    .replaceAll('npx -y pnpm@10.34.9 token', token);
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: file('.'),
    env: { ...process.env, SKILLFORGE_DATA: stack.dataDir },
  });
  return stdout.split(separator);
}

test('what the README has one paste works, and shows what it says', async () => {
  const blocks = blocksOf('Five minutes');
  expect(blocks).toHaveLength(9);
  const [browsed, paged, searched, signedIn, taught, published, found, pictured, edited] =
    await pasted(blocks);
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
});

test('every file that the README links to is there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) expect(() => readFileSync(file(link))).not.toThrow(/ENOENT/);
});
