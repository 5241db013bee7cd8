// Writes the Teams app package that an administrator uploads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { buildAppPackage } from './build-app-package.ts';
import { readPackageValues } from './read-package-values.ts';

const values = readPackageValues(process.argv.slice(2), process.env);
if (values.ok) {
  const { out } = values.value;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, buildAppPackage(values.value));
  process.stdout.write(`${out} is ready to be uploaded to Teams.\n`);
} else {
  process.stderr.write(`${values.refusal}\n`);
  process.exitCode = 2;
}
