import { describe, expect, it } from 'vitest';
import { alver, check } from './advert-policy.ts';

const rulesOf = (text: string, options: Parameters<typeof check>[1] = {}): readonly string[] =>
  check(text, options)
    .findings.map((one) => one.rule)
    .filter((rule) => !rule.startsWith('plain.') && !rule.startsWith('inclusion.'));

const night = `Me søkjer miljøarbeidar til Fjellvegen bufellesskap

I Fjellvegen bur seks unge menneske med utviklingshemming. Dei har kvar si leilegheit og eit felles kjøken.

Hos oss hjelper du bebuarane med matlaging, trening og fritid, gjev medisinar og fører rapport.

Du treng ikkje utdanning, men fagbrev som helsefagarbeidar er ein føremon. Gjerne erfaring frå liknande arbeid.

Vi ynskjer oss ein kollega som er tålmodig, trygg og har glimt i auget.

Stillinga er 75 % og fast, med langvakter annakvar helg.

Du får løn etter tariff, pensjon, forsikring, rettleiing kvar månad og arbeidsklede.

Du må leggje fram politiattest når du får tilbod om stillinga.

Det hender vi må offentleggjere namn sjølv om du har bede om fritak frå søkjarlista.

Ring Kari Fosse på 56 37 10 20 om du lurer på noko. Frist 18.12.26.
`;

const road = `Prosjektingeniør veg

Teknisk drift i Alver har ansvar for 380 kilometer kommunal veg, 42 bruer og alle lysa langs dei. Vi er 14 på avdelinga.

Oppgåvene dine blir å
• prosjektere og følgje opp vegprosjekt frå skisse til overtaking
• setje opp konkurransegrunnlag og følgje opp entreprenørar
• svare innbyggjarar om veg og trafikk

For å få jobben må du ha
• bachelor som ingeniør innan bygg eller anlegg
• minst to års praksis med prosjektering

Som kollega er du nøyaktig og gjennomføringsdyktig.

Dette gir vi deg
• årsløn mellom 620 000 og 710 000
• pensjonsordning i KLP med 2 % trekk
• ulukkes- og livsforsikring
• 200 kroner dagen til den som syklar

Stillinga er fast, 100 %.

Søkjarlista er offentleg. Du kan be om å ikkje stå på lista, men kommunen kan seie nei, og då får du beskjed.

Ring gjerne avdelingsleiar Terje Hopland, 414 55 667. Du kan søkje fram til og med 6. januar 2027.
`;

const assistant = `Assistent i skolefritidsordningen, Bakkeløkka skole

Vi trenger noen til å være sammen med barna etter skoletid. Arbeidsdagen er fra 12.30 til 16.30, og stillingen er på 53 % og varig.

Barna er mellom seks og ni år, det er 110 av dem, og vi er nesten alltid ute.

Du lager mat sammen med barna, setter i gang lek og holder oversikt over hvem som er hentet.

Ingen formell utdanning kreves. Har du jobbet med barn før, er det fint.

Glad i barn og rolig når det koker? Da passer du her.

Du får lønn etter tariff, pensjon og forsikring, gratis mat og to turdager i året.

Kommunens verdier er raus, modig, nær og skapende.

Politiattest leverer du når du får tilbud.

Vi kan måtte gi ut navnet ditt selv om du ber om å slippe. Du får i så fall varsel.

Marte Lie svarer på spørsmål: 907 11 223
Fristen går ut 4. desember 2026
`;

const lawyer = `Caseworker, planning and building – permanent, 100 %

About us
The planning department processes 900 applications a year. We are eleven lawyers, engineers and architects.

What you will do
- handle applications for building permits
- meet applicants for guidance before they apply

What you bring
- a bachelor's degree in law, engineering or architecture is required
- experience from public administration is an advantage

The ideal colleague is accurate, structured and a good listener.

What we give you
- salary NOK 560,000–640,000
- pension and group life insurance with KLP
- home office two days a week

Generous, brave, close and creative are our values.

Even if you ask for confidentiality, your name on the list of applicants may be disclosed.

Call head of planning Siri Vold on +47 922 33 114. The last day to apply is 15 December 2026.
`;

describe('an advert in a form of its own', () => {
  it.each([
    ['that tells the work in running text and in nynorsk', night, alver],
    ['whose headings are in no list', road, alver],
    ['that asks for qualities in a question', assistant, undefined],
    ['in English', lawyer, undefined],
  ])('has no finding on its content: one %s', (_name, text, policy) => {
    expect(rulesOf(text, policy === undefined ? {} : { policy })).toEqual([]);
  });

  it.each([
    ['its bullets', road, alver],
    ['headings in a list', assistant, undefined],
  ])('has none when a program took away its line breaks but not %s', (_name, text, policy) => {
    expect(rulesOf(text.replaceAll('\n', ' '), policy === undefined ? {} : { policy })).toEqual([]);
  });
});

describe('one demand that is must and should at once', () => {
  const under = (heading: string, item: string): readonly string[] => rulesOf(`Konsulent\n\n${heading}\n- ${item}\n- erfaring fra arkiv\n`);

  it.each([
    ['Kvalifikasjoner', 'krav om god digital kompetanse er ønskelig'],
    ['Qualifications', 'knowledge of archives is required, but only desirable'],
    ['Kvalifikasjonar', 'du må gjerne ha røynsle frå arkiv, og dette er eit krav'],
    ['Absolutte krav', 'gjerne kjennskap til Noark'],
  ])('is found under «%s»: %s', (heading, item) => {
    expect(under(heading, item)).toContain('content.must-should-mixed');
  });

  it.each([
    ['Kvalifikasjoner', 'bachelor er et krav, og du må kunne skrive godt'],
    ['Krav', 'gjerne kjennskap til Noark'],
    ['Requirements', 'experience is welcome but not needed'],
    ['Om deg', 'ingen krav til utdanning, men fagbrev i renhold er et pluss'],
    ['Du må ha', 'fagbrev\n\nDette er fint, men ikke noe krav\nDet er fint om du har vasket før'],
  ])('is not found under «%s»: %s', (heading, item) => {
    expect(under(heading, item)).not.toContain('content.must-should-mixed');
  });
});

describe('what an advert says in its own words', () => {
  it('is the work, under a heading on the job', () => {
    const items = '- Dagleg reinhald av kontor og toalett\n- Fylle på såpe og papir\n';
    expect(rulesOf(`Reinhaldar\n\nOm jobben:\n${items}`)).not.toContain('content.tasks-missing');
    expect(rulesOf('Reinhaldar\n\nOm jobben:\n- Fast stilling\n- Dagtid\n')).toContain('content.tasks-missing');
  });

  it('is that no practice is asked for, wherever it stands', () => {
    expect(rulesOf('Konsulent\n\nVi ber ikke om politiattest. Du trenger ikke ha jobbet i kommune før.\n')).not.toContain(
      'content.experience-missing',
    );
    expect(rulesOf('Konsulent\n\nVi ber ikke om politiattest.\n')).toContain('content.experience-missing');
  });

  it('is what the reader is like, under «Du»', () => {
    const under = (item: string): string => `Saksbehandler\n\nDu\n- ${item}\n- samarbeider godt med kolleger i andre fag\n`;
    expect(rulesOf(under('er strukturert og holder oversikt over frister'))).not.toContain('content.traits-missing');
    expect(rulesOf(under('holder oversikt over frister'))).toContain('content.traits-missing');
  });

  it('is the pay that a payroll office offers', () => {
    expect(rulesOf('Lønnskonsulent\n\nVi byr på lønn etter kvalifikasjoner og pensjon i KLP.\n')).not.toContain('offer.pay-missing');
    expect(rulesOf('Lønnskonsulent\n\nVi jobber med lønn for hele kommunen.\n')).toContain('offer.pay-missing');
  });
});

describe('the police certificate', () => {
  it('may be work rather than a demand', () => {
    const text =
      'Konsulent, bevilling\n\nArbeidsoppgaver\n- innhente uttalelser om vandel fra politiet om bevillingshavere, slik alkoholloven krever\n- svare på henvendelser\n';
    expect(rulesOf(text, { family: 'SB' })).not.toContain('law.police-without-basis');
  });

  it('has no basis in the rooms of NAV', () => {
    expect(rulesOf('Veileder, NAV Asker\n\nKvalifikasjoner\n- sosionom\n- plettfri vandel, vist med politiattest\n')).toContain(
      'law.police-without-basis',
    );
  });

  it.each(['Veileder, NAV Asker', 'Programrådgiver i introduksjonsprogrammet'])('has none for a %s who meets young people and users', (title) => {
    const text = `${title}\n\nArbeidsoppgaver\n- følge opp deltakere, de fleste er unge under 30\n- samtaler med brukere\n\nNye må vise politiattest før første dag.\n`;
    expect(rulesOf(text, { family: 'BV' })).toContain('law.police-without-basis');
  });

  it('may have one for an adviser among children', () => {
    const text = 'Flyktningkonsulent\n\nArbeidsoppgaver\n- følge opp enslige mindreårige flyktninger\n\nNye må vise politiattest før første dag.\n';
    expect(rulesOf(text, { family: 'BV' })).not.toContain('law.police-without-basis');
  });

  it('is not asked for where the advert answers that it is not', () => {
    const asked = (answer: string): string => `Lønnskonsulent\n\nMange spør om vi krever politiattest. ${answer}\n`;
    expect(rulesOf(asked('Det gjør vi ikke.'), { family: 'ØK' })).not.toContain('law.police-without-basis');
    expect(rulesOf(asked('Det gjør vi.'), { family: 'ØK' })).toContain('law.police-without-basis');
  });

  it('has one in the child welfare service', () => {
    expect(rulesOf('Sosionom i barnevernet\n\nKvalifikasjoner\n- sosionom\n\nPolitiattest må leveres før du begynner.\n')).not.toContain(
      'law.police-without-basis',
    );
  });
});

describe('the publicity notice', () => {
  it.each([
    'Det blir laget en liste som alle kan få se. Navnet ditt kan komme med på den også når du har bedt om unntak.',
    'Søkjarlista er offentleg, òg for deg som ber om å sleppe.',
    'Your name can be published on the list of applicants although you have asked us not to.',
  ])('is known without the words of the act: %s', (notice) => {
    expect(rulesOf(`Konsulent\n\n${notice}\n`)).not.toContain('law.publicity-notice-missing');
  });

  it.each(['Søkerlisten er offentlig.', 'Du kan be om å ikke stå på søkerlisten.'])('says more than %s', (notice) => {
    expect(rulesOf(`Konsulent\n\n${notice}\n`)).toContain('law.publicity-notice-missing');
  });
});
