import { existsSync, readdirSync, watch } from 'node:fs';
import { join, relative } from 'node:path';
import { type BuildFailure, type BuildResult, context, formatMessages } from 'esbuild';
import type { Build } from './function-runtime.ts';
import type { LocalFunction } from './functions-config.ts';

export interface BuildOptions {
  functions: LocalFunction[];
  /** The root of the repository. */
  root: string;
  outDir: string;
  /** Told of every good build, first and later. */
  onBuild(build: Build): void;
  /** Told of every bad one, as text for the terminal; the last good one stays in use. */
  onError(text: string): void;
}

/** Some packages inside the bundles are CommonJS and expect `require`. */
const BANNER =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** Editors write a file in several steps, and a checkout writes many: these are one change. */
const SETTLE_MS = 30;

/**
 * Builds the handlers of all services in one go and again whenever a file of theirs changes. Resolves after the first
 * build, good or bad.
 *
 * File names carry a hash of their content: what changed is a new module to Node, what did not keeps its state.
 */
export async function buildFunctions(options: BuildOptions): Promise<{ stop(): Promise<void> }> {
  const { functions, root, outDir } = options;
  const building = await context({
    entryPoints: [...new Set(functions.map((one) => relative(root, one.file)))],
    absWorkingDir: root,
    outdir: outDir,
    outbase: root,
    entryNames: '[dir]/[name]-[hash]',
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: { js: BANNER },
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'silent',
  });
  let newest = '';
  const build = async () => {
    try {
      const built = locate(functions, root, await building.rebuild());
      const told = JSON.stringify(built);
      if (told !== newest) options.onBuild(built);
      newest = told;
    } catch (error) {
      options.onError(await readable(error));
    }
  };
  let last = build();
  let settling: NodeJS.Timeout | undefined;
  let stopped = false;
  const watchers = sourceFolders(root).map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(settling);
      settling = setTimeout(() => {
        if (!stopped) last = last.then(build);
      }, SETTLE_MS);
    }).on('error', () => {}),
  );
  await last;
  return {
    async stop() {
      stopped = true;
      clearTimeout(settling);
      for (const watcher of watchers) watcher.close();
      await building.dispose();
    },
  };
}

/**
 * Where the files are that people edit. The bundler's own watching looks at thousands of files in turn and can take
 * two seconds to come to the one that changed.
 */
function sourceFolders(root: string): string[] {
  return ['services', 'packages']
    .map((kind) => join(root, kind))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name, 'src')))
    .filter((folder) => existsSync(folder));
}

function locate(functions: LocalFunction[], root: string, result: BuildResult): Build {
  const byEntry = new Map<string, string>();
  for (const [output, { entryPoint }] of Object.entries(result.metafile?.outputs ?? {})) {
    if (entryPoint) byEntry.set(entryPoint, output);
  }
  return Object.fromEntries(
    functions.flatMap(({ name, file, exportName }) => {
      const output = byEntry.get(relative(root, file));
      return output ? [[name, { file: `${root.replace(/\/$/, '')}/${output}`, exportName }]] : [];
    }),
  );
}

async function readable(error: unknown): Promise<string> {
  if (!isBuildFailure(error)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const texts = await formatMessages(error.errors, { kind: 'error', color: process.stdout.isTTY === true });
  return texts.join('\n').trimEnd();
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
