import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeLock, missingEntries } from '../../scripts/lock-entries.ts';

const lock = {
  name: 'fake',
  lockfileVersion: 3,
  packages: {
    '': { name: 'fake' },
    'node_modules/tool': {
      version: '1.2.0',
      dev: true,
      optionalDependencies: {
        '@tool/binding-linux-x64-gnu': '1.2.0',
        '@tool/binding-darwin-arm64': '1.2.0',
        '@tool/binding-linux-x64-musl': '1.2.0',
      },
    },
    'node_modules/@tool/binding-linux-x64-gnu': { version: '1.2.0', dev: true, optional: true, os: ['linux'], cpu: ['x64'] },
  },
};

describe('package-lock.json', () => {
  it('has an entry for every optional package it mentions, without which npm ci refuses it', () => {
    expect(missingEntries(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
  });

  it('is completed with the entries that a registry without other systems’ builds leaves out', () => {
    expect(missingEntries(lock)).toEqual(['@tool/binding-darwin-arm64@1.2.0', '@tool/binding-linux-x64-musl@1.2.0']);
    const { lock: completed, added } = completeLock(lock);
    expect(added).toEqual(['node_modules/@tool/binding-darwin-arm64', 'node_modules/@tool/binding-linux-x64-musl']);
    expect(completed.packages['node_modules/@tool/binding-darwin-arm64']).toEqual({
      version: '1.2.0',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['darwin'],
    });
    expect(completed.packages['node_modules/@tool/binding-linux-x64-musl']).toMatchObject({ libc: ['musl'], os: ['linux'], cpu: ['x64'] });
    expect(Object.keys(completed.packages)).toEqual([
      '',
      'node_modules/@tool/binding-darwin-arm64',
      'node_modules/@tool/binding-linux-x64-gnu',
      'node_modules/@tool/binding-linux-x64-musl',
      'node_modules/tool',
    ]);
    expect(missingEntries(completed)).toEqual([]);
  });

  it('is left as it is when nothing is missing', () => {
    const { lock: completed } = completeLock(lock);
    expect(completeLock(completed)).toEqual({ lock: completed, added: [] });
  });

  it('gets no entry for a package whose name does not say which system it is for', () => {
    const vague = { ...lock, packages: { 'node_modules/tool': { version: '1.0.0', optionalDependencies: { extra: '1.0.0' } } } };
    expect(() => completeLock(vague)).toThrow('extra does not say');
  });
});
