import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inherited } from '../process/start-listener.ts';

const script = new URL('import-dependencies.ts', import.meta.url).pathname;

/** Milliseconds from starting a process that imports the dependencies until it has ended. Throws when it fails. */
export async function timeImports(): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], { env: inherited(), stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`Importing the dependencies ended with ${String(code)}`);
  return performance.now() - began;
}
