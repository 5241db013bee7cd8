// Starts every command of the project. Plain JavaScript with built-ins only, because it runs before any package
// is there and on Node 20; what it starts runs on Node 24.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from './launch/commands.mjs';
import { ensurePackages, forgetPackages } from './launch/ensure-packages.mjs';
import { findChromium } from './launch/find-chromium.mjs';
import { findNode } from './launch/find-node.mjs';
import { runGroup } from './launch/run-group.mjs';
import { targetEnvironment } from './launch/target-environment.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Says one line about the set-up; on standard error, since standard output belongs to the command. */
const say = (line) => void process.stderr.write(`${line}\n`);

async function launch(name, args) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (command === undefined) {
    say(`Usage: node scripts/launch.mjs COMMAND …, where COMMAND is one of ${Object.keys(commands).join(', ')}.`);
    return 2;
  }
  const installed = await ensurePackages(root, say);
  if (!installed.ok) {
    say(installed.sentence);
    return installed.code;
  }
  const node = findNode(root, process);
  if (node === undefined) {
    // The binary is an optional package: npm passes over one that did not arrive, so the next launch must look again.
    forgetPackages(root);
    say(
      `Losen needs Node 24 and this is Node ${process.versions.node}; the package node-${process.platform}-${process.arch} that would bring it is not installed, so install Node 24 or run the same command again.`,
    );
    return 1;
  }
  const chromium = command.chromium ? findChromium(process.env) : undefined;
  if (command.chromium && chromium === undefined) {
    say('The browser tests need Chromium; install the Debian package «chromium» and run the same command again.');
    return 1;
  }
  if (command.announces) {
    say('Set-up: the packages match package-lock.json.');
    say(`Set-up: Node 24 is ${node}.`);
  }
  const environment = targetEnvironment({ root, node, chromium, cwd: process.cwd(), env: process.env });
  return runGroup(node, [...command.run, ...args], { cwd: root, env: environment, stdio: 'inherit' });
}

const [name, ...args] = process.argv.slice(2);
process.exit(await launch(name, args));
