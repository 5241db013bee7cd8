import type { ProcessWords } from './process-words.ts';

/** Nynorsk. */
export const nn: ProcessWords = {
  title: (municipality) => `Slik rekrutterer ${municipality}`,
  intro: (stages, steps, rules, hash) =>
    `Dette er løypa Losen følgjer: ${stages} fasar, ${steps} steg og ${rules} reglar. Dokumentet blir laga av regelfilene og skal ikkje endrast for hand. Versjon \`${hash}\`.`,
  headings: { stages: 'Fasane', gates: 'Portar', rules: 'Reglar', unions: 'Fagforeiningar', plan: 'Forslag til plan', unconfirmed: 'Innstillingar HR må stadfeste', confirmed: 'Innstillingar HR har stadfesta' },
  intros: {
    gates: 'Ein port held att eit steg til det som skal vere gjort først, er gjort.',
    rules: 'Kvar regel med det han byggjer på, kvar vi har han frå, og kor sikre vi er på han.',
    unions: 'Kva fagforeiningar Losen foreslår for kva yrkesgrupper. Berre eit forslag: Hovudtillitsvald avgjer kven som deltek, og alle tillitsvalde for eininga kan veljast.',
    plan: 'Kor lang tid kvar milepæl tek etter den førre. Losen reknar bakover frå ønskt oppstart, eller framover frå i dag. Dette er forslag, ikkje reglar.', unconfirmed: 'Verdiane er forslag til HR har stadfesta dei. Ein port som kviler på ei slik innstilling, gir berre råd.',
  },
  columns: { stage: 'Fase', steps: 'Steg', id: 'Id', rule: 'Regel', basis: 'Grunnlag', source: 'Kjelde', kind: 'Slag', certainty: 'Kor sikker', setting: 'Innstilling', value: 'Verdi', valid: 'Gjeld', union: 'Fagforeining', families: 'Foreslått for', milestone: 'Milepæl', takes: 'Vanleg tid', least: 'Kortaste tid' },
  labels: { why: 'Kvifor', applies: 'Gjeld', who: 'Kven', involves: 'Tillitsvalde', deadline: 'Frist', opens: 'Opnar', evidence: 'Dette skal registrerast', checks: 'Sjekkpunkt', topics: 'Tema vi ikkje spør om', pitfalls: 'Fallgruver', rules: 'Reglar', skipping: 'Kan utelatast', before: 'Held att', needs: 'Opnar når', openedBy: 'Blir opna av', text: 'Melding til leiaren' },
  course: { running: null, withdrawn: 'berre når utlysinga er trekt', both: 'også når utlysinga er trekt' },
  manager: 'Rekrutterande leiar',
  perPosition: 'Skal registrerast for kvar stilling i saka.',
  asks: { director: 'direktøren svarer', hr: 'HR svarer', union: 'dei tillitsvalde svarer', candidate: 'kandidaten svarer', applicants: 'søkjarane svarer', panel: 'intervjupanelet svarer' },
  involves: (moment, rule, within) => `kan involverast i Losen om «${moment}» (${rule}); frist etter «${within}»`,
  skipping: { yes: 'Ja, med grunngjeving', no: 'Nei' },
  deadline: (days, workdays, after, proposal) => {
    const unit = workdays ? (Math.abs(days) === 1 ? 'arbeidsdag' : 'arbeidsdagar') : Math.abs(days) === 1 ? 'dag' : 'dagar';
    const when = days === 0 ? `same dagen som ${after}` : `${Math.abs(days)} ${unit} ${days < 0 ? 'før' : 'etter'} ${after}`;
    return proposal ? `${when} (forslag, ikkje ein regel)` : when;
  },
  duration: (days, workdays) => `${days} ${workdays ? (days === 1 ? 'arbeidsdag' : 'arbeidsdagar') : days === 1 ? 'dag' : 'dagar'}`,
  opens: (date) => `tidlegast ${date}`,
  date: {
    T_behov: 'dagen saka vart oppretta', T_tv: 'den første kontakten med tillitsvalde', T_droft: 'drøftinga', T_godkjenning: 'godkjenninga', T_pub: 'utlysinga',
    T_frist: 'søknadsfristen', T_liste: 'dagen søkjarlista vart låst', T_intervju: 'det første intervjuet', T_intervju_siste: 'det siste intervjuet', T_avklart: 'avklaringa med kandidaten',
    T_ref: 'referansesamtalen', T_innst: 'tilrådinga', T_tv_frist: 'fristen for fråsegn frå tillitsvalde', T_vedtak: 'vedtaket', T_tilbud: 'tilbodet', T_signert: 'signeringa',
    T_avslag: 'avslaga', T_start: 'oppstarten', T_provetid_slutt: 'slutten på prøvetida', T_slutt: 'slutten på den mellombelse tilsetjinga', T_trukket: 'dagen utlysinga vart trekt', T_close: 'dagen saka vart avslutta',
  },
  field: { date: 'dato', text: 'tekst', count: 'tal', choice: 'val', times: 'dag og klokkeslett, éi linje for kvart', optional: 'valfritt', equals: (field, step) => `skal vere likt «${field}» i «${step}»`, atMost: (field) => `ikkje meir enn «${field}»`, notBefore: (dates) => `ikkje før ${dates}` },
  need: { must: 'må', may: 'kan', 'else-reason': 'eller grunngjeving' },
  gate: { legal: 'lov', local: 'kommunen sin eigen regel', advises: (setting) => `Gir berre råd til HR har stadfesta «${setting}».` },
  ruleKind: { legal: 'lov', agreement: 'avtale', practice: 'god praksis', 'local-must': 'krav frå kommunen', 'local-should': 'tilråding frå kommunen', target: 'mål', info: 'til orientering', 'not-a-rule': 'ikkje ein regel' },
  certainty: { A: 'lovteksten er lesen', B: 'offentleg kjelde', C: 'anna kjelde', D: 'ikkje kontrollert', X: 'ikkje stadfesta', LOCAL: 'dokument frå kommunen', DEFAULT: 'forslag frå Losen' },
  valid: (from, to) => [from === undefined ? '' : `frå ${from}`, to === undefined ? '' : `til ${to}`].filter(Boolean).join(' '),
  quote: (text) => `«${text}»`,
  onlyWhen: 'når', and: 'og', or: 'eller', yes: 'ja', no: 'nei', none: 'ingen',
  not: (condition) => `det ikkje er slik at ${condition}`,
  flag: {
    temporary: ['minst éi stilling er mellombels', 'alle stillingane er faste'],
    leader: ['det er ei leiarstilling', 'det ikkje er ei leiarstilling'],
    shiftWork: ['det er turnus eller skiftarbeid', 'det ikkje er turnus eller skiftarbeid'],
    published: ['stillinga er lyst ut', 'stillinga ikkje er lyst ut'],
    withdrawn: ['utlysinga er trekt', 'utlysinga ikkje er trekt'],
    negativeInformation: ['det har kome fram negative opplysningar som er avgjerande', 'det ikkje har kome fram negative opplysningar som er avgjerande'],
    internalCandidate: ['ein kandidat har eller har hatt jobb hos ein arbeidsgivar som gir intern referanse', 'ingen kandidat har eller har hatt jobb hos ein arbeidsgivar som gir intern referanse'],
    referencesExempt: ['stillingstypen er unnateken frå referansar', 'stillingstypen er ikkje unnateken frå referansar'],
  },
  below: { percentage: (limit) => `minst éi stilling er under ${limit} prosent`, positions: (limit) => `saka gjeld færre enn ${limit} stillingar` },
  atLeast: { percentage: (limit) => `alle stillingane er på minst ${limit} prosent`, positions: (limit) => `saka gjeld minst ${limit} stillingar` },
  exactly: { percentage: (value) => `den lågaste stillingsprosenten er ${value}`, positions: (value) => `talet på stillingar i saka er ${value}` },
  oneOf: { serviceArea: (values) => `tenesteområdet er ${values}`, roleFamily: (values) => `yrkesgruppa er ${values}`, route: (values) => `saka gjeld ${values}` },
  noneOf: { serviceArea: (values) => `tenesteområdet ikkje er ${values}`, roleFamily: (values) => `yrkesgruppa ikkje er ${values}`, route: (values) => `saka ikkje gjeld ${values}` },
  setting: (label, value) => `innstillinga «${label}» er ${value}`,
  stepDone: (title) => `«${title}» er gjort`,
};
