import type { ProcessWords } from './process-words.ts';

/** Bokmål. */
export const nb: ProcessWords = {
  title: (municipality) => `Slik rekrutterer ${municipality}`,
  intro: (stages, steps, rules, hash) =>
    `Dette er løypa Losen følger: ${stages} faser, ${steps} steg og ${rules} regler. Dokumentet lages av regelfilene og skal ikke endres for hånd. Versjon \`${hash}\`.`,
  headings: { stages: 'Fasene', gates: 'Porter', rules: 'Regler', unions: 'Fagforeninger', plan: 'Forslag til plan', unconfirmed: 'Innstillinger HR må bekrefte', confirmed: 'Innstillinger HR har bekreftet' },
  intros: {
    gates: 'En port holder igjen et steg til det som skal være gjort før, er gjort.',
    rules: 'Hver regel med det den bygger på, hvor vi har den fra, og hvor sikre vi er på den.',
    unions: 'Hvilke fagforeninger Losen foreslår for hvilke yrkesgrupper. Bare et forslag: Hovedtillitsvalgt avgjør hvem som deltar, og alle tillitsvalgte for enheten kan velges.',
    plan: 'Hvor lang tid hver milepæl tar etter den før. Losen regner bakover fra ønsket oppstart, eller framover fra i dag. Dette er forslag, ikke regler.', unconfirmed: 'Verdiene er forslag til HR har bekreftet dem. En port som hviler på en slik innstilling, gir bare råd.',
  },
  columns: { stage: 'Fase', steps: 'Steg', id: 'Id', rule: 'Regel', basis: 'Grunnlag', source: 'Kilde', kind: 'Slag', certainty: 'Sikkerhet', setting: 'Innstilling', value: 'Verdi', valid: 'Gjelder', union: 'Fagforening', families: 'Foreslås for', milestone: 'Milepæl', takes: 'Vanlig tid', least: 'Korteste tid' },
  labels: { why: 'Hvorfor', applies: 'Gjelder', who: 'Hvem', involves: 'Tillitsvalgte', deadline: 'Frist', opens: 'Åpner', evidence: 'Dette registreres', checks: 'Sjekkpunkter', topics: 'Temaer vi ikke spør om', pitfalls: 'Fallgruver', rules: 'Regler', skipping: 'Kan utelates', before: 'Holder igjen', needs: 'Åpner når', openedBy: 'Åpnes av', text: 'Beskjed til lederen' },
  course: { running: null, withdrawn: 'bare når utlysningen er trukket', both: 'også når utlysningen er trukket' },
  manager: 'Rekrutterende leder',
  perPosition: 'Registreres for hver stilling i saken.',
  asks: { director: 'direktøren svarer', hr: 'HR svarer', union: 'tillitsvalgte svarer', candidate: 'kandidaten svarer', applicants: 'søkerne svarer', panel: 'intervjupanelet svarer' },
  involves: (moment, rule, within) => `kan involveres i Losen om «${moment}» (${rule}); frist etter «${within}»`,
  skipping: { yes: 'Ja, med begrunnelse', no: 'Nei' },
  deadline: (days, workdays, after, proposal) => {
    const unit = workdays ? (Math.abs(days) === 1 ? 'arbeidsdag' : 'arbeidsdager') : Math.abs(days) === 1 ? 'dag' : 'dager';
    const when = days === 0 ? `samme dag som ${after}` : `${Math.abs(days)} ${unit} ${days < 0 ? 'før' : 'etter'} ${after}`;
    return proposal ? `${when} (forslag, ikke en regel)` : when;
  },
  duration: (days, workdays) => `${days} ${workdays ? (days === 1 ? 'arbeidsdag' : 'arbeidsdager') : days === 1 ? 'dag' : 'dager'}`,
  opens: (date) => `tidligst ${date}`,
  date: {
    T_behov: 'dagen saken ble opprettet', T_tv: 'første kontakt med tillitsvalgte', T_droft: 'drøftingen', T_godkjenning: 'godkjenningen', T_pub: 'utlysningen',
    T_frist: 'søknadsfristen', T_liste: 'dagen søkerlisten ble låst', T_intervju: 'det første intervjuet', T_intervju_siste: 'det siste intervjuet', T_avklart: 'avklaringen med kandidaten',
    T_ref: 'referansesamtalen', T_innst: 'innstillingen', T_tv_frist: 'fristen for uttalelse fra tillitsvalgte', T_vedtak: 'vedtaket', T_tilbud: 'tilbudet', T_signert: 'signeringen',
    T_avslag: 'avslagene', T_start: 'oppstarten', T_provetid_slutt: 'slutten på prøvetiden', T_slutt: 'slutten på den midlertidige ansettelsen', T_trukket: 'dagen utlysningen ble trukket', T_close: 'dagen saken ble avsluttet',
  },
  field: { date: 'dato', text: 'tekst', count: 'antall', choice: 'valg', times: 'dag og klokkeslett, én linje for hvert', optional: 'frivillig', equals: (field, step) => `skal være likt «${field}» i «${step}»`, atMost: (field) => `ikke mer enn «${field}»`, notBefore: (dates) => `ikke før ${dates}` },
  need: { must: 'må', may: 'kan', 'else-reason': 'eller begrunnelse' },
  gate: { legal: 'lov', local: 'kommunens egen regel', advises: (setting) => `Gir bare råd til HR har bekreftet «${setting}».` },
  ruleKind: { legal: 'lov', agreement: 'avtale', practice: 'god praksis', 'local-must': 'kommunens krav', 'local-should': 'kommunens anbefaling', target: 'mål', info: 'til orientering', 'not-a-rule': 'ikke en regel' },
  certainty: { A: 'lovteksten er lest', B: 'offentlig kilde', C: 'annen kilde', D: 'ikke kontrollert', X: 'ikke bekreftet', LOCAL: 'kommunens egne dokumenter', DEFAULT: 'forslag fra Losen' },
  valid: (from, to) => [from === undefined ? '' : `fra ${from}`, to === undefined ? '' : `til ${to}`].filter(Boolean).join(' '),
  quote: (text) => `«${text}»`,
  onlyWhen: 'når', and: 'og', or: 'eller', yes: 'ja', no: 'nei', none: 'ingen',
  not: (condition) => `det ikke er slik at ${condition}`,
  flag: {
    temporary: ['minst én stilling er midlertidig', 'alle stillingene er faste'],
    leader: ['det er en lederstilling', 'det ikke er en lederstilling'],
    shiftWork: ['det er turnus eller skiftarbeid', 'det ikke er turnus eller skiftarbeid'],
    published: ['stillingen er lyst ut', 'stillingen ikke er lyst ut'],
    withdrawn: ['utlysningen er trukket', 'utlysningen ikke er trukket'],
    negativeInformation: ['det har kommet fram negative opplysninger som er avgjørende', 'det ikke har kommet fram negative opplysninger som er avgjørende'],
    internalCandidate: ['en kandidat har eller har hatt jobb hos en arbeidsgiver som gir intern referanse', 'ingen kandidat har eller har hatt jobb hos en arbeidsgiver som gir intern referanse'],
    referencesExempt: ['stillingstypen er unntatt fra referanser', 'stillingstypen er ikke unntatt fra referanser'],
  },
  below: { percentage: (limit) => `minst én stilling er under ${limit} prosent`, positions: (limit) => `saken gjelder færre enn ${limit} stillinger` },
  atLeast: { percentage: (limit) => `alle stillingene er på minst ${limit} prosent`, positions: (limit) => `saken gjelder minst ${limit} stillinger` },
  exactly: { percentage: (value) => `den laveste stillingsprosenten er ${value}`, positions: (value) => `antallet stillinger i saken er ${value}` },
  oneOf: { serviceArea: (values) => `tjenesteområdet er ${values}`, roleFamily: (values) => `yrkesgruppen er ${values}`, route: (values) => `saken gjelder ${values}` },
  noneOf: { serviceArea: (values) => `tjenesteområdet ikke er ${values}`, roleFamily: (values) => `yrkesgruppen ikke er ${values}`, route: (values) => `saken ikke gjelder ${values}` },
  setting: (label, value) => `innstillingen «${label}» er ${value}`,
  stepDone: (title) => `«${title}» er gjort`,
};
