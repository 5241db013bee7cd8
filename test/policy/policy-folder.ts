import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const text = (word: string): string => `{ nb: ${word}, nn: ${word}, en: ${word} }`;

const labels = (ids: readonly string[]): string => ids.map((id) => `  - { id: ${id}, label: ${text(`Label ${id}`)} }`).join('\n');

/** A small policy without faults, as the files it would be written in. */
export const soundPolicy: Readonly<Record<string, string>> = {
  'base/rules.yaml': `- id: N-01
  kind: legal
  certainty: A
  basis: ${text('Act')}
  text: ${text('Rule one')}
  source: Lovdata 2026
  validFrom: 2024-01-01
- id: N-02
  kind: practice
  certainty: C
  basis: ${text('Practice')}
  text: ${text('Rule two')}
  source: A vendor
`,
  'base/gates.yaml': `- id: G1
  title: ${text('Need first')}
  kind: legal
  rules: [N-01]
  doors:
    - before: [need.approval, advert.publish]
      needs: { step: need.analysis, is: done }
      openedBy: [need.analysis]
      text: ${text('Analyse first')}
      rule: N-01
    - before: [advert.absent]
      needs: { step: need.left-out, is: done }
      openedBy: [need.left-out]
      text: ${text('Of another municipality')}
      rule: N-01
`,
  'base/settings.yaml': `- id: freeze.on
  label: ${text('Freeze')}
  value: false
  confirmed: false
  certainty: DEFAULT
  source: A proposal
`,
  'base/labels.yaml': `serviceArea:
${labels(['health', 'kindergarten', 'school', 'adult-education', 'child-welfare', 'social', 'crisis-centre', 'fire', 'technical', 'culture', 'administration'])}
roleFamily:
${labels(['HO', 'BH', 'SK', 'BV', 'TE', 'DR', 'SB', 'KU', 'IT', 'ØK', 'LE', 'KF'])}
route:
${labels(['external', 'internal', 'direct', 'nav', 'inclusion'])}
ground:
${labels(['a', 'b', 'c', 'd', 'e'])}
`,
  'base/steps/need.yaml': `- id: need.analysis
  title: ${text('Analyse')}
  instruction: ${text('Find out what is needed')}
  why: N-01
  rules: [N-01, N-02]
  skippable: false
  fields:
    - id: done-on
      kind: date
      label: ${text('Done')}
      records: T_godkjenning
    - id: how
      kind: choice
      label: ${text('How')}
      options:
        - { id: fully, label: ${text('Fully')} }
        - { id: not-yet, label: ${text('Not yet')} }
      refusedBy: not-yet
    - id: reason
      kind: text
      label: ${text('Reason')}
      required: false
    - id: people
      kind: count
      label: ${text('People')}
  checks:
    - id: plan
      label: ${text('Plan')}
      rules: [N-02]
      need: else-reason
- id: need.approval
  title: ${text('Approve')}
  instruction: ${text('Ask for approval')}
  why: N-01
  rules: [N-01]
  when: { all: [{ fact: percentage, below: 100 }, { setting: freeze.on, is: true }] }
  deadline: { after: T_godkjenning, workdays: 3, certainty: DEFAULT }
- id: need.left-out
  title: ${text('Elsewhere')}
  instruction: ${text('Only others do this')}
  why: AL-01
  rules: [AL-01]
- id: advert.absent
  title: ${text('Absent')}
  instruction: ${text('Only others do this too')}
  why: N-01
  rules: [N-01]
`,
  'base/steps/advert.yaml': `- id: advert.publish
  title: ${text('Publish')}
  instruction: ${text('Publish the post')}
  why: N-01
  rules: [N-01]
  publishes: true
  fields:
    - id: applicants
      kind: count
      label: ${text('Applicants')}
      equals: need.analysis/people
    - id: invited
      kind: count
      label: ${text('Invited')}
      atMost: applicants
  countsApplicants: applicants
- id: advert.close
  title: ${text('Close')}
  instruction: ${text('Close the case')}
  why: N-01
  rules: [N-01]
  course: both
  closes: true
`,
  'testby/policy.yaml': `id: testby
name: Testby kommune
locale: nb
stages:
  - id: need
    codes: [S1]
    title: ${text('Need')}
    steps: [need.analysis, need.approval]
  - id: advert
    codes: [S3]
    title: ${text('Advert')}
    steps:
      - advert.publish
      - advert.close
`,
  'testby/rules.yaml': `- id: S1-01
  kind: local-must
  certainty: LOCAL
  basis: ${text('Principles')}
  text: ${text('Local rule')}
  source: Seed 004
`,
};

/** The policies folder a test has written, and how to remove it. */
export interface PolicyFolder {
  readonly folder: string;
  readonly remove: () => void;
}

/** Writes files, by their paths under `policies/`, into a folder of their own. */
export function writePolicyFolder(files: Readonly<Record<string, string>>): PolicyFolder {
  const folder = mkdtempSync(join(tmpdir(), 'losen-policy-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
