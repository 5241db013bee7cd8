import { runGroup } from './run-group.mjs';

const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/;

// dev and optional are asked for by name because NODE_ENV or a user's settings may leave them out. Errors only:
// on Node 20 npm warns about every package that wants a newer Node, and it is not Node 20 that will run them.
const args = [
  'ci',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--engine-strict=false',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--loglevel=error',
  '--fetch-retries=3',
  '--fetch-retry-factor=2',
  '--fetch-retry-mintimeout=1000',
];

/** Runs `npm ci`; `onStart` hears its process id, `onTick` every 30 s how many seconds it has taken. */
export async function runNpmCi(root, { onStart, onTick }) {
  const [command, ...before] = npmCommand();
  const env = { ...process.env };
  // Set by an outer `npm run`, it would send this npm to the outer project.
  delete env.npm_config_local_prefix;
  let errors = '';
  let seconds = 0;
  const timer = setInterval(() => onTick((seconds += 30)), 30_000);
  const code = await runGroup(command, [...before, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    grace: 1,
    onStart,
    onError: (text) => (errors += text),
  }).finally(() => clearInterval(timer));
  if (code === 0) return { ok: true };
  return { ok: false, code, sentence: explain(code, errors) };
}

function npmCommand() {
  // Under `npm run` this is the npm that was called; started by hand, the one on the path.
  const cli = process.env.npm_execpath;
  return cli?.endsWith('npm-cli.js') ? [process.execPath, cli] : ['npm'];
}

function explain(code, errors) {
  if (code > 128) return 'Set-up was interrupted; run the same command again and it goes on.';
  if (code === 127) return 'Set-up needs npm, which comes with Node; it was not found on the path.';
  if (unreachable.test(errors)) {
    return 'Set-up could not reach the package registry; check the network and the registry in your npm settings, then run the same command again.';
  }
  if (errors.includes('ENOSPC')) return 'Set-up ran out of disk space; the packages need about 810 MB.';
  const first = errors
    .split('\n')
    .filter((line) => /^npm (ERR!|error) (?!code)/.test(line))
    .slice(0, 1);
  return `Set-up failed: ${first.map((line) => line.replace(/^npm (ERR!|error) /, '')).join('') || `npm ci ended with ${code}`}`;
}
