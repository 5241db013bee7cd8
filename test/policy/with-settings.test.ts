import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../src/core/case/definition.ts';
import type { SettingId } from '../../src/core/ids.ts';
import { hashPolicy, toCanonicalJson } from '../../src/policy/hash-policy.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { withSettings } from '../../src/policy/with-settings.ts';
import { soundPolicy, writePolicyFolder } from './policy-folder.ts';

function testby(): Policy {
  const { folder, remove } = writePolicyFolder(soundPolicy);
  const loaded = loadPolicy({ folder, id: 'testby' });
  remove();
  if (!loaded.ok) throw new Error('The sound policy is not sound');
  return loaded.value;
}

const freeze = 'freeze.on' as SettingId;

describe('what HR says about settings', () => {
  test('a changed and confirmed setting is in the policy, which gets a hash of its own', () => {
    const policy = testby();
    const changed = withSettings(policy, [{ id: freeze, value: true, confirmed: true }]);
    expect(changed.settings).toMatchObject([{ id: 'freeze.on', value: true, confirmed: true, source: 'A proposal' }]);
    expect(changed.hash).not.toBe(policy.hash);
    expect(policy.settings[0]).toMatchObject({ value: false, confirmed: false });
  });

  test('the same settings give the same hash, however they came about', () => {
    const policy = testby();
    const once = withSettings(policy, [{ id: freeze, value: true, confirmed: true }]);
    const twice = withSettings(withSettings(policy, [{ id: freeze, value: false, confirmed: true }]), [{ id: freeze, value: true, confirmed: true }]);
    expect(twice.hash).toBe(once.hash);
    expect(withSettings(policy, []).hash).toBe(policy.hash);
    expect(withSettings(once, [{ id: freeze, value: false, confirmed: false }])).toEqual(policy);
  });

  test('the last word about a setting counts', () => {
    const said = [true, false].map((value) => ({ id: freeze, value, confirmed: true }));
    expect(withSettings(testby(), said).settings[0]).toMatchObject({ value: false, confirmed: true });
  });

  test('a change whose setting is gone or of another kind is left out', () => {
    const policy = testby();
    const stale = [
      { id: 'gone.now' as SettingId, value: 1, confirmed: true },
      { id: freeze, value: ['yes'], confirmed: true },
    ];
    expect(withSettings(policy, stale)).toEqual(policy);
  });
});

describe('the hash of a policy', () => {
  test('canonical JSON does not depend on the order of keys', () => {
    expect(toCanonicalJson({ b: [{ d: 1, c: undefined }], a: 'ø' })).toBe('{"a":"ø","b":[{"d":1}]}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(toCanonicalJson(reversed)).toBe(toCanonicalJson(record));
        expect(JSON.parse(toCanonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
      }),
    );
  });

  test('the order of a list is part of the content', () => {
    const { hash, ...data } = testby();
    expect(hashPolicy(data).hash).toBe(hash);
    expect(hashPolicy({ ...data, steps: [...data.steps].reverse() }).hash).not.toBe(hash);
  });
});
