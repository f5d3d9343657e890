import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Rule {
  says: string;
  pattern: RegExp;
  in: string[];
  except?: string[];
  /** Lines that the pattern must find, and lines that it must leave alone: a rule that finds nothing proves nothing. */
  wrong: string[];
  right: string[];
}

const everySource = ['packages/*/src/**/*.ts', 'services/*/src/**/*.ts'];

const rules: Rule[] = [
  {
    says: 'only core/src/keys.ts writes a key',
    // A word of more than a letter and '#', a value and '#', '#' and a value after something else, or '#' alone as a
    // separator.
    pattern: /(['"`])[A-Za-z][\w-]+#|\}#|[^'"`\s(]#\$\{|(['"`])#\2/,
    in: everySource,
    except: ['packages/core/src/keys.ts'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: these are lines of code
    wrong: ["'course#'", '`lesson#${id}`', '`${a}#${b}`', "[a, b].join('#')", '"USER#"', '`x${day}#`'],
    right: [
      "names['#pk'] = 'PK'",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is a line of code
      '`#${part}`',
      'this.#state',
      "'C# for beginners'",
      '// a "c#" is more than a "c"',
      "'#sk BETWEEN :a AND :b'",
    ],
  },
  {
    says: 'only core/src/env.ts reads the environment',
    pattern: /process\s*(\?\.|\.)\s*env\b|process\s*\[|\benv\s*\}\s*=\s*process\b|['"](node:)?process['"]/,
    in: ['packages/core/src/**/*.ts', 'services/*/src/**/*.ts'],
    except: ['packages/core/src/env.ts'],
    wrong: [
      'process.env.STAGE',
      'process.env[name]',
      'const { env } = process;',
      "import { env } from 'node:process'",
    ],
    right: ["import { env } from './env.ts'", 'processed.environment'],
  },
  {
    says: 'no service writes or reads JSON or status codes',
    pattern: /JSON\s*\.\s*(parse|stringify)|statusCode/,
    in: ['services/*/src/**/*.ts'],
    wrong: ['JSON.parse(body)', 'JSON.stringify(x)', 'return { statusCode: 200 }'],
    right: ['// answered as JSON', 'status: 200'],
  },
  {
    says: 'nobody scans the table',
    pattern: /ScanCommand|paginateScan|\.scan\(/,
    in: everySource,
    // A rebuild of what follows from the table looks at all of it: a tool in an operator's hands, no function. So do
    // tests, at tables of their own.
    except: ['packages/operations/src/table-walk.ts', 'packages/testing/src/service.ts'],
    wrong: ['new ScanCommand({})', 'paginateScan({ client }, {})', 'await table.scan({})'],
    right: ['rescanned', 'ScanIndexForward: true'],
  },
  {
    says: 'zod is imported as a namespace, which bundles a fifth of what the named import does',
    pattern: /import\s*(type\s*)?(z\b|\{[^}]*\bz\b[^}]*\})\s*from\s*['"]zod/,
    in: everySource,
    wrong: [
      "import { z } from 'zod'",
      "import { type ZodType, z } from 'zod'",
      "import z from 'zod'",
      "import {\n  z,\n} from 'zod/mini'",
    ],
    right: ["import * as z from 'zod'", "import type * as z from 'zod'"],
  },
];

function sourcesOf({ in: patterns, except = [] }: Rule): string[] {
  return globSync(patterns, { cwd: root }).filter((file) => !except.includes(file));
}

function found(rule: Rule): string[] {
  const everywhere = new RegExp(rule.pattern, 'g');
  return sourcesOf(rule).flatMap((file) => {
    const text = readFileSync(`${root}/${file}`, 'utf8');
    return [...text.matchAll(everywhere)].map(({ 0: what, index }) => {
      const line = text.slice(0, index).split('\n').length;
      return `${file}:${line}: ${what}`;
    });
  });
}

describe.each(rules)('$says', (rule) => {
  test('in every source', () => {
    expect(sourcesOf(rule).length).toBeGreaterThan(10);
    expect(found(rule)).toEqual([]);
  });

  test('and the pattern tells right from wrong', () => {
    expect(rule.wrong.filter((line) => !rule.pattern.test(line))).toEqual([]);
    expect(rule.right.filter((line) => rule.pattern.test(line))).toEqual([]);
  });
});

test('no function may scan or run statements', () => {
  const files = globSync(['services/*/*.yml', 'services/*/resources/*.yml', 'packages/*/*.yml'], {
    cwd: root,
  });
  expect(files.length).toBeGreaterThan(3);
  const rights = /dynamodb:(\*|Scan|PartiQL|ExecuteStatement)/;
  expect(files.filter((file) => rights.test(readFileSync(`${root}/${file}`, 'utf8')))).toEqual([]);
});

test('no function’s source imports from another service', () => {
  const files = globSync('services/*/src/**/*.ts', { cwd: root });
  const imported = files.flatMap((file) =>
    [...readFileSync(`${root}/${file}`, 'utf8').matchAll(/from '([^']+)'/g)].map(
      ([, from]) => `${file} ${from}`,
    ),
  );
  expect(imported.length).toBeGreaterThan(10);
  expect(imported.filter((line) => / @skillforge\/(?!core\/)| .*services\//.test(line))).toEqual([]);
});
