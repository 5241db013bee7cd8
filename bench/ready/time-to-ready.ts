import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { findFreePort } from '../process/find-free-port.ts';
import { inherited } from '../process/start-listener.ts';

const script = new URL('../../src/main.ts', import.meta.url).pathname;

/** Between two questions; short beside what is measured, long enough not to take the processor from it. */
const pauseMs = 5;

/** Milliseconds from starting the program on a data folder until it answers ready; it is ended afterwards. Throws when it ends first. */
export async function timeToReady(dataDir: string): Promise<number> {
  const port = await findFreePort();
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, 'local', '--no-clients'], {
    env: { ...inherited(), PORT: String(port), LOSEN_DATA_DIR: dataDir },
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode} before it was ready`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return performance.now() - began;
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: '/health/ready', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('error', () => resolve(false));
    asked.end();
  });
}
