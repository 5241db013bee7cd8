import { describe, expect, it } from 'vitest';
import { asker, check, findingsOf } from './advert-policy.ts';

const quotes = (text: string, rule: string): readonly (string | null)[] => findingsOf(check(text), rule).map((one) => one.quote);

describe('a rule on inclusion', () => {
  it('is silent where the advert says that the thing is not asked for', () => {
    expect(quotes('Førerkort er ikke et krav.', 'inclusion.driving-licence')).toEqual([]);
    expect(quotes('Du trenger ikke ha norsk som morsmål.', 'inclusion.language')).toEqual([]);
    expect(quotes('A driving licence is not required.', 'inclusion.driving-licence')).toEqual([]);
  });

  it('hears a demand that follows upon something that is not asked for', () => {
    expect(quotes('Du trenger ikke erfaring, men du må være under 30 år.', 'inclusion.age')).toHaveLength(1);
    expect(quotes('You do not need experience, but you must be under the age of 30.', 'inclusion.age')).toHaveLength(1);
  });

  it.each([
    [
      'inclusion.ethnicity',
      'Rundt halvparten av elevene har foreldre fra andre land, og derfor vil vi nå ha en lærer som er født og oppvokst i Norge.',
    ],
    ['inclusion.union', 'Sidan du skal handsame lokale forhandlingar, er det best om du ikkje er aktiv i noka fagforeining sjølv.'],
    ['inclusion.politics', 'The councillors often come by, so please do not apply if you are active in a political party.'],
  ])('of %s judges by itself what the sentence draws from something else', (rule, text) => {
    expect(quotes(text, rule)).toHaveLength(1);
  });

  it('still leaves what is told of others, and what work gives a reason for', () => {
    expect(quotes('Noen av elevene er født og oppvokst i Norge.', 'inclusion.ethnicity')).toEqual([]);
    expect(quotes('Du forhandlar med fagforeiningane.', 'inclusion.union')).toEqual([]);
    expect(quotes('Du må ha førerkort, fordi du kjører til hjemmebesøk.', 'inclusion.driving-licence')).toEqual([]);
  });

  it('hears a wish told in running text among the tasks', () => {
    const text = 'Renholder\nDu vasker kontorer og trapper og tømmer søppel.\nNorsken må sitte, både når du snakker og når du skriver.';
    expect(quotes(text, 'inclusion.language')).toHaveLength(1);
  });

  it('takes a negation inside a wording for part of the demand', () => {
    expect(quotes('Du har ikke behov for tilrettelegging.', 'inclusion.disability')).toHaveLength(1);
  });

  it('says one thing about one wording, in whatever language its phrases are filed', () => {
    expect(quotes('Me har eit ungt arbeidsmiljø, og du er ung og sprek.', 'inclusion.age')).toHaveLength(2);
  });

  it('may find that one wording breaks two rules', () => {
    const report = check('Vi er en ung og sprek gjeng på ni.');
    expect(findingsOf(report, 'inclusion.age')).toHaveLength(1);
    expect(findingsOf(report, 'inclusion.health')).toHaveLength(1);
  });

  it('reads a question together with the sentence that answers it', () => {
    expect(quotes('Har du astma? Da passer ikke denne jobben for deg.', 'inclusion.disability')).toHaveLength(1);
    expect(quotes('Har du astma? Da legger vi til rette for deg.', 'inclusion.disability')).toEqual([]);
  });

  it('takes an item of a list for a demand, and the same words about those who are served for none', () => {
    expect(quotes('- Ingen smerter i hofter eller knær', 'inclusion.health')).toHaveLength(1);
    expect(quotes('- Pasientene skal ikke ha smerter i hofter eller knær', 'inclusion.health')).toEqual([]);
  });

  it('takes what a sentence says twice into one quote', () => {
    expect(quotes('På avdelinga er det jenter nok, så nå håper vi på en av det andre kjønnet.', 'inclusion.gender')).toEqual([
      'jenter nok, så nå håper vi på en av det andre kjønnet',
    ]);
  });

  it('lets the phrase that knows a wording lawful overrule the broad ones', () => {
    const advert = 'Gårdsarbeider\nArbeidsoppgaver:\n- stell av dyr\nKrav:\n- du kan ikke ha allergi mot dyr';
    expect(quotes(advert, 'inclusion.disability')).toEqual([]);
  });

  it('needs no more than the naming of a thing where the advert lists its demands', () => {
    const demands = 'Saksbehandler\nKrav:\n- en rygg som tåler mye\n- går i kirken når bygda gjør det\n- fast bosted i skolekretsen';
    expect(quotes(demands, 'inclusion.health')).toHaveLength(1);
    expect(quotes(demands, 'inclusion.religion')).toHaveLength(1);
    expect(quotes(demands, 'inclusion.residence')).toHaveLength(1);
  });

  it('does not take knowledge of a thing for the thing', () => {
    const demands =
      'Saksbehandler\nKrav:\n- kunnskap om psykisk helse\n- erfaring med elever med lese- og skrivevansker\n- kjennskap til trossamfunn og kirken';
    expect(findingsOf(check(demands), 'inclusion.').filter((one) => one.rule !== 'inclusion.statement-missing')).toEqual([]);
  });

  it('leaves what a sentence merely tells, and hears the same words where something is asked', () => {
    for (const [told, asked, rule] of [
      ['Bygget ligger mellom kirken og meieriet.', 'Vi vil ha en som går i kirken.', 'inclusion.religion'],
      ['Tre på huset sit i kommunestyret.', 'Du kan ikkje sitje i kommunestyret.', 'inclusion.politics'],
      ['I gruppa er det folk frå Eritrea.', 'Vi vil ikkje ha folk frå Eritrea.', 'inclusion.ethnicity'],
    ] as const) {
      expect(quotes(told, rule)).toEqual([]);
      expect(quotes(asked, rule)).toHaveLength(1);
    }
    // Of the staff some things are told that shut others out.
    expect(quotes('De fleste av oss er i tjueårene.', 'inclusion.age')).toHaveLength(1);
  });

  it('leaves what is known of, taught or met, and hears what is asked beside it', () => {
    expect(quotes('Det er fint om du har kunnskap om islam, kristendom og hinduisme.', 'inclusion.religion')).toEqual([]);
    expect(quotes('Vi ser gjerne at du veit korleis parti og lag arbeider i ei bygd.', 'inclusion.politics')).toEqual([]);
    expect(quotes('Du vet hvordan partier arbeider, og du må være medlem av Høyre.', 'inclusion.politics')).toHaveLength(1);
    expect(quotes('I intervjuet ber vi deg fortelle om sykefraværet ditt.', 'inclusion.health')).toHaveLength(1);
  });

  it('takes an item among the tasks for work, unless it asks something of whoever does it', () => {
    const task = (item: string): string => `Saksbehandler\nArbeidsoppgaver\n- svare på e-post\n- ${item}\n`;
    expect(quotes(task('ta imot søknader om parkering, med passfoto'), 'inclusion.appearance')).toEqual([]);
    expect(quotes(task('sende søknader videre, og husk passfoto av deg selv'), 'inclusion.appearance')).toHaveLength(1);
  });

  it('leaves why a post is vacant before what is asked, and hears that the next one is to be so too', () => {
    expect(quotes('Kollegaen vår skal ha permisjon med tvillinger, og vi trenger deg fra januar.', 'inclusion.family')).toEqual([]);
    expect(quotes('Foreldrene her er kristne, og vi vil ha en kollega som også er kristen.', 'inclusion.religion')).not.toEqual([]);
  });

  it('reads opposites named in a row, and a question told and answered with no, as no demand', () => {
    expect(quotes('Du kan være mann eller kvinne, 19 eller 63, født her eller langt borte.', 'inclusion.ethnicity')).toEqual([]);
    expect(quotes('Mange spør om vi sjekker kreditten din. Det gjør vi ikke.', 'inclusion.over-requirement')).toEqual([]);
    expect(quotes('Mange spør om du må være gift. Det må du.', 'inclusion.family')).toHaveLength(1);
  });

  it('lets what a sentence names excuse a ground only near it, unless the sentence opens up for everybody', () => {
    const pupils = 'Nesten alle elevane på dans er jenter, og vi trur det er best for dei om det kjem ei dame i stillinga.';
    expect(quotes(pupils, 'inclusion.gender')).toHaveLength(1);
    expect(
      quotes('Vi har hatt innleide fra flere land de siste årene, og ønsker oss nå en norsk kollega i gruppa.', 'inclusion.ethnicity'),
    ).toHaveLength(1);
    expect(
      quotes('Er du kommet til landet som flyktning for noen år siden, vil vi veldig gjerne at du også sender oss en søknad.', 'inclusion.ethnicity'),
    ).toEqual([]);
  });

  it('takes a phrase of which nothing but its words is at hand for no knowledge of the wording', () => {
    expect(quotes('Det enklaste er om du ikkje er gift eller sambuar med ein av same kjønn.', 'inclusion.orientation')).toHaveLength(1);
  });

  it('takes a list of grounds that do not matter for an invitation, and a question for them for none', () => {
    for (const waived of [
      'Alder, kjønn, tro, hudfarge, kroppsstørrelse og funksjonsevne avgjør ingenting.',
      'Søk gjerne hva du enn har av bakgrunn, religion, legning eller funksjonsnedsettelse.',
      'Vi ser gjerne at du søkjer, anten du er heterofil eller skeiv, kristen, muslim eller ateist.',
    ])
      expect(findingsOf(check(waived), 'inclusion.')).toEqual([]);
    expect(quotes('Skriv alder, kjønn, tro og hudfarge øverst i søknaden.', 'inclusion.religion')).toHaveLength(1);
  });

  it('leaves the grounds in an invitation to apply', () => {
    const invitation = 'Vi oppfordrer alle til å søke, uansett alder, kjønn, funksjonsevne, etnisk bakgrunn, religion og seksuell orientering.';
    expect(findingsOf(check(invitation), 'inclusion.')).toEqual([]);
  });
});

describe('the texts on inclusion', () => {
  const texts = Object.entries(asker.data.texts).filter(([key]) => key.startsWith('inclusion.'));

  it.each(texts)('%s say something of their own in every language', (_key, text) => {
    for (const part of [text.message, text.suggestion, text.exception, text.describe]) {
      if (part === undefined) continue;
      for (const words of [part.nb, part.nn, part.en]) expect(words.trim().length).toBeGreaterThan(3);
    }
    expect(new Set([text.message.nb, text.message.nn, text.message.en]).size).toBe(3);
  });

  it('are written without exclamation marks', () => {
    expect(texts.filter(([, text]) => JSON.stringify(text).includes('!'))).toEqual([]);
  });

  it('fill every {replacement} they speak of', () => {
    const needing = new Set(texts.filter(([, text]) => text.suggestion?.nb.includes('{replacement}')).map(([key]) => key));
    const lacking = asker.data.phrases.flatMap((file) =>
      file.phrases
        .filter((phrase) => needing.has(phrase.text ?? file.rule) && phrase.replacement === undefined)
        .map((phrase) => `${file.rule}/${phrase.id}`),
    );
    expect(lacking).toEqual([]);
  });
});
