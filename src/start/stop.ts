/** What has to be said before there is a log: one line each, and the end. */
export function stop(lines: string): never {
  process.stderr.write(`${lines}\n`);
  process.exit(1);
}
