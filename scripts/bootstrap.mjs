/**
 * `npm start`, `npm test`, `npm run lint` and `npm run check`: installs and builds whatever changed since the last time, then goes on.
 * Plain Node without dependencies, because nothing is installed yet when it first runs.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const PNPM = 'pnpm@10.34.9';
const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What can be built: the package script that does it, the folder it fills and the packages it reads.
 * @typedef {'shared' | 'server' | 'scripts' | 'console' | 'miniapp'} Built
 * @type {Record<Built, {script: string, output: string, reads: Built[]}>}
 */
const built = {
  shared: { script: 'build', output: 'dist', reads: [] },
  server: { script: 'build', output: 'dist', reads: ['shared'] },
  scripts: { script: 'build', output: 'dist', reads: ['shared', 'server'] },
  console: { script: 'build', output: 'dist', reads: ['shared'] },
  miniapp: { script: 'build:h5', output: 'dist/h5', reads: ['shared'] },
};
const packages = [.../** @type {Built[]} */ (Object.keys(built)), 'e2e'];

// ---- Running other programs

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const stop = () => {
  for (const child of running) child.kill();
  process.exit(1);
};
for (const signal of interruptions) process.on(signal, stop);

/**
 * Runs a command line in a folder of the repository, with that folder's own tools on the path, as `npm run` does.
 * @param {string} command
 * @param {string} folder
 * @returns {Promise<{ok: boolean, output: string}>} with all that it printed
 */
function run(command, folder) {
  const cwd = join(root, folder);
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [join(cwd, 'node_modules', '.bin'), process.env[pathName]].join(delimiter);
  // CI: tools then neither ask questions nor draw progress bars.
  const env = { ...process.env, [pathName]: path, CI: '1' };
  return new Promise((done) => {
    const child = spawn(command, { cwd, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      running.delete(child);
      done({ ok: code === 0, output: stripVTControlCharacters(output) });
    });
  });
}

/**
 * Runs a step and says in one line how it went; what it printed is shown only when it failed.
 * @param {string} name
 * @param {string} command
 * @param {string} folder
 * @param {(output: string) => string} [summary] of what a successful step printed
 * @returns {Promise<boolean>}
 */
async function step(name, command, folder, summary = () => '') {
  const started = performance.now();
  const { ok, output } = await run(command, folder);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${ok ? '✓' : '✗'} ${name.padEnd(22)} ${seconds.padStart(6)} s  ${ok ? summary(output) : ''}`.trimEnd(),
  );
  if (!ok) console.log(`\n$ ${command}   (in ${folder})\n${output.trimEnd()}\n`);
  return ok;
}

/** @param {boolean} ok */
const orStop = (ok) => {
  if (!ok) stop();
};

// ---- What changed

/**
 * A hash over files of the repository; a file that is not there counts as empty.
 * @param {string[]} files
 */
function hashOf(files) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of files) {
    const path = join(root, file);
    hash.update(`\0${file}\0`).update(existsSync(path) ? readFileSync(path) : '');
  }
  return hash.digest('hex');
}

const notSources = new Set(['node_modules', 'dist', 'coverage', 'test', 'demo', 'README.md']);

/**
 * The files that a package is built from.
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesIn(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !notSources.has(name) && !name.startsWith('.') && !/\.test\.tsx?$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? sourcesIn(path) : [path];
    });
}

/**
 * Everything that a build depends on, the packages it reads included.
 * @param {Built} name
 * @returns {string[]}
 */
const inputsOf = (name) => [...built[name].reads, name].flatMap(sourcesIn);

const stamp = {
  /** @param {string} file */
  read: (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : ''),
  /** @param {string} file @param {string} value */
  write(file, value) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), value);
  },
};

// ---- Installing and building

async function install() {
  const manifests = ['', ...packages.map((name) => `${name}/`)].map((folder) => `${folder}package.json`);
  const wanted = hashOf([...manifests, 'pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc']);
  const mark = 'node_modules/.lanzi-installed';
  if (stamp.read(mark) === wanted) return;
  console.log('Installing packages; the first time takes a minute or two …');
  orStop(await step('install', `npx -y ${PNPM} install --frozen-lockfile`, '.'));
  stamp.write(mark, wanted);
}

/**
 * Builds a package unless what it is made from is as it was.
 * @param {Built} name
 */
async function build(name) {
  const { script, output } = built[name];
  const wanted = hashOf(['tsconfig.base.json', 'pnpm-lock.yaml', ...inputsOf(name)]);
  const mark = `.cache/built/${name}`;
  if (stamp.read(mark) === wanted && existsSync(join(root, name, output))) return;
  rmSync(join(root, mark), { force: true });
  // What was built from a file that is gone must not stay behind.
  rmSync(join(root, name, output), { recursive: true, force: true });
  orStop(await step(`build ${name}`, scriptOf(name, script) ?? '', name));
  stamp.write(mark, wanted);
}

const buildServer = async () => {
  await build('server');
  await build('scripts');
};

/** Two at a time, the longest first. */
async function buildAll() {
  await build('shared');
  await Promise.all([build('miniapp'), buildServer().then(() => build('console'))]);
}

/**
 * The command line of a package's script, if it has it.
 * @param {string} name
 * @param {string} script
 * @returns {string | undefined}
 */
const scriptOf = (name, script) =>
  JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8')).scripts?.[script];

// ---- The three commands

const ranks = () =>
  step(
    'imports',
    'depcruise --config .dependency-cruiser.cjs server/src shared/src console/src miniapp/src',
    '.',
  );

/**
 * With TEST_RESULTS, a folder, Jest's own results are left there as <package>.json.
 * @param {string[]} names of the packages to test; none: all
 */
async function tests(names) {
  const results = process.env.TEST_RESULTS;
  if (results) mkdirSync(resolve(root, results), { recursive: true });
  const counts = (/** @type {string} */ output) => /^Tests: +(.*)$/m.exec(output)?.[1] ?? 'no tests';
  let ok = true;
  for (const name of names.length > 0 ? names : packages) {
    const command = scriptOf(name, 'test');
    if (!command) continue;
    const report = results ? ` --json --outputFile="${resolve(root, results, `${name}.json`)}"` : '';
    ok = (await step(`test ${name}`, command + report, name, counts)) && ok;
  }
  return ok;
}

async function typesAndStyle() {
  let ok = true;
  for (const name of packages) {
    const command = scriptOf(name, 'typecheck');
    if (command) ok = (await step(`types ${name}`, command, name)) && ok;
  }
  ok = (await step('eslint', 'eslint .', '.')) && ok;
  return (await step('prettier', 'prettier --check .', '.')) && ok;
}

/** @type {Record<string, (rest: string[]) => Promise<void>>} */
const commands = {
  async start() {
    await buildAll();
    // From here on the shop decides how it ends.
    for (const signal of interruptions) process.off(signal, stop);
    createRequire(import.meta.url)('./dist/start.js');
  },
  async test(names) {
    await build('shared');
    await buildServer();
    const inRank = await ranks();
    orStop((await tests(names)) && inRank);
  },
  /** Types, style and import ranks. */
  async lint() {
    await buildAll();
    const results = [await typesAndStyle(), await ranks()];
    orStop(results.every(Boolean));
  },
  /** Everything that is checked without a browser or another server. */
  async check() {
    await buildAll();
    const results = [await typesAndStyle(), await ranks(), await tests([])];
    orStop(results.every(Boolean));
  },
};

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Lanzi needs Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}
const [name = '', ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error('Usage: node scripts/bootstrap.mjs start | test [package …] | lint | check');
  process.exit(1);
}
process.chdir(root);
await install();
await command(rest);
