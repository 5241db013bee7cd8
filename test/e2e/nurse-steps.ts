import type { Answers } from './open-chat.ts';

/** One step of the voyage: what the living card says is next, and what the manager fills in. Every box is ticked. */
export interface VoyageStep {
  readonly title: string;
  /** The day she asks somebody, where the step is asked first; the button that sends the question. */
  readonly asks?: { readonly button: string; readonly on: string; readonly answer: string };
  readonly fill: Answers;
  /** What the button under the form says, where it does not say «Registrer» or, for an answer, «Registrer svaret». */
  readonly submit?: string;
  /** What the panel answers instead of a form; the manager is the panel. */
  readonly panel?: 'impartiality' | 'briefing';
  /** Names of the pictures taken: of the filled-in form, and of the card while it waits for an answer. */
  readonly pictures?: { readonly form?: string; readonly waiting?: string };
}

/** What the case is opened with: a nurse, 80 % permanent. */
export const nurse: Answers = {
  Stillingstittel: 'Sykepleier',
  'Virksomhet eller avdeling': 'Solbakken sykehjem',
  Tjenesteområde: 'Helse og omsorg',
  'Type stilling': 'Helse og omsorg',
  Stillingsprosent: '80',
  'Fast eller midlertidig': 'Fast',
  'Turnus eller helgearbeid': 'true',
  'Ønsket oppstart': '2027-02-01',
};

/** The needs analysis. */
export const analysis: Answers = {
  'Behovsanalysen var ferdig': '2026-11-16',
  'Kompetansen vi trenger': 'Sykepleiekompetanse på kveld og helg, med vekt på sårstell og legemidler.',
};

/** The job analysis, a line for each task and requirement. */
export const requirements: Answers = {
  Oppgaver: 'Gi pleie og behandling\nVeilede kolleger og studenter\nDokumentere i journalen',
  'Må-krav': 'Norsk autorisasjon som sykepleier\nNorsk på nivå B2, muntlig og skriftlig',
  'Bør-krav': 'Erfaring fra sykehjem',
  'Personlige egenskaper': 'Samarbeider godt',
};

/** Which task calls for what. */
export const links: Answers = {
  'Norsk autorisasjon som sykepleier': 'Gi pleie og behandling',
  'Norsk på nivå B2, muntlig og skriftlig': 'Dokumentere i journalen',
  'Erfaring fra sykehjem': 'Gi pleie og behandling',
  'Samarbeider godt': 'Veilede kolleger og studenter',
};

/** The need, after the needs analysis and up to the job analysis. */
export const need: readonly VoyageStep[] = [
  {
    title: 'Ta kontakt med tillitsvalgte',
    fill: {
      'Første kontakt': '2026-11-17',
      Hvordan: 'Drøfting',
      'Fagforening og tillitsvalgt': 'Norsk Sykepleierforbund, hovedtillitsvalgt',
      'Hva dere kom fram til': 'Enighet om behovet og om å prøve større stilling.',
    },
  },
  {
    title: 'Drøft deltiden med tillitsvalgte',
    fill: {
      'Hvorfor vi trenger deltid': 'Turnusen går opp med 80 % når helgene er fordelt. Vi har ikke oppgaver til en hel stilling.',
      Drøftet: '2026-11-18',
      Hvordan: 'I møte',
      'Hvem var med': 'Virksomhetsleder og hovedtillitsvalgt',
      'Tillitsvalgtes syn': 'Ønsker hel stilling når det blir rom for det.',
      'Arbeidsgivers konklusjon': 'Vi lyser ut 80 % og vurderer på nytt om et år.',
    },
  },
  {
    title: 'Be HR sjekke fortrinnsretten',
    asks: { button: 'Send spørsmålet til HR', on: '2026-11-19', answer: 'Svar fra HR' },
    fill: { 'HR svarte': '2026-11-20', 'Hvem i HR': 'Eirik Lunde', Svaret: 'Ingen har krav på stillingen' },
  },
  {
    title: 'Få godkjenning fra direktøren',
    asks: { button: 'Send til direktøren', on: '2026-11-18', answer: 'Svar fra direktøren' },
    pictures: { waiting: 'waiting-for-the-director' },
    fill: { 'Direktøren svarte': '2026-11-19', 'Hvem svarte': 'Håvard Myhre', Svaret: 'Godkjent', 'Vilkår (valgfritt)': 'Tidligst fra 1. februar' },
  },
];

/** Before the advertisement is written. */
export const planning: VoyageStep = {
  title: 'Sett av tid i kalenderen',
  fill: { 'Planlagt utlysning': '2026-11-22', 'Planlagt søknadsfrist': '2026-12-13' },
};

/** The advertisement once its text is checked, up to the day it is out. */
export const advert: readonly VoyageStep[] = [
  {
    title: 'Be HR lese annonsen',
    asks: { button: 'Send annonsen til HR', on: '2026-11-22', answer: 'Svar fra HR' },
    fill: { 'HR leste annonsen': '2026-11-22', 'Hvem i HR': 'Eirik Lunde', 'HR om annonsen': 'Lest, ingen merknader' },
  },
  { title: 'Kvalitetssikre annonsen', fill: { 'Hvem har lest annonsen': 'Eirik Lunde, HR' } },
  { title: 'Lys ut stillingen', fill: { Publisert: '2026-11-22', Søknadsfrist: '2026-12-13' }, submit: 'Annonsen er ute' },
];

/** Selection and interviews, up to the references. */
export const selection: readonly VoyageStep[] = [
  { title: 'Følg med i søknadsperioden', fill: {} },
  { title: 'Behandle alle «Hensyn»', fill: { 'Antall Hensyn behandlet': '1' } },
  {
    title: 'Lag og lås søkerlistene',
    fill: { 'Listene ble låst': '2026-12-14', 'Antall søkere': '9', 'Kvinner (valgfritt)': '7', 'Menn (valgfritt)': '2' },
    pictures: { form: 'selection' },
  },
  { title: 'Avklar habiliteten i panelet', panel: 'impartiality', fill: { 'Jeg gjør dette alene': 'true' } },
  { title: 'Send statusmelding til søkerne', fill: { Sendt: '2026-12-14' } },
  { title: 'Vurder alle søkerne mot kravene', fill: {} },
  { title: 'Inviter de best kvalifiserte til intervju', fill: { Innkalt: '2026-12-15', 'Antall innkalt': '3' } },
  { title: 'Lag én intervjumal', fill: {} },
  { title: 'La panelet bekrefte hva vi ikke spør om', panel: 'briefing', fill: {} },
  { title: 'Hold intervjuene', fill: { 'Første intervju': '2026-12-16', 'Siste intervju': '2026-12-17', 'Antall intervjuet': '3' } },
  { title: 'Sjekk attester og vitnemål', fill: {} },
  {
    title: 'Avklar referansene med kandidaten',
    fill: { Avklart: '2026-12-17', 'Har kandidaten jobbet hos en arbeidsgiver på listen': 'Nei' },
    pictures: { form: 'cleared-with-the-candidate' },
  },
];

/** The references one by one, by what the referee is to the candidate. */
export const references: readonly Answers[] = ['overordnet', 'likestilt'].map((referee) => ({
  'Referansen er': referee,
  'Dato for samtalen': '2026-12-18',
  'Kom det fram noe negativt som blir avgjørende': 'Nei',
}));

/** What is left up to the unions' statement. */
export const recommendation: readonly VoyageStep[] = [
  {
    title: 'Skriv innstillingen',
    fill: { 'Innstillingen var ferdig': '2026-12-18', 'Hvem innstiller': 'Silje Hovland', 'Antall intervjuede som er vurdert': '3' },
  },
];

/** From the unions' statement to the closed case. */
export const hire: readonly VoyageStep[] = [
  {
    title: 'Få vedtaket om ansettelse',
    fill: { 'Vedtaket ble fattet': '2026-12-23', 'Hvem vedtok': 'Håvard Myhre' },
    pictures: { form: 'decision' },
  },
  {
    title: 'Send tilbudet',
    asks: { button: 'Tilbudet er sendt', on: '2026-12-23', answer: 'Svar på tilbudet' },
    fill: { 'Tilbudet ble sendt': '2026-12-23', 'Kandidaten takket ja': '2026-12-28' },
  },
  { title: 'Få se politiattesten', fill: { 'Er politiattesten vist': 'Ja', Dato: '2027-01-04' } },
  { title: 'Send arbeidsavtalen til signering', fill: { 'Signert av begge': '2027-01-04', 'Første arbeidsdag': '2027-02-01' } },
  { title: 'Gi de andre søkerne svar', fill: { 'Avslagene ble sendt': '2027-01-04', 'Antall avslag (valgfritt)': '8' } },
  { title: 'Forbered første arbeidsdag', fill: { 'Meldt inn i systemene': '2027-01-05' } },
  { title: 'Sjekk at alt er arkivert', fill: { Arkivert: '2027-01-05' } },
  {
    title: 'Avslutt rekrutteringen',
    fill: { Avsluttet: '2027-01-05', 'Hva vi tar med oss (valgfritt)': 'Sett av intervjudagene før utlysning også neste gang.' },
    pictures: { form: 'closing' },
  },
];
