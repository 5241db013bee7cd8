import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ConfigError, readTeamsConfig } from '../../src/config.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const guides = ['docs/admin-guide.md', 'docs/for-innforing.md', 'deploy/README.md', 'README.md'];

const full = {
  MicrosoftAppId: '22222222-2222-4222-8222-222222222222',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppPassword: 'a-secret',
  LOSEN_TENANTS: '11111111-1111-4111-8111-111111111111=asker',
  LOSEN_DIRECTORY: 'people.yaml',
  LOSEN_SECRET_EXPIRES: '2027-06-30',
};

/** What the start says of a name, given beside settings that are complete. */
function told(name: string): string {
  try {
    readTeamsConfig({ ...full, [name]: full[name as keyof typeof full] ?? '1' });
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

describe('the guides', () => {
  it.each(guides)('%s leads nowhere that is not there', (guide) => {
    const links = [...read(guide).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
    for (const link of links) expect(existsSync(join(root, dirname(guide), link)), link).toBe(true);
  });

  it.each(guides)('%s names only settings that exist', (guide) => {
    const names = new Set(read(guide).match(/\b(?:LOSEN_[A-Z_]+|MicrosoftApp[A-Za-z]+)\b/g));
    for (const name of names) expect(told(name), name).not.toContain('is not a setting');
  });

  it('tells an administrator every setting of Teams mode', () => {
    // Where people come from is read from one of two settings.
    const settings = Object.keys(readTeamsConfig(full)).filter((name) => name !== 'mode' && name !== 'directory');
    const names = [...settings, 'LOSEN_DIRECTORY', 'LOSEN_DIRECTORY_GRAPH'];
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(read('docs/admin-guide.md'), name).toContain(`\`${name}\``);
  });

  it('tells an administrator only commands and hosts there are', () => {
    const text = read('docs/admin-guide.md');
    const scripts = Object.keys((JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }).scripts);
    for (const [, name = ''] of text.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toContain(name);
    for (const [, path = ''] of text.matchAll(/node (scripts\/[\w-]+\.ts)/g)) expect(existsSync(join(root, path)), path).toBe(true);
    expect(text).toContain('login.botframework.com');
  });

  it('point to rules the municipality has', () => {
    const policy = loadPolicy({ folder: join(root, 'policies'), id: 'asker' });
    if (!policy.ok) throw new Error('The policy does not load');
    const known = JSON.stringify(policy.value.rules);
    const ids = new Set(read('docs/for-innforing.md').match(/\bN-\d{2}\b/g));
    expect(ids.size).toBeGreaterThanOrEqual(5);
    for (const id of ids) expect(known, id).toContain(`"${id}"`);
  });
});
