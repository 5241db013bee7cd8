import { describe, expect, it } from 'vitest';
import { asker, check, findingsOf } from './advert-policy.ts';

const quotes = (text: string, rule: string): readonly (string | null)[] => findingsOf(check(text), rule).map((one) => one.quote);

describe('plain language', () => {
  it('gives the wording of the text’s own standard', () => {
    const [nb] = findingsOf(check('Vi søker en renholder til skolen. Du gjør rent i klasserom, herunder gymsalen.'), 'plain.bureaucratic');
    const [nn] = findingsOf(check('Vi søkjer ein reinhaldar til skulen. Du gjer reint i klasseroma, herunder gymsalen.'), 'plain.bureaucratic');
    expect(nb?.suggestion).toBe('Skriv heller: blant annet, også.');
    expect(nn?.suggestion).toBe('Skriv heller: mellom anna, òg.');
  });

  it('finds one stiff expression once, by its longest form', () => {
    expect(quotes('Personlig egnethet vil bli tillagt stor vekt.', 'plain.bureaucratic')).toEqual(['vil bli tillagt stor vekt']);
  });

  it('leaves what is quoted', () => {
    expect(quotes('Loven sier: «Vedtak treffes i henhold til denne loven.» Vi følger den.', 'plain.bureaucratic')).toEqual([]);
    expect(quotes('Vi følger loven i henhold til «alle skal med».', 'plain.bureaucratic')).toEqual(['i henhold til']);
  });

  it('reads a short line of a Norwegian text as Norwegian', () => {
    const text = 'Vi søkjer ein lærar til skulen vår, og du får eigen kontorplass.\n\nTiltreding snarast.';
    expect(quotes(text, 'plain.bureaucratic')).toEqual(['Tiltreding']);
  });

  it('has a replacement in every finding on stiff words and on the reader', () => {
    const text = 'Søkeren må besitte gode norskkunnskaper samt førerkort. Vedkommende bes fremlegge attester. The applicant must utilise tools.';
    const found = check(text).findings.filter((one) => one.rule === 'plain.bureaucratic' || one.rule === 'plain.addressing');
    expect(found.length).toBeGreaterThan(4);
    for (const one of found) expect(one.suggestion, one.quote ?? '').not.toBeNull();
  });

  it('speaks of stiff words and of the reader with «should» and of style with a hint', () => {
    expect(findingsOf(check('Søkeren må ha førerkort samt bil.'), 'plain.').map((one) => one.severity)).toEqual(['should', 'should']);
    expect(findingsOf(check('Du må møte på workshop og gi feedback.'), 'plain.').map((one) => one.severity)).toEqual(['hint', 'hint']);
  });
});

describe('the reader as a third person', () => {
  it('is found in the publicity notice when it is one person, not when it is all applicants', () => {
    expect(quotes('Opplysninger om søkeren kan bli offentliggjort.', 'plain.addressing')).toEqual(['søkeren']);
    expect(
      quotes('Opplysninger om søkere kan bli offentliggjort på den offentlige søkerlisten. Alle søkere får beskjed.', 'plain.addressing'),
    ).toEqual([]);
  });

  it('is not «vedkommende» when that is a patient', () => {
    expect(quotes('Når en pasient blir syk, følger du vedkommende til legen.', 'plain.addressing')).toEqual([]);
    expect(quotes('Vedkommende skal følge opp pasienter.', 'plain.addressing')).toEqual(['Vedkommende']);
  });

  it('is not the verb «søker»', () => {
    expect(quotes('Vi søker må-krav og folk som kan mer. Når du søker må du legge ved CV.', 'plain.addressing')).toEqual([]);
  });
});

describe('long sentences', () => {
  const clause = 'og følger opp elever som trenger litt mer hjelp enn andre i hverdagen ';

  it('are counted in words', () => {
    const [one] = findingsOf(check(`Du underviser på trinnet ${clause}${clause}${clause}på skolen.`), 'plain.long-sentence');
    expect(one?.message).toContain('45 ord');
  });

  it('are not bullets, headings or address lines', () => {
    expect(quotes(`Vi er en skole.\n\nOppgaver\n- du underviser ${clause}${clause}${clause}`, 'plain.long-sentence')).toEqual([]);
    expect(quotes(`Kontakt Kari Nes, rektor, ${clause}${clause}${clause} kari.nes@skolen.example`, 'plain.long-sentence')).toEqual([]);
  });
});

describe('passives', () => {
  it('are left while they are few', () => {
    expect(quotes('Stillingen lyses ut. Attester leveres senere. Intervju holdes i mai.', 'plain.passive')).toEqual([]);
  });

  it('are named one a sentence when they pile up', () => {
    const text = 'Attester leveres senere. Søknader vurderes og arkiveres. Timer føres digitalt. Referanser kontrolleres.';
    expect(quotes(text, 'plain.passive')).toEqual(['leveres', 'vurderes', 'føres', 'kontrolleres']);
  });

  it('are wrong as a bare present in nynorsk, whatever their number', () => {
    const text = 'Vi søkjer ein lærar som ikkje er redd for å ta ansvar. Stillinga lysast ut frå hausten.';
    const [one] = findingsOf(check(text), 'plain.passive');
    expect(one?.quote).toBe('lysast');
    expect(one?.message).toContain('nynorsk');
    expect(
      quotes('Vi søkjer ein lærar. Det finst mange som trivst her, og vi møtest kvar veke. Attestar kan sendast seinare.', 'plain.passive'),
    ).toEqual([]);
  });

  it('leave an abbreviation in capitals', () => {
    expect(quotes('Vi søkjer ein planleggar som ikkje er redd for kart. Du brukar GIS kvar veke.', 'plain.passive')).toEqual([]);
  });
});

describe('abbreviations of the trade', () => {
  it('are named the first time, unless the text explains them', () => {
    expect(quotes('Du jobber med BPA. Vi er gode på BPA.', 'plain.abbreviation')).toEqual(['BPA']);
    expect(quotes('Du jobber med BPA (brukerstyrt personlig assistanse).', 'plain.abbreviation')).toEqual([]);
    expect(quotes('Du samarbeider med PPT, som er kommunens pedagogiske tjeneste.', 'plain.abbreviation')).toEqual([]);
  });
});

describe('two standards in one text', () => {
  const nynorsk = 'Vi søkjer ein lærar til skulen vår. Du får ikkje ein vanleg jobb, men ein skule der du kan utvikle deg saman med dei andre. ';

  it('are named once a word, with the word of the text’s own standard', () => {
    const found = findingsOf(check(`${nynorsk}Stillingen er ledig nå. Stillingen er fast.`), 'plain.mixed-norm');
    expect(found.map((one) => one.quote)).toEqual(['Stillingen', 'nå']);
    expect(found[0]?.suggestion).toContain('stillinga');
  });

  it('are no fault in names, quotations and titles of laws', () => {
    expect(
      quotes(
        `${nynorsk}Du samarbeider med Høgskolen i Vest og Statens vegvesen. Vi bruker «ikke nå» som døme. Vedtak følger lov om behandling av saker.`,
        'plain.mixed-norm',
      ),
    ).toEqual(['bruker', 'følger']);
  });

  it('are no fault where a bokmål text has radical forms', () => {
    expect(
      quotes('Vi søker en lærer som ikke er redd for å ta ansvar. Stillinga er ledig fra uka etter påske. Legg ved attester.', 'plain.mixed-norm'),
    ).toEqual([]);
  });
});

describe('the examples in the texts', () => {
  const texts = Object.entries(asker.data.texts).filter(([key, text]) => key.startsWith('plain.') && text.catches !== undefined);

  it.each(texts)('of %s hold', (key, text) => {
    for (const example of text.catches ?? []) expect(quotes(example, key), example).not.toEqual([]);
    for (const example of text.leaves ?? []) expect(quotes(example, key), example).toEqual([]);
  });
});
