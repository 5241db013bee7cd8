import { describe, expect, it } from 'vitest';
import { advertRules } from '../../../src/core/advert/rules/advert-rules.ts';
import { describeAdvertRules } from '../../../src/core/advert/describe-advert-rules.ts';
import { locales } from '../../../src/core/text.ts';
import { ruleIds } from '../../adverts/rule-ids.ts';
import { sample, without } from './advert-sample.ts';
import { alver, asker, check, findingsOf } from './advert-policy.ts';

const rulesOf = (text: string, options: Parameters<typeof check>[1] = {}): readonly string[] =>
  check(text, options)
    .findings.map((one) => one.rule)
    .filter((rule) => !rule.startsWith('plain.'));

describe('a complete advert', () => {
  it('has no finding beside plain language', () => {
    expect(rulesOf(sample)).toEqual([]);
  });

  it('is read as what it is', () => {
    const report = check(sample);
    expect(report.language).toBe('nb');
    expect(report.family).toBe('HO');
    expect(report.sections.map((one) => one.kind)).toEqual(
      expect.arrayContaining(['title', 'workplace', 'tasks', 'requirements', 'traits', 'offer', 'diversity', 'legal', 'contact', 'deadline']),
    );
    expect(report.textHash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe('what is missing', () => {
  it.each([
    ['content.workplace-missing', without(/^Bråset/)],
    ['content.tasks-missing', without(/^Arbeidsoppgaver|^• (?:Gi|Adm|Sam)/)],
    ['content.experience-missing', without(/erfaring/)],
    ['content.traits-missing', without(/^Personlige|^• (?:samarbeidsvillig|nøyaktig|tålmodig)/)],
    ['offer.distinctive-missing', without(/fadder/)],
    ['offer.pay-missing', without(/Lønn/)],
    ['offer.pension-missing', sample.replace('God pensjonsordning i KLP og gruppelivsforsikring', 'Gruppelivsforsikring')],
    ['offer.insurance-missing', sample.replace(' og gruppelivsforsikring', '')],
    ['contact.missing', without(/^Kontakt/)],
    ['contact.phone-missing', sample.replace(', tlf. 908 86 423', ', e-post kari.lunde@asker.example')],
    ['contact.person-missing', sample.replace('Kari Lunde, avdelingsleder, ', '')],
    ['values.missing', without(/^Verdiene/)],
    ['position.percentage-missing', sample.replace('80–100 % ', '')],
    ['position.type-missing', sample.replace('fast stilling', 'stilling')],
    ['position.ground-missing', sample.replace('fast stilling', 'midlertidig stilling')],
    ['deadline.missing', without(/^Søknadsfrist/)],
    ['law.publicity-notice-missing', without(/^Søkerlisten/)],
    ['law.publicity-notice-missing', sample.replace(/ Opplysninger om deg.*$/m, '')],
    ['law.police-notice-missing', without(/politiattest/)],
    ['inclusion.statement-missing', without(/uansett/)],
  ])('%s is found where it is taken out', (rule, text) => {
    const found = findingsOf(check(text), rule);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ start: null, end: null, quote: null });
  });

  it('is told before what stands in the text', () => {
    const starts = check(without(/Lønn/).replace('15. desember', '1. november')).findings.map((one) => one.start);
    expect(starts[0]).toBeNull();
    expect(starts.lastIndexOf(null)).toBe(starts.filter((one) => one === null).length - 1);
  });
});

describe('a telephone number', () => {
  it.each([
    'tlf. 908 86 423',
    '77 28 58 11',
    'mobil 95406697',
    'tlf:(+47) 95406697',
    '71291173/97546702',
    'mobil 99 52 00 58',
    'tlf. 4000 7151',
    '+47 66 90 70 18',
    '0047 66907018',
    'telefon 57-61-00-24',
    'tlf 02900',
  ])('is known as «%s»', (number) => {
    expect(rulesOf(sample.replace('tlf. 908 86 423', number))).not.toContain('contact.phone-missing');
  });

  it.each(['Referansenr.: 4144720310', 'Org.nr. 987 654 321', 'Stillingsnr. 97546702', 'saksnr. 26/11873', 'ID 907', '97 546 702 kroner'])(
    'is not seen in «%s»',
    (number) => {
      expect(rulesOf(sample.replace('tlf. 908 86 423', number))).toContain('contact.phone-missing');
    },
  );
});

describe('the deadline', () => {
  it.each(['1. november 2026', '20.11.2026', '20/11-2026', '21.11.26', '2026-11-01', '10. november'])('%s has passed on 22 November 2026', (date) => {
    const [found] = findingsOf(check(sample.replace('15. desember 2026', date)), 'deadline.past');
    expect(found).toMatchObject({ severity: 'must', quote: date });
  });

  it.each(['22. november 2026', '5. januar', '1.12.26', 'December 4, 2026'])('%s has not', (date) => {
    expect(rulesOf(sample.replace('15. desember 2026', date))).toEqual([]);
  });

  it('«snarest» is none', () => {
    expect(rulesOf(sample.replace('15. desember 2026', 'snarest'))).toContain('deadline.missing');
  });
});

describe('personal qualities', () => {
  it('are asked about when no task calls for them', () => {
    const [found] = findingsOf(check(sample.replace('• tålmodig', '• strategisk')), 'traits.unrelated');
    expect(found).toMatchObject({ quote: 'strategisk', severity: 'should', principle: 'S3-09' });
  });

  it('are left alone when a task calls for them', () => {
    expect(rulesOf(sample.replace('• tålmodig', '• kreativ').replace('• Gi pleie', '• Lage aktiviteter\n• Gi pleie'))).toEqual([]);
  });

  it('do not include the municipality’s values', () => {
    expect(rulesOf(sample.replace('• tålmodig', '• modig'))).toEqual([]);
  });

  it('are too many when nobody can see which matter', () => {
    const many = sample.replace('• tålmodig', '• tålmodig, fleksibel, selvstendig, empatisk, trygg og rolig');
    expect(findingsOf(check(many), 'traits.too-many')).toHaveLength(1);
  });
});

describe('a police certificate', () => {
  const clerk = sample
    .replace('sykepleier i', 'arkivar i')
    .replace(/^• (?:Gi|Adm|Sam).*$/gm, '• Registrere og ordne arkiv')
    .replace(/^Bråset.*$/m, 'Arkivet i Asker kommune har ti ansatte og holder til på rådhuset.')
    .replace('norsk autorisasjon som sykepleier', 'bachelor i arkivfag')
    .replace(' fra sykehjem', '')
    .replace('• tålmodig\n', '')
    .replaceAll('beboerne', 'innbyggerne');

  it('has no basis for an archivist', () => {
    expect(findingsOf(check(clerk), 'law.police-without-basis')).toMatchObject([{ severity: 'must', quote: 'politiattest' }]);
  });

  it('is for HR to judge when the advert names a statute', () => {
    expect(
      findingsOf(
        check(clerk.replace('Du må levere politiattest', 'Du må levere politiattest etter barnehageloven § 30')),
        'law.police-without-basis',
      ),
    ).toEqual([]);
  });

  it('is no demand when the advert says that none is needed', () => {
    expect(
      findingsOf(
        check(clerk.replace('Du må levere politiattest før du begynner.', 'Stillingen krever ikke politiattest.')),
        'law.police-without-basis',
      ),
    ).toEqual([]);
  });
});

describe('the policy', () => {
  it('asks for unconfirmed values and demands confirmed ones', () => {
    const text = without(/^Verdiene/);
    const confirmed = { ...asker, values: { ...asker.values, confirmed: true } };
    const unconfirmed = { ...asker, values: { ...asker.values, confirmed: false } };
    expect(findingsOf(check(text, { policy: unconfirmed }), 'values.missing')).toMatchObject([{ severity: 'should' }]);
    expect(findingsOf(check(text, { policy: confirmed }), 'values.missing')).toMatchObject([{ severity: 'must' }]);
  });

  it('changes a severity and switches a rule off', () => {
    const text = without(/Lønn/);
    expect(findingsOf(check(text, { policy: { ...asker, severities: { 'offer.pay-missing': 'hint' } } }), 'offer.pay-missing')).toMatchObject([
      { severity: 'hint' },
    ]);
    expect(findingsOf(check(text, { policy: { ...asker, off: ['offer.pay-missing'] } }), 'offer.pay-missing')).toEqual([]);
  });

  it('says which language the messages are in, unless told otherwise', () => {
    const text = without(/Lønn/);
    expect(findingsOf(check(text, { policy: alver }), 'offer.pay-missing')[0]?.message).toContain('Annonsen manglar');
    expect(findingsOf(check(text, { policy: alver, locale: 'en' }), 'offer.pay-missing')[0]?.message).toContain('The advertisement lacks');
  });
});

describe('the job analysis', () => {
  const line = (text: string) => ({ id: text, text, task: 't1' });
  const analysis = {
    version: 1,
    tasks: [{ id: 't1', text: 'Pleie' }],
    must: [line('Autorisasjon som sykepleier')],
    should: [line('Erfaring fra sykehjem')],
    traits: [line('Samarbeidsvillig'), line('Nøyaktig'), line('Tålmodig')],
  };

  it('has everything the advert asks for, and the advert everything it has', () => {
    expect(findingsOf(check(sample, { analysis }), 'analysis.')).toEqual([]);
  });

  it('shows what was added and what was dropped', () => {
    const text = sample.replace('• Du må ha norsk autorisasjon som sykepleier', '• Du må ha truckførerbevis');
    const rules = findingsOf(check(text.replace('Vi søker sykepleier', 'Ny kollega'), { analysis }), 'analysis.').map((one) => [one.rule, one.quote]);
    expect(rules).toEqual([
      ['analysis.requirement-dropped', null],
      ['analysis.requirement-added', 'Du må ha truckførerbevis'],
    ]);
  });
});

describe('a must of the job analysis', () => {
  const line = (text: string) => ({ id: text, text, task: 't1' });
  const analysis = { version: 1, tasks: [{ id: 't1', text: 'Pleie' }], must: [line('Autorisasjon som sykepleier')], should: [], traits: [] };
  const demanding = (demand: string) =>
    sample.replace('• Du må ha norsk autorisasjon som sykepleier', `• ${demand}`).replace('Vi søker sykepleier', 'Ny kollega');
  const weakened = (demand: string) => findingsOf(check(demanding(demand), { analysis }), 'analysis.requirement-dropped');

  it.each(['Autorisasjon som sykepleier er en fordel', 'Du har gjerne autorisasjon som sykepleier', 'Autorisasjon som sjukepleiar er ønskjeleg'])(
    'is shown where the advert makes it a wish: %s',
    (demand) => {
      expect(weakened(demand).map(({ quote, message }) => [quote, message.includes('må-krav')])).toEqual([[demand, true]]);
    },
  );

  it.each(['Du må ha autorisasjon som sykepleier', 'Autorisasjon som sykepleier', 'Krav om autorisasjon som sykepleier'])(
    'is silent where it is still demanded: %s',
    (demand) => {
      expect(weakened(demand)).toEqual([]);
    },
  );
});

describe('the rules', () => {
  it('have ids of the contract only, each once', () => {
    const ids = advertRules.map((rule) => rule.id);
    expect(ids.filter((id) => !(ruleIds as readonly string[]).includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(locales)('are all described in %s', (locale) => {
    const list = describeAdvertRules(asker, locale);
    for (const rule of advertRules) expect(list).toContain(`## ${rule.id}`);
  });
});
