import { describe, expect, it } from 'vitest';
import { check, findingsOf } from './advert-policy.ts';

const line = (text: string) => ({ id: text, text, task: 't1' });
const analysis = {
  version: 1,
  tasks: [{ id: 't1', text: 'Gi pleie' }],
  must: [line('Norsk autorisasjon som sykepleier')],
  should: [line('Erfaring fra sykehjem')],
  traits: [line('Samarbeider godt'), line('Systematisk')],
};

const advert = (requirements: readonly string[], traits: readonly string[]) =>
  [
    'Sykepleier',
    '',
    'Kvalifikasjoner',
    ...requirements.map((one) => `- ${one}`),
    '',
    'Personlige egenskaper',
    ...traits.map((one) => `- ${one}`),
    '',
  ].join('\n');
const addedTo = (requirements: readonly string[], traits: readonly string[]) =>
  findingsOf(check(advert(requirements, traits), { analysis }), 'analysis.requirement-added').map(({ quote }) => quote);

const known = ['Norsk autorisasjon som sykepleier', 'Erfaring fra sykehjem'];

describe('a quality the advert asks for', () => {
  it('is shown when the job analysis has none of the kind', () => {
    expect(addedTo(known, ['du er fleksibel', 'du samarbeider godt', 'kreativ og systematisk'])).toEqual(['fleksibel', 'kreativ']);
  });

  it.each(['du har gode samarbeidsevner', 'god til å samarbeide', 'samarbeidsorientert', 'du er systematisk', 'du jobber strukturert'])(
    'is known in other words: %s',
    (trait) => {
      expect(addedTo(known, [trait])).toEqual([]);
    },
  );

  it('is no demand where it is said of the workplace', () => {
    const text = `${advert(known, ['du samarbeider godt'])}\nOm arbeidsplassen\nVi er en fleksibel og kreativ arbeidsplass.\n`;
    expect(findingsOf(check(text, { analysis }), 'analysis.requirement-added')).toEqual([]);
  });
});

describe('a requirement that shares one common word with a line of the job analysis', () => {
  it.each(['God norsk muntlig og skriftlig', 'Du behersker norsk skriftlig og muntlig på nivå B2'])('is still shown as added: %s', (demand) => {
    expect(addedTo([...known, demand], ['du samarbeider godt'])).toEqual([demand]);
  });

  it.each([
    'Du må ha norsk autorisasjon som sykepleier',
    'Autorisasjon',
    'Du er autorisert sykepleier',
    'Erfaring fra arbeid i sykehjem eller hjemmetjeneste',
  ])('is known where it says the same: %s', (demand) => {
    expect(addedTo([demand], ['du samarbeider godt'])).toEqual([]);
  });
});

describe('two wordings of one rule in one sentence', () => {
  it('are both shown when they stand apart', () => {
    const found = findingsOf(check('Vi er et ungt og dynamisk team, og du er under 35 år.'), 'inclusion.age').map(({ quote }) => quote);
    expect(found).toEqual(['ungt og dynamisk team', expect.stringContaining('under 35 år')]);
  });
});
