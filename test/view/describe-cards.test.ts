import { describe, expect, it } from 'vitest';
import { verbs } from '../../src/core/reply/verb.ts';
import { describeCards } from '../../src/view/describe-cards.ts';
import { sampleReplies } from './sample-replies.ts';

describe('describeCards', () => {
  const text = describeCards(Object.values(sampleReplies));
  const row = (start: string) => text.split('\n').find((line) => line.startsWith(`| \`${start}\` `));

  it('has one row for each verb', () => {
    for (const verb of verbs) expect(text.split('\n').filter((line) => line.startsWith(`| \`${verb}\` `))).toHaveLength(1);
  });

  it('says which cards carry a verb, with what data, and whether inputs go along', () => {
    expect(row('step.do')).toBe('| `step.do` | form: step | `answered`, `step` | yes |');
    expect(row('step.open')).toContain('case, gate, plan');
    expect(row('offer.decline')).toContain('none in the samples');
  });

  it('lists the inputs of a form with their elements, choices and step', () => {
    expect(row('field-kind')).toBe('| `field-kind` | Input.ChoiceSet | no | `meeting`, `video` | `interview.hold` |');
    expect(row('position-1-percentage')).toBe('| `position-1-percentage` | Input.Text | yes | – | – |');
  });

  it('is the same whatever the order of the samples', () => {
    const reversed = describeCards(Object.values(sampleReplies).toReversed());
    const verbRows = (doc: string) => doc.split('## Inputs')[0];
    expect(verbRows(reversed)).toBe(verbRows(text));
  });
});
