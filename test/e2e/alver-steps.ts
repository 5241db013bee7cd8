import type { VoyageStep } from './nurse-steps.ts';
import type { Answers } from './open-chat.ts';

/** What the case is opened with: a nurse, 80 % permanent, in a municipality that writes nynorsk. */
export const sjukepleiar: Answers = {
  Stillingstittel: 'Sjukepleiar',
  'Verksemd eller avdeling': 'Fjordgløtt sjukeheim',
  Tenesteområde: 'Helse og omsorg',
  'Type stilling': 'Helse og omsorg',
  Stillingsprosent: '80',
  'Fast eller mellombels': 'Fast',
  'Turnus eller helgearbeid': 'true',
};

/** The need, up to the job analysis. */
export const need: readonly VoyageStep[] = [
  {
    title: 'Avklar kva de treng',
    fill: {
      'Behovet var avklart': '2026-11-16',
      'Kompetansen vi treng': 'Sjukepleiekompetanse på kveld og helg, med vekt på sårstell og legemiddel.',
      'Er stillinga vanskeleg å rekruttere til': 'Ja',
    },
    pictures: { form: 'alver-need' },
  },
  {
    title: 'Ta kontakt med dei tillitsvalde',
    fill: {
      'Første kontakt': '2026-11-17',
      Korleis: 'Drøfting',
      'Fagforeining og tillitsvald': 'Norsk Sykepleierforbund, hovudtillitsvald',
      'Kva de kom fram til': 'Semje om behovet og om å prøve større stilling.',
    },
    pictures: { form: 'alver-unions' },
  },
  {
    title: 'Drøft deltida med tillitsvalde',
    fill: {
      'Kvifor vi treng deltid': 'Turnusen går opp med 80 % når helgane er fordelte. Vi har ikkje oppgåver til ei heil stilling.',
      Drøfta: '2026-11-18',
      Korleis: 'I møte',
      'Kven var med': 'Einingsleiar og hovudtillitsvald',
      'Synet til dei tillitsvalde': 'Ønskjer heil stilling når det blir rom for det.',
      'Konklusjonen til arbeidsgivaren': 'Vi lyser ut 80 % og vurderer på nytt om eitt år.',
    },
  },
  {
    title: 'Be HR sjekke fortrinnsretten',
    asks: { button: 'Send spørsmålet til HR', on: '2026-11-19', answer: 'Svar frå HR' },
    fill: { 'HR svara': '2026-11-20', 'Kven i HR': 'Sindre Fjeld', Svaret: 'Ingen har krav på stillinga' },
  },
];

/** The job analysis, a line for each task and requirement. */
export const requirements: Answers = {
  Oppgåver: 'Gi pleie og behandling\nRettleie kollegaer og studentar\nDokumentere i journalen',
  'Må-krav': 'Norsk autorisasjon som sjukepleiar\nNorsk på nivå B2, munnleg og skriftleg',
  'Bør-krav': 'Erfaring frå sjukeheim',
  'Personlege eigenskapar': 'Samarbeider godt',
};

/** Which task calls for what. */
export const links: Answers = {
  'Norsk autorisasjon som sjukepleiar': 'Gi pleie og behandling',
  'Norsk på nivå B2, munnleg og skriftleg': 'Dokumentere i journalen',
  'Erfaring frå sjukeheim': 'Gi pleie og behandling',
  'Samarbeider godt': 'Rettleie kollegaer og studentar',
};

/** Between the job analysis and the text of the advertisement. */
export const channel: readonly VoyageStep[] = [
  { title: 'Prøv krava mot mangfald', fill: {} },
  {
    title: 'Vel kanal, og skriv kvifor',
    fill: {
      'Kanalar vi bruker': 'Arbeidsplassen.no, nettsida til kommunen og høgskulen',
      'Kvifor desse kanalane': 'Mange av dei vi vil nå, er studentar i siste året.',
    },
    pictures: { form: 'alver-channel' },
  },
  { title: 'Set av tid i kalenderen', fill: { 'Planlagd utlysing': '2026-11-22', 'Planlagd søknadsfrist': '2026-12-13' } },
];

/** The advertisement once its text is checked, up to the day it is out. */
export const advert: readonly VoyageStep[] = [
  {
    title: 'Be HR lese annonsen',
    asks: { button: 'Send annonsen til HR', on: '2026-11-22', answer: 'Svar frå HR' },
    fill: { 'HR las annonsen': '2026-11-22', 'Kven i HR': 'Sindre Fjeld', 'HR om annonsen': 'Lesen, ingen merknader' },
  },
  { title: 'Les annonsen ein gong til', fill: { 'Kven har lese annonsen (valfritt)': 'Sindre Fjeld, HR' } },
  { title: 'Lys ut stillinga', fill: { Publisert: '2026-11-22', Søknadsfrist: '2026-12-13' }, submit: 'Annonsen er ute' },
];

/** From the deadline to the recommendation. */
export const selection: readonly VoyageStep[] = [
  {
    title: 'Avgjer unntak og fortrinnsrett',
    fill: { 'Talet på ønske og krav som er avgjorde': '1' },
    pictures: { form: 'alver-exemptions' },
  },
  { title: 'Lag og lås søkjarlistene', fill: { 'Listene vart låste': '2026-12-14', 'Talet på søkjarar': '9' } },
  { title: 'Avklar habiliteten i panelet', panel: 'impartiality', fill: { 'Eg gjer dette åleine': 'true' } },
  { title: 'Gi søkjarane ei statusmelding', fill: { Sendt: '2026-12-14' } },
  { title: 'Vurder alle søkjarane mot krava', fill: {} },
  { title: 'Kall inn til intervju', fill: { 'Kalla inn': '2026-12-15', 'Kor mange som er kalla inn': '3' } },
  { title: 'Lag intervjuspørsmåla', fill: {}, pictures: { form: 'alver-questions' } },
  { title: 'La panelet stadfeste kva vi ikkje spør om', panel: 'briefing', fill: {} },
  {
    title: 'Hald intervjua',
    fill: { 'Første intervju': '2026-12-16', 'Siste intervju': '2026-12-17', 'Kor mange som er intervjua': '3' },
  },
  { title: 'Sjekk attestar og vitnemål', fill: {} },
  {
    title: 'Avklar referansane med kandidaten',
    fill: { Avklart: '2026-12-17', 'Har kandidaten arbeidd hos ein arbeidsgivar på lista': 'Ja' },
  },
];

/** The references one by one; the candidate has worked for the municipality, so the last is its own. */
export const references: readonly Answers[] = ['overordna', 'intern'].map((referee) => ({
  'Referansen er': referee,
  'Dato for samtalen': '2026-12-18',
  'Kom det fram noko negativt som blir avgjerande': 'Nei',
}));

/** What is left up to the unions' statement. */
export const recommendation: readonly VoyageStep[] = [
  {
    title: 'Skriv innstillinga',
    fill: {
      'Innstillinga var ferdig': '2026-12-18',
      'Kven innstiller': 'Gunnhild Skaar',
      'Kor mange av dei intervjua som er vurderte': '3',
    },
  },
];

/** From the unions' statement to the closed case. */
export const hire: readonly VoyageStep[] = [
  {
    title: 'Hent uttale frå dei tillitsvalde',
    asks: { button: 'Send til dei tillitsvalde', on: '2026-12-18', answer: 'Uttale frå tillitsvalde' },
    fill: { 'Svar eller når fristen gjekk ut': '2026-12-22', Utfallet: 'Uttale utan dissens' },
  },
  { title: 'Få vedtaket om tilsetjing', fill: { 'Vedtaket vart gjort': '2026-12-23', 'Kven gjorde vedtaket': 'Øystein Haugland' } },
  {
    title: 'Send tilbodet',
    asks: { button: 'Tilbodet er sendt', on: '2026-12-23', answer: 'Svar på tilbodet' },
    fill: { 'Tilbodet vart sendt': '2026-12-23', 'Kandidaten takka ja': '2026-12-28' },
  },
  { title: 'Få sjå politiattesten', fill: { 'Er politiattesten vist': 'Ja', Dato: '2027-01-04' } },
  { title: 'Gi dei andre søkjarane svar', fill: { 'Avslaga vart sende': '2026-12-29', 'Talet på avslag (valfritt)': '8' } },
  { title: 'Signer arbeidsavtalen', fill: { 'Signert av begge': '2027-01-04', 'Første arbeidsdag': '2027-02-01' } },
  {
    title: 'Førebu det første møtet med arbeidsplassen',
    fill: { 'Mentor eller fadder (valfritt)': 'Fagsjukepleiaren på avdelinga' },
    pictures: { form: 'alver-first-meeting' },
  },
  { title: 'Sjekk at alt er arkivert', fill: { Arkivert: '2027-01-05' } },
  {
    title: 'Bruk to minutt på å lære',
    fill: {
      'Kva gjekk bra': 'Vi fekk mange søkjarar gjennom høgskulen.',
      'Kva endrar de neste gong': 'Vi set av intervjudagane før utlysinga.',
    },
    pictures: { form: 'alver-learning' },
  },
  { title: 'Avslutt rekrutteringa', fill: { Avslutta: '2027-01-05' } },
];
