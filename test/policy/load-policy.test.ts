import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../src/core/case/definition.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { soundPolicy, writePolicyFolder } from './policy-folder.ts';

type Files = Readonly<Record<string, string>>;

function load(files: Files, id = 'testby'): { readonly policy: Policy | undefined; readonly faults: readonly string[] } {
  const { folder, remove } = writePolicyFolder(files);
  try {
    const loaded = loadPolicy({ folder, id });
    if (loaded.ok) return { policy: loaded.value, faults: [] };
    return { policy: undefined, faults: loaded.refusal.map(({ file, line, reason }) => `${relative(folder, file)}:${line} ${reason}`) };
  } finally {
    remove();
  }
}

function sound(files: Files): Policy {
  const { policy, faults } = load(files);
  if (policy === undefined) throw new Error(faults.join('\n'));
  return policy;
}

/** The sound policy with one piece of one file exchanged; fails when the piece is not there exactly once. */
function edited(file: string, from: string, to: string, files: Files = soundPolicy): Files {
  const parts = (files[file] ?? '').split(from);
  if (parts.length !== 2) throw new Error(`${JSON.stringify(from)} is ${parts.length - 1} times in ${file}`);
  return { ...files, [file]: parts.join(to) };
}

/** The line, from 1, on which a piece of text stands in a file for the first time. */
function lineOf(files: Files, file: string, piece: string): number {
  const before = (files[file] ?? '').split(piece)[0] ?? '';
  return before.split('\n').length;
}

const need = 'base/steps/need.yaml';
const advert = 'base/steps/advert.yaml';
const gates = 'base/gates.yaml';

describe('loading a policy', () => {
  test('a sound policy has the steps its stages name, in their order, each with its stage', () => {
    const policy = sound(soundPolicy);
    expect(policy.steps.map(({ id, stage }) => `${stage}: ${id}`)).toEqual(['need: need.analysis', 'need: need.approval', 'advert: advert.publish', 'advert: advert.close']);
    expect(policy.stages.map((stage) => Object.keys(stage))).toEqual([['id', 'codes', 'title'], ['id', 'codes', 'title']]);
    expect(policy).toMatchObject({ id: 'testby', name: 'Testby kommune', locale: 'nb' });
    expect(policy.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('what the schema gives by default is filled in', () => {
    const [analysis, approval] = sound(soundPolicy).steps;
    expect(approval).toMatchObject({ skippable: true, course: 'running', per: 'case', fields: [], checks: [] });
    expect(analysis?.fields[3]).toMatchObject({ required: true, min: 0, max: 2000 });
  });

  test('doors in front of steps the municipality lacks are left out, and with the last door the gate', () => {
    expect(sound(soundPolicy).gates[0]?.doors.map(({ before }) => before)).toEqual([['need.approval', 'advert.publish']]);
    const shorter = edited('testby/policy.yaml', 'steps: [need.analysis, need.approval]', 'steps: [need.analysis]');
    expect(sound(shorter).gates[0]?.doors.map(({ before }) => before)).toEqual([['advert.publish']]);
    const withoutPublishing = edited('testby/policy.yaml', '      - advert.publish\n', '', shorter);
    expect(sound(withoutPublishing).gates).toEqual([]);
  });

  test('a setting of the base the municipality has no use for is left out, and then nothing may rest on it', () => {
    const files = edited('testby/policy.yaml', 'stages:', 'unused: [freeze.on]\nstages:');
    // The sound policy has a step that asks for it.
    expect(load(files).faults).toEqual([expect.stringContaining('the setting freeze.on, which does not exist')]);
    const free = edited(need, '{ all: [{ fact: percentage, below: 100 }, { setting: freeze.on, is: true }] }', '{ fact: percentage, below: 100 }', files);
    expect(sound(free).settings).toEqual([]);
    const misspelt = edited('testby/policy.yaml', 'stages:', 'unused: [freeze.off]\nstages:');
    expect(load(misspelt).faults).toContain(`testby/policy.yaml:${lineOf(misspelt, 'testby/policy.yaml', 'unused')} the setting freeze.off does not exist`);
  });

  test('a source of the base is written as the municipality writes it, and one that no rule cites is a fault', () => {
    const policy = sound(edited('testby/policy.yaml', 'stages:', 'sources: { A vendor: Ein leverandør }\nstages:'));
    expect(policy.rules.find(({ id }) => id === 'N-02')?.source).toBe('Ein leverandør');
    expect(policy.rules.find(({ id }) => id === 'N-01')?.source).toBe('Lovdata 2026');
    const { faults } = load(edited('testby/policy.yaml', 'stages:', 'sources: { A vender: Ein leverandør }\nstages:'));
    expect(faults).toEqual([expect.stringContaining('no rule cites «A vender»')]);
  });

  test('a municipality’s entry replaces the base’s entry with the same id, and new ones come after', () => {
    const local: Files = {
      ...soundPolicy,
      'testby/settings.yaml': (soundPolicy['base/settings.yaml'] ?? '').replace('value: false', 'value: true').replace('confirmed: false', 'confirmed: true'),
      'testby/gates.yaml': (soundPolicy[gates] ?? '').replace('id: G1', 'id: G2').replaceAll('N-01', 'S1-01'),
      'testby/steps/own.yaml': '- { id: need.approval, title: { nb: Ny, nn: Ny, en: New }, instruction: { nb: Ny, nn: Ny, en: New }, why: S1-01, rules: [S1-01] }\n',
    };
    const policy = sound(local);
    expect(policy.settings).toMatchObject([{ id: 'freeze.on', value: true, confirmed: true }]);
    expect(policy.gates.map(({ id }) => id)).toEqual(['G1', 'G2']);
    expect(policy.rules.map(({ id }) => id)).toEqual(['N-01', 'N-02', 'S1-01']);
    expect(policy.steps[1]).toMatchObject({ id: 'need.approval', stage: 'need', why: 'S1-01', title: { en: 'New' } });
    expect(policy.steps[1]?.deadline).toBeUndefined();
  });

  test('the hash follows the content and not how the files are written', () => {
    const { hash } = sound(soundPolicy);
    expect(sound(edited('base/rules.yaml', '  kind: legal\n  certainty: A\n', '  # the statute\n  certainty: A\n  kind: legal\n')).hash).toBe(hash);
    const split = { ...soundPolicy, [need]: `${soundPolicy[need] ?? ''}${soundPolicy[advert] ?? ''}`, [advert]: '# moved\n' };
    expect(sound(split).hash).toBe(hash);
    expect(sound(edited('base/rules.yaml', 'en: Rule two', 'en: Rule 2')).hash).not.toBe(hash);
  });

  test('a door may wait in front of a step that only another municipality has', () => {
    const files = edited(gates, 'advert.publish]', 'advert.publish, advert.special]');
    expect(load(files).faults).toHaveLength(1);
    const other = '- { id: advert.special, title: broken }\n';
    expect(sound({ ...files, 'otherby/steps/own.yaml': other }).gates[0]?.doors[0]?.before).toEqual(['need.approval', 'advert.publish']);
  });

  test('an id that is no folder of a municipality is refused without looking', () => {
    for (const id of ['base', '../testby', 'testby/../testby', '', 'Testby']) expect(load(soundPolicy, id).faults).toHaveLength(1);
  });

  test('a step no stage names may cite what this municipality lacks', () => {
    expect(load(soundPolicy).faults).toEqual([]);
    expect(soundPolicy[need]).toContain('AL-01');
  });
});

describe('a fault in a policy file is told with file, line and reason', () => {
  const cases: readonly (readonly [name: string, file: string, from: string, to: string, at: string, reason: RegExp])[] = [
    ['a property that does not exist', need, '  skippable: false\n', '  skipable: false\n  skippable: false\n', 'skipable', /^step need\.analysis: skipable is not a known property$/],
    ['a text that lacks a language', need, '{ nb: Approve, nn: Approve, en: Approve }', '{ nb: Approve, en: Approve }', 'title: { nb: Approve', /^step need\.approval: title\.nn is missing$/],
    ['an empty text', 'base/rules.yaml', 'nn: Rule one', "nn: ''", "nn: ''", /^rule N-01: text\.nn: /],
    ['a value outside its list', 'base/rules.yaml', 'kind: practice', 'kind: custom', 'kind: custom', /^rule N-02: kind is "custom", but may only be legal, /],
    ['a value of the wrong type', 'base/settings.yaml', 'confirmed: false', 'confirmed: perhaps', 'confirmed: perhaps', /^setting freeze\.on: confirmed should be boolean, but is "perhaps"$/],
    ['a setting whose value is above its bounds', 'base/settings.yaml', 'value: false', 'value: 9\n  max: 5', 'value: 9', /^setting freeze\.on: the value 9 is not one its options, bounds or format allow$/],
    ['a setting whose value is none of its options', 'base/settings.yaml', 'value: false', 'value: some\n  options: [{ id: all, label: { nb: A, nn: A, en: A } }]', 'value: some', /^setting freeze\.on: the value "some" is not one/],
    ['an option that is there twice', 'base/settings.yaml', 'value: false', 'value: all\n  options:\n    - { id: all, label: { nb: A, nn: A, en: A } }\n    - { label: { nb: B, nn: B, en: B }, id: all }', '- { label', /^setting freeze\.on: the option all is there twice$/],
    ['bounds of what is no number', 'base/settings.yaml', 'value: false', 'value: false\n  max: 5', 'max: 5', /^setting freeze\.on: only a number has bounds$/],
    ['an id that is written wrongly', gates, 'id: G1', 'id: Gate1', 'id: Gate1', /^gate Gate1: id is written wrongly/],
    ['an entry without an id', 'base/rules.yaml', '- id: N-02\n  kind', '- kind', '- kind: practice', /^rule number 2: id is missing$/],
    ['a stage property in a step', need, '  skippable: false\n', '  skippable: false\n  stage: need\n', 'stage: need', /stage is not a known property/],
    ['a file that is no list', 'base/settings.yaml', '- id: freeze.on\n  label', 'id: freeze.on\nx:\n  label', 'id: freeze.on', /^the file should be a list, each entry one setting$/],
    ['malformed YAML', 'testby/rules.yaml', 'source: Seed 004', 'source: Seed: 004', 'source: Seed', /^not valid YAML: /],
    ['a key that is there twice', need, '  skippable: false\n', '  skippable: false\n  skippable: true\n', 'skippable: true', /^not valid YAML: .*unique/],
    ['a rule defined twice in one layer', 'base/rules.yaml', '- id: N-02', '- id: N-01', '- id: N-01\n  kind: practice', /^rule N-01 is already defined in .*rules\.yaml:1$/],
    ['a step defined twice in two files of one layer', need, '- id: need.approval', '- id: advert.publish', 'id: advert.publish', /^step advert\.publish is already defined in .*advert\.yaml:1$/],
    ['a condition with an unknown fact', need, 'fact: percentage', 'fact: percent', '{ fact: percent', /names the fact percent, which does not exist/],
    ['a condition that compares a fact with what it never is', need, '{ fact: percentage, below: 100 }', '{ fact: route, is: sideways }', 'fact: route', /the fact route is never "sideways"; it is one of external, /],
    ['a condition that compares a yes or no with a number', need, '{ fact: percentage, below: 100 }', '{ fact: leader, atLeast: 1 }', 'fact: leader', /the fact leader is no number/],
    ['a condition with an unknown setting', need, 'setting: freeze.on', 'setting: freeze.off', 'setting: freeze.off', /names the setting freeze\.off, which does not exist/],
    ['a condition that compares a setting with another type', need, 'freeze.on, is: true', "freeze.on, is: 'yes'", "is: 'yes'", /the setting freeze\.on is never "yes": its value is a boolean/],
    ['a condition with an unknown step', gates, '{ step: need.analysis, is: done }', '{ any: [{ step: need.nothing, is: done }] }', 'step: need.nothing', /the condition names the step need\.nothing, which is not in the policy's stages/],
    ['a condition of no known form', need, '{ fact: percentage, below: 100 }', '{ fact: percentage, bellow: 100 }', 'bellow', /^step need\.approval: when\.all\.0 has none of the forms allowed here/],
    ['a condition on a step that is not «done»', gates, '{ step: need.analysis, is: done }', '{ step: need.analysis, is: open }', 'is: open', /needs\.is is "open", but may only be done/],
    ['a rule of a step that does not exist', need, 'rules: [N-01, N-02]', 'rules: [N-01, N-77]', 'N-77', /^step need\.analysis: the rule N-77 does not exist$/],
    ['a rule of a check that does not exist', need, 'rules: [N-02]\n', 'rules: [N-77]\n', 'N-77', /the rule N-77 does not exist/],
    ['a rule of a gate that does not exist', gates, 'rules: [N-01]', 'rules: [N-77]', 'N-77', /^gate G1: the rule N-77 does not exist$/],
    ['a why that is not among the rules', need, 'why: N-01\n  rules: [N-01, N-02]', 'why: S1-01\n  rules: [N-01, N-02]', 'why: S1-01', /why is S1-01, which is not among its rules/],
    ['a setting a door rests on that does not exist', gates, 'openedBy: [need.analysis]\n', 'openedBy: [need.analysis]\n      restsOn: no.such\n', 'restsOn', /^gate G1: the setting no\.such does not exist$/],
    ['a door before a step nobody defines', gates, 'advert.publish]', 'advert.publsh]', 'advert.publsh', /^gate G1: the step advert\.publsh is defined in no steps file$/],
    ['a door opened by a step the policy lacks', gates, 'openedBy: [need.analysis]', 'openedBy: [need.left-out]', 'openedBy: [need.left-out]', /the step need\.left-out, which should open the door, is not in the policy's stages/],
    ['a door that opens too late', gates, 'before: [need.approval, advert.publish]', 'before: [need.analysis, advert.publish]', 'openedBy', /the step need\.analysis opens the door but does not come before need\.analysis/],
    ['a stage that names an unknown step', 'testby/policy.yaml', '- advert.close', '- advert.clos', '- advert.clos', /^the step advert\.clos is defined in no steps file$/],
    ['a step that is named twice', 'testby/policy.yaml', '- advert.close', '- need.analysis', '- need.analysis', /^the step need\.analysis is named twice$/],
    ['a stage that is there twice', 'testby/policy.yaml', '- id: advert', '- id: need', '- id: need\n    codes: [S3]', /^the stage need is there twice$/],
    ['a policy that is not its folder’s', 'testby/policy.yaml', 'id: testby', 'id: otherby', 'id: otherby', /^the id is otherby, but the folder is called testby$/],
    ['a language that does not exist', 'testby/policy.yaml', 'locale: nb', 'locale: da', 'locale: da', /^locale is "da", but may only be nb, nn, en$/],
    ['a question that shows what no step records', need, '  when: { all: [{ fact: percentage, below: 100 }, { setting: freeze.on, is: true }] }\n', '  when: { all: [{ fact: percentage, below: 100 }, { setting: freeze.on, is: true }] }\n  asks: { who: hr, action: { nb: A, nn: A, en: A }, waiting: { nb: A, nn: A, en: A }, shows: [need.analysis/nothing] }\n', 'need.analysis/nothing', /^step need\.approval: shows names need\.analysis\/nothing, which does not exist$/],
    ['a question that shows a step the policy lacks', need, '  when: { all: [{ fact: percentage, below: 100 }, { setting: freeze.on, is: true }] }\n', '  when: { all: [{ fact: percentage, below: 100 }, { setting: freeze.on, is: true }] }\n  asks: { who: hr, action: { nb: A, nn: A, en: A }, waiting: { nb: A, nn: A, en: A }, shows: [need.left-out/how] }\n', 'need.left-out/how', /shows names need\.left-out\/how, but should be/],
    ['a question with a choice that has no options', need, '  when: { all: [{ fact: percentage, below: 100 }, { setting: freeze.on, is: true }] }\n', '  when: { all: [{ fact: percentage, below: 100 }, { setting: freeze.on, is: true }] }\n  asks: { who: hr, action: { nb: A, nn: A, en: A }, waiting: { nb: A, nn: A, en: A }, fields: [{ id: line, kind: choice, label: { nb: A, nn: A, en: A } }] }\n', 'id: line', /field line: a choice needs options/],
    ['a tick of an asker where nobody is asked', need, '  when: { all: [{ fact: percentage, below: 100 }, { setting: freeze.on, is: true }] }\n', '  when: { all: [{ fact: percentage, below: 100 }, { setting: freeze.on, is: true }] }\n  checks: [{ id: mine, by: asker, label: { nb: A, nn: A, en: A }, rules: [N-01] }]\n', 'by: asker', /check mine is the asker.s, but nobody is asked/],
    ['equals without a field', advert, 'need.analysis/people', 'need.analysis', 'equals', /equals is need\.analysis, but should be <step>\/<field>/],
    ['equals with an unknown field', advert, 'need.analysis/people', 'need.analysis/persons', 'equals', /the step need\.analysis has no field persons/],
    ['equals with a step the policy lacks', advert, 'need.analysis/people', 'need.left-out/people', 'equals', /equals names the step need\.left-out, which is not in/],
    ['equals with a field that is no count', advert, 'need.analysis/people', 'need.analysis/how', 'equals', /which is no count/],
    ['atMost with an unknown field', advert, 'atMost: applicants', 'atMost: aplicants', 'atMost', /atMost names aplicants, which is no other field of this step/],
    ['refusedBy with an unknown option', need, 'refusedBy: not-yet', 'refusedBy: never', 'refusedBy', /refusedBy names never, which is none of its options/],
    ['raises with an unknown option', need, 'refusedBy: not-yet', 'raises: { fact: internalCandidate, when: never }', 'raises', /raises\.when names never, which is none of its options/],
    ['an option that is there twice', need, '{ id: not-yet,', '{ id: fully,', '{ id: fully, label: { nb: Not', /the option fully is there twice/],
    ['a choice without options', need, 'kind: text', 'kind: choice', '- id: reason', /field reason: a choice needs options/],
    ['a property of another kind of field', need, 'records: T_godkjenning', 'records: T_godkjenning\n      atMost: people', 'atMost', /atMost belongs to fields of kind count, and this one is date/],
    ['countsApplicants with an unknown field', advert, 'countsApplicants: applicants', 'countsApplicants: applied', 'countsApplicants', /countsApplicants names applied, which is no count field of this step/],
    ['a reason that cannot be given', need, '- id: reason', '- id: remark', 'need: else-reason', /check plan is else-reason, but the step has no text field with the id reason/],
    ['an id used by a field and a check', need, '- id: plan', '- id: people', '- id: people\n      label: { nb: Plan', /the id people is used twice among its fields and checks/],
    ['a step that opens a door and can be skipped', need, '  skippable: false\n', '', 'id: need.analysis', /^step need\.analysis: it opens a door of gate G1 and must say skippable: false$/],
    ['a date of a deadline nobody records', need, 'after: T_godkjenning', 'after: T_vedtak', 'after: T_vedtak', /the date T_vedtak is recorded by no field/],
    ['a date a step opens at that nobody records', advert, 'publishes: true', 'opensAt: T_frist', 'opensAt', /the date T_frist is recorded by no field/],
    ['a date a field follows that nobody records', need, 'records: T_godkjenning', 'records: T_godkjenning\n      notBefore: [T_behov, T_pub]', 'notBefore', /the date T_pub is recorded by no field/],
    ['a deadline in both kinds of days', need, 'workdays: 3', 'workdays: 3, days: 3', 'deadline', /the deadline has both days and workdays/],
    ['a label that is missing', 'base/labels.yaml', '  - { id: nav, label: { nb: Label nav, nn: Label nav, en: Label nav } }\n', '', 'route:', /^route lacks a label for nav$/],
    ['a view of nobody', need, 'kind: text', 'kind: text\n      perInvolved: true', 'perInvolved', /field reason is perInvolved, but the step involves nobody/],
    ['representatives by an unknown rule', need, '- id: need.analysis\n', '- id: need.analysis\n  involves: { who: union, moment: { nb: A, nn: A, en: A }, what: { nb: A, nn: A, en: A }, rule: N-99, within: freeze.on }\n', 'involves', /the rule N-99 does not exist/],
    ['representatives within an unknown setting', need, '- id: need.analysis\n', '- id: need.analysis\n  involves: { who: union, moment: { nb: A, nn: A, en: A }, what: { nb: A, nn: A, en: A }, rule: N-01, within: tv.frist }\n', 'involves', /the setting tv\.frist does not exist/],
    ['representatives within a setting that is no number', need, '- id: need.analysis\n', '- id: need.analysis\n  involves: { who: union, moment: { nb: A, nn: A, en: A }, what: { nb: A, nn: A, en: A }, rule: N-01, within: freeze.on }\n', 'involves', /the setting freeze\.on is no number of working days/],
    ['representatives who are sent no text', need, '- id: need.analysis\n', '- id: need.analysis\n  involves: { who: union, moment: { nb: A, nn: A, en: A }, what: { nb: A, nn: A, en: A }, rule: N-01, within: freeze.on, encloses: people }\n', 'involves', /encloses names people, which is no text field of this step/],
    ['an answer kept in a slot of a step that has none', need, 'kind: text', 'kind: text\n      slot: employed', 'slot', /field reason is employed, which belongs to a step with slots: clear/],
    ['an answer that follows from slots nobody has', need, 'kind: text', 'kind: text\n      fromSlots: negative', 'fromSlots', /field reason follows from the slots, but the step does not have slots: call/],
    ['an agreement without a day', need, '- id: need.analysis\n', '- id: need.analysis\n  slots: clear\n', 'slots', /slots is clear, but no required date field is slot: cleared/],
    ['a topic by an unknown rule', need, '- id: need.analysis\n', '- id: need.analysis\n  topics: [{ id: age, label: { nb: A, nn: A, en: A }, rules: [N-99] }]\n', 'topics', /the rule N-99 does not exist/],
    ['a pitfall by an unknown rule', need, '- id: need.analysis\n', '- id: need.analysis\n  pitfalls: [N-99]\n', 'pitfalls', /the rule N-99 does not exist/],
    ['a panel that is asked nothing', need, '- id: need.analysis\n', '- id: need.analysis\n  editor: panel\n', 'editor', /the step does not say what its members read/],
    ['a label for nothing', 'base/labels.yaml', '{ id: nav,', '{ id: nave,', '{ id: nave', /^route has no value nave$/],
  ];

  test.each(cases)('%s', (_name, file, from, to, at, reason) => {
    const files = edited(file, from, to);
    const { faults } = load(files);
    const place = `${file}:${lineOf(files, file, at)} `;
    const here = faults.filter((fault) => fault.startsWith(place)).map((fault) => fault.slice(place.length));
    expect(here, faults.join('\n')).toEqual(expect.arrayContaining([expect.stringMatching(reason)]));
  });

  test('a second step that closes the same case', () => {
    const files = edited(advert, 'publishes: true', 'closes: true');
    // The first to close in the path is publishing; the one that closes after it is the one too many.
    const line = (files[advert] ?? '').split('\n').lastIndexOf('  closes: true') + 1;
    expect(load(files).faults).toEqual([`${advert}:${line} step advert.close: it closes a running case, which advert.publish already does`]);
    const apart = edited(advert, '  course: both\n', '  course: withdrawn\n', files);
    expect(load(apart).faults).toEqual([]);
  });

  test('missing files are named, and what rests on them is not blamed', () => {
    const { 'base/rules.yaml': _rules, 'testby/rules.yaml': _local, ...rest } = soundPolicy;
    expect(load(rest).faults).toEqual(['base/rules.yaml:1 the file is missing', 'testby/rules.yaml:1 the file is missing']);
    expect(load({}).faults).toContain('testby/policy.yaml:1 the file is missing');
  });

  test('a broken step is told once, and those that name it are left in peace', () => {
    expect(load(edited(need, 'kind: date', 'kind: day')).faults).toEqual([expect.stringMatching(/^base\/steps\/need\.yaml:9 step need\.analysis: fields\.0\.kind is "day"/)]);
  });

  test('a broken stage still lets the steps be checked', () => {
    const files = edited(need, 'rules: [N-01, N-02]', 'rules: [N-01, N-77]', edited('testby/policy.yaml', 'codes: [S3]', 'codes: S3'));
    expect(load(files).faults).toEqual([
      'base/steps/need.yaml:5 step need.analysis: the rule N-77 does not exist',
      'testby/policy.yaml:10 stages.1.codes should be array, but is "S3"',
    ]);
  });

  test('all faults are told at once, by file and then by line', () => {
    let files = edited(need, 'rules: [N-01, N-02]', 'rules: [N-01, N-77]');
    files = edited(need, 'fact: percentage', 'fact: percent', files);
    files = edited('base/rules.yaml', 'kind: practice', 'kind: custom', files);
    files = edited('testby/policy.yaml', '- advert.close', '- advert.clos', files);
    files = edited(gates, 'rules: [N-01]', 'rules: [N-88]', files);
    const { faults } = load(files);
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'base/gates.yaml:4', 'base/rules.yaml:9', 'base/steps/need.yaml:5', 'base/steps/need.yaml:36', 'testby/policy.yaml:14',
    ]);
  });
});

describe('the unions of a municipality', () => {
  const unions = (more: string): Files => ({ ...soundPolicy, 'testby/unions.yaml': `- id: delta\n  name: Delta\n  families: [HO]\n  certainty: DEFAULT\n  source: A proposal\n${more}` });

  test('come from its own file with the role families they are suggested for; without the file there are none', () => {
    expect(sound(unions('')).unions).toEqual([{ id: 'delta', name: 'Delta', families: ['HO'], certainty: 'DEFAULT', source: 'A proposal' }]);
    expect(sound(soundPolicy).unions).toEqual([]);
  });

  test.each([
    ['a family that is none', '- { id: fo, name: FO, families: [XX], certainty: DEFAULT, source: Katalogen }\n', 'union fo: families.0 is "XX"'],
    ['a union that is there twice', '- { id: delta, name: Delta, families: [], certainty: DEFAULT, source: Katalogen }\n', 'union delta is already defined'],
    ['a union without a name', '- { id: fo, families: [], certainty: DEFAULT, source: Katalogen }\n', 'union fo: name is missing'],
  ])('with %s stop the start by file and line', (_what, more, reason) => {
    const { faults } = load(unions(more));
    expect(faults).toEqual([expect.stringMatching(/^testby\/unions\.yaml:6 /)]);
    expect(faults[0]).toContain(reason);
  });

  test('change the hash: an old case keeps the suggestions it had', () => {
    expect(sound(unions('')).hash).not.toBe(sound(soundPolicy).hash);
  });
});

describe('the milestones of the suggested plan', () => {
  const milestone = (id: string, more: string): string => `- id: ${id}
  label: { nb: Milepæl, nn: Milepæl, en: Milestone }
  certainty: DEFAULT
  source: A proposal
${more}`;
  const plan = (more: string): Files => ({ ...soundPolicy, 'base/plan.yaml': milestone('start', '  steps: []\n  takes: { days: 90 }\n') + more });

  test('come in the order they are written; without the file there are none', () => {
    expect(sound(plan(milestone('close', '  steps: []\n  takes: { workdays: 5 }\n'))).plan.map(({ id }) => id)).toEqual(['start', 'close']);
    expect(sound(soundPolicy).plan).toEqual([]);
  });

  test.each([
    ['a step that nobody has', 'steps: [need.nowhere]\n  takes: { workdays: 5 }', 'the step need.nowhere is defined in no steps file'],
    ['a date field that nobody has', 'steps: []\n  suggests: need.nowhere/day\n  takes: { workdays: 5 }', 'the step need.nowhere is defined in no steps file'],
    ['both kinds of days', 'steps: []\n  takes: { workdays: 5, days: 7 }', 'either days or workdays'],
    ['no time at all', 'steps: []', 'takes is missing'],
  ])('with %s stop the start by file and line', (_what, more, reason) => {
    const { faults } = load(plan(milestone('close', `  ${more}\n`)));
    expect(faults).toEqual([expect.stringMatching(/^base\/plan\.yaml:\d+ /)]);
    expect(faults[0]).toContain(reason);
  });
});
