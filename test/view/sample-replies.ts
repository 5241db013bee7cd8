import type { CaseId, IsoDate, RuleId, StepId } from '../../src/core/ids.ts';
import type { Button, CaseView, FormView, GateView, InputView, PlanView, Reply, RuleView } from '../../src/core/reply.ts';
import type { Localized, Say } from '../../src/core/text.ts';

const local = (nb: string, nn: string, en: string): Localized => ({ nb, nn, en });
const date = (day: string) => day as IsoDate;
const rule = (id: string) => id as RuleId;
const step = (id: string) => id as StepId;

export const caseId = '2026-14' as CaseId;

const nonce = '5f0c6c1e-8f52-4a4e-9c84-4a51d3f0a111';

export function button(verb: Button['verb'], label: Say, style: Button['style'] = 'normal', submits = false, data: Button['data'] = {}): Button {
  return { verb, label, style, submits, data: { nonce, case: caseId, ...data } };
}

const plan = button('case.plan', local('Hele løypa', 'Heile løypa', 'The whole path'));
const back = button('case.show', local('Tilbake', 'Tilbake', 'Back'));

export const partTime: RuleView = {
  id: rule('N-05'),
  text: local(
    'Før du bestemmer deg for en deltidsstilling, må du skrive ned hvorfor, og drøfte det med de tillitsvalgte.',
    'Før du bestemmer deg for ei deltidsstilling, må du skrive ned kvifor, og drøfte det med dei tillitsvalde.',
    'Before you decide on a part-time post you must write down why, and discuss it with the union representatives.',
  ),
  basis: local('arbeidsmiljøloven § 14-1 b', 'arbeidsmiljølova § 14-1 b', 'Working Environment Act section 14-1 b'),
  source: 'Lovdata, 2. mai 2026',
  weight: 'law',
};

const principle: RuleView = {
  id: rule('S0-02'),
  text: local(
    'De tillitsvalgte er viktige støttespillere og skal involveres så tidlig som mulig, allerede når du vurderer behovet.',
    'Dei tillitsvalde er viktige støttespelarar og skal involverast så tidleg som mogleg, alt når du vurderer behovet.',
    'The union representatives are important supporters and must be involved as early as possible, already when you assess the need.',
  ),
  basis: local('Prinsipper for rekruttering i Asker kommune (2023)', 'Prinsippa for rekruttering i Asker kommune (2023)', 'Asker municipality’s recruitment principles (2023)'),
  source: '004:L1282-1283',
  weight: 'local',
};

const freeze: RuleView = {
  id: rule('S1-04'),
  text: local('Direktøren skal godkjenne stillingen før den lyses ut.', 'Direktøren skal godkjenne stillinga før ho blir lyst ut.', 'The director approves the post before it is advertised.'),
  basis: local('Ansettelsesstoppen (2023)', 'Tilsetjingsstoppen (2023)', 'The hiring freeze (2023)'),
  source: '004:L536-539',
  weight: 'unconfirmed',
};

const stageTitles = [
  local('Behovsanalyse', 'Behovsanalyse', 'Needs analysis'),
  local('Jobbanalyse', 'Jobbanalyse', 'Job analysis'),
  local('Stillingsannonse og utlysning', 'Stillingsannonse og utlysing', 'Job advertisement'),
  local('Utvelgelse', 'Utveljing', 'Selection'),
  local('Intervju og referanser', 'Intervju og referansar', 'Interviews and references'),
  local('Saksbehandling', 'Sakshandsaming', 'Case handling'),
  local('Ansettelse og avslutning', 'Tilsetjing og avslutning', 'Appointment and closing'),
] as const;

const stages = (current: number): CaseView['stages'] =>
  stageTitles.map((title, index) => ({ title, state: index < current ? 'done' : index === current ? 'current' : 'ahead' }));

const stage = (index: number, stepsDone: number, stepsOf: number): CaseView['stage'] => {
  const title = stageTitles[index];
  if (title === undefined) throw new Error('No such stage');
  return { title, index: index + 1, of: stageTitles.length, stepsDone, stepsOf };
};

const more: readonly Button[] = [
  button('case.edit', local('Endre stillingen', 'Endre stillinga', 'Change the post')),
  button('list.open', local('Endre kravlisten', 'Endre kravlista', 'Change the list of requirements')),
  button('case.hold-form', local('Sett på vent', 'Set på vent', 'Put on hold')),
  button('case.handover-form', local('Overfør saken', 'Overfør saka', 'Hand the case over')),
  button('case.undo', local('Angre det siste', 'Angre det siste', 'Undo the last change')),
  button('case.withdraw-form', local('Trekk stillingen', 'Trekk stillinga', 'Withdraw the post'), 'destructive'),
];

export const startCase: CaseView = {
  caseId,
  title: 'Sykepleier',
  unit: 'Bråset bo- og omsorgssenter',
  facts: [
    local('2 stillinger: 80 % fast, 100 % vikariat', '2 stillingar: 80 % fast, 100 % vikariat', '2 posts: 80 % permanent, 100 % temporary'),
    local('ekstern utlysning', 'ekstern utlysing', 'external advertisement'),
  ],
  status: 'running',
  statusNote: null,
  stage: stage(0, 1, 6),
  stages: stages(0),
  next: {
    stepId: step('need.part-time'),
    title: local('Dokumenter og drøft deltid', 'Dokumenter og drøft deltid', 'Document and discuss part-time'),
    instruction: local(
      'Skriv hvorfor stillingen ikke kan være på heltid, og drøft det med de tillitsvalgte før du går videre.',
      'Skriv kvifor stillinga ikkje kan vere på heiltid, og drøft det med dei tillitsvalde før du går vidare.',
      'Write why the post cannot be full-time, and discuss it with the union representatives before you go on.',
    ),
  },
  idle: null,
  why: partTime,
  moreRules: [principle, freeze],
  waiting: [],
  deadline: null,
  notices: [],
  buttons: [button('step.open', local('Registrer steget', 'Registrer steget', 'Record the step'), 'primary', false, { step: 'need.part-time' }), plan],
  more,
};

export const middleCase: CaseView = {
  ...startCase,
  stage: stage(2, 1, 4),
  stages: stages(2),
  next: {
    stepId: step('advert.publish'),
    title: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'),
    instruction: local('Publiser i Webcruiter og på nav.no. Skriv datoen og søknadsfristen her.', 'Publiser i Webcruiter og på nav.no. Skriv datoen og søknadsfristen her.', 'Publish in Webcruiter and on nav.no. Record the date and the application deadline here.'),
  },
  waiting: [
    { what: local('Be om godkjenning', 'Be om godkjenning', 'Ask for approval'), who: local('Godkjenning fra direktøren', 'Godkjenning frå direktøren', 'The director’s approval'), since: date('2026-11-20') },
    { what: local('Involver tillitsvalgte', 'Involver tillitsvalde', 'Involve the unions'), who: local('Uttalelse fra tillitsvalgte', 'Uttale frå dei tillitsvalde', 'The unions’ statement'), since: date('2026-11-19') },
  ],
  deadline: { what: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'), date: date('2026-12-04'), state: 'ahead', proposal: true },
  notices: [
    { tone: 'good', text: local('Kravlisten er lagret.', 'Kravlista er lagra.', 'The list of requirements is saved.') },
    { tone: 'neutral', text: local('HR har ikke bekreftet om ansettelsesstoppen gjelder.', 'HR har ikkje stadfesta om tilsetjingsstoppen gjeld.', 'HR has not confirmed whether the hiring freeze is in force.') },
  ],
  buttons: [
    button('step.open', local('Registrer at annonsen er publisert', 'Registrer at annonsen er publisert', 'Record that it is published'), 'primary', false, { step: 'advert.publish' }),
    button('step.open', local('Registrer svar: Be om godkjenning', 'Registrer svar: Be om godkjenning', 'Record the answer: Ask for approval'), 'normal', false, { step: 'need.approval' }),
    plan,
  ],
};

export const overdueCase: CaseView = {
  ...middleCase,
  stage: stage(6, 2, 8),
  stages: stages(6),
  waiting: [],
  deadline: { what: local('Send arbeidsavtalen til signering', 'Send arbeidsavtalen til signering', 'Send the contract for signing'), date: date('2026-11-13'), state: 'overdue', proposal: false },
  notices: [{ tone: 'attention', text: local('Direktøren sa nei. Rett opp det som manglet, og be om godkjenning på nytt.', 'Direktøren sa nei. Rett opp det som mangla, og be om godkjenning på nytt.', 'The director said no. Put right what was missing and ask again.') }],
};

export const heldCase: CaseView = {
  ...startCase,
  status: 'held',
  statusNote: { plain: 'Venter på budsjettet i kommunestyret' },
  next: null,
  idle: local('Saken står på vent. Ingenting blir purret.', 'Saka står på vent. Ingenting blir purra.', 'The case is on hold. Nothing is chased.'),
  why: null,
  moreRules: [],
  buttons: [button('case.resume', local('Ta opp igjen', 'Ta opp att', 'Resume'), 'primary'), plan],
};

export const withdrawnCase: CaseView = {
  ...startCase,
  status: 'withdrawn',
  statusNote: local('Stillingen ble trukket fredag 20. november 2026.', 'Stillinga vart trekt fredag 20. november 2026.', 'The post was withdrawn on Friday 20 November 2026.'),
  deadline: { what: local('Gi søkerne beskjed', 'Gi søkjarane beskjed', 'Tell the applicants'), date: date('2026-11-23'), state: 'today', proposal: true },
};

export const closedCase: CaseView = {
  ...startCase,
  status: 'closed',
  statusNote: local('Saken er avsluttet.', 'Saka er avslutta.', 'The case is closed.'),
  stage: null,
  stages: stages(7),
  next: null,
  idle: null,
  why: null,
  moreRules: [],
  facts: [],
  buttons: [],
  more: [],
};

export function input(id: string, kind: InputView['kind'], label: Say, changes: Partial<InputView> = {}): InputView {
  return { id, kind, label, hint: null, value: '', required: false, maxLength: null, options: [], problem: null, rule: null, heading: null, ...changes };
}

const permanences: InputView['options'] = [
  { value: 'permanent', label: local('Fast', 'Fast', 'Permanent') },
  { value: 'a', label: local('Midlertidig: arbeid av midlertidig karakter (bokstav a)', 'Mellombels: arbeid av mellombels karakter (bokstav a)', 'Temporary: work of a temporary nature (letter a)') },
  { value: 'b', label: local('Midlertidig: vikariat (bokstav b)', 'Mellombels: vikariat (bokstav b)', 'Temporary: substitute (letter b)') },
];

const positionRow = (index: number, percentage: string): readonly InputView[] => [
  input(`position-${index}-percentage`, 'text', local('Stillingsprosent', 'Stillingsprosent', 'Position percentage'), {
    required: true, maxLength: 20, value: percentage, hint: local('For eksempel 100 eller 60–80', 'Til dømes 100 eller 60–80', 'For example 100 or 60–80'),
    heading: local(`Stilling ${index}`, `Stilling ${index}`, `Post ${index}`),
  }),
  input(`position-${index}-count`, 'count', local('Antall', 'Tal', 'Number'), { value: '1' }),
  input(`position-${index}-permanence`, 'choice', local('Fast eller midlertidig', 'Fast eller mellombels', 'Permanent or temporary'), { required: true, options: permanences, value: index === 1 ? 'permanent' : 'b' }),
  input(`position-${index}-end`, 'date', local('Sluttdato, hvis midlertidig', 'Sluttdato, om mellombels', 'End date, if temporary'), { value: index === 1 ? '' : '2027-06-30' }),
];

export const caseForm: FormView = {
  form: 'case',
  context: null,
  title: local('Ny rekruttering', 'Ny rekruttering', 'New recruitment'),
  intro: local('Fyll ut det du vet nå. Du kan endre det til stillingen er lyst ut.', 'Fyll ut det du veit no. Du kan endre det til stillinga er lyst ut.', 'Fill in what you know now. You can change it until the post is advertised.'),
  why: null,
  moreRules: [],
  notices: [],
  inputs: [
    input('title', 'text', local('Stilling', 'Stilling', 'Post'), { required: true, maxLength: 100, value: 'Sykepleier', hint: local('For eksempel sykepleier', 'Til dømes sjukepleiar', 'For example nurse') }),
    input('unit', 'text', local('Enhet', 'Eining', 'Unit'), { required: true, maxLength: 100, value: 'Bråset bo- og omsorgssenter' }),
    input('serviceArea', 'choice', local('Tjenesteområde', 'Tenesteområde', 'Service area'), { required: true, options: [{ value: 'health', label: local('Helse og omsorg', 'Helse og omsorg', 'Health and care') }] }),
    ...positionRow(1, '80'),
    ...positionRow(2, '100'),
    input('leader', 'tick', local('Stillingen er en lederstilling', 'Stillinga er ei leiarstilling', 'The post is a management post'), { heading: local('Mer om stillingen', 'Meir om stillinga', 'More about the post') }),
    input('shiftWork', 'tick', local('Arbeid i turnus', 'Arbeid i turnus', 'Shift work'), { value: 'true' }),
    input('wantedStart', 'date', local('Ønsket oppstart', 'Ønskt oppstart', 'Wanted start'), { value: '2027-02-01' }),
  ],
  buttons: [
    button('case.open', local('Opprett saken', 'Opprett saka', 'Open the case'), 'primary', true, { rows: 2 }),
    button('case.new', local('Legg til stilling', 'Legg til stilling', 'Add a post'), 'normal', true, { rows: 3, keep: true }),
  ],
};

export const stepForm: FormView = {
  form: 'step',
  context: local('Sak 2026-14 · Sykepleier', 'Sak 2026-14 · Sjukepleiar', 'Case 2026-14 · Nurse'),
  title: local('Hold intervjuene', 'Hald intervjua', 'Hold the interviews'),
  intro: local('Bruk malen i alle intervjuene. Skriv referat i Webcruiter samme dag, og før bare datoer og antall her.', 'Bruk malen i alle intervjua. Skriv referat i Webcruiter same dagen, og før berre datoar og tal her.', 'Use the template in every interview. Write minutes in Webcruiter the same day, and record only dates and numbers here.'),
  why: principle,
  moreRules: [partTime],
  notices: [{ tone: 'neutral', text: local('Skriv aldri navn på kandidater her.', 'Skriv aldri namn på kandidatar her.', 'Never write names of candidates here.') }],
  inputs: [
    input('check-same', 'tick', local('Alle får de samme spørsmålene og like lang tid', 'Alle får dei same spørsmåla og like lang tid', 'Everyone gets the same questions and the same time'), { rule: { id: rule('S4-11'), basis: principle.basis }, value: 'true', heading: local('Sjekkliste', 'Sjekkliste', 'Checklist') }),
    input('check-topics', 'tick', local('Panelet vet at vi ikke spør om familie, graviditet, adopsjon, religion og livssyn, helse eller alder', 'Panelet veit at vi ikkje spør om familie, graviditet, adopsjon, religion og livssyn, helse eller alder', 'The panel knows that we do not ask about family, pregnancy, adoption, religion and beliefs, health or age'), { rule: { id: rule('N-14'), basis: partTime.basis }, problem: { key: 'view.plan.open' } }),
    input('field-first', 'date', local('Første intervju', 'Første intervju', 'First interview'), { required: true, value: '2026-02-31', problem: { key: 'view.deadline.overdue', params: { date: { date: '2026-12-01' } } }, heading: local('Opplysninger', 'Opplysningar', 'Details') }),
    input('field-count', 'count', local('Antall intervju', 'Talet på intervju', 'Number of interviews'), { required: true, value: 'fire' }),
    input('field-kind', 'choice', local('Form', 'Form', 'Form'), { value: 'meeting', hint: local('Slik de fleste ble holdt', 'Slik dei fleste vart haldne', 'As most of them were held'), options: [{ value: 'meeting', label: local('Fysisk', 'Fysisk', 'In person') }, { value: 'video', label: local('Video', 'Video', 'Video') }] }),
    input('field-note', 'multiline', local('Merknad (kan stå tom)', 'Merknad (kan stå tom)', 'Remark (optional)'), { maxLength: 500, value: '1. panel\n- to ledere\n**én** tillitsvalgt' }),
  ],
  buttons: [
    button('step.do', local('Registrer som gjort', 'Registrer som gjort', 'Record as done'), 'primary', true, { step: 'interview.hold', answered: true }),
    button('step.skip-form', local('Ikke relevant', 'Ikkje relevant', 'Not relevant'), 'normal', false, { step: 'interview.hold' }),
    back,
  ],
};

export const wholePlan: PlanView = {
  caseId,
  title: 'Sykepleier',
  stages: stageTitles.map((title, index) => ({
    title,
    state: index < 2 ? 'done' : index === 2 ? 'current' : 'ahead',
    done: index < 2 ? 4 : index === 2 ? 1 : 0,
    of: 4,
    unfolded: index === 2,
    steps: [
      { stepId: step('advert.plan'), title: local('Lag en tidsplan', 'Lag ein tidsplan', 'Make a schedule'), state: 'done', note: local('Gjort torsdag 12. november 2026', 'Gjort torsdag 12. november 2026', 'Done on Thursday 12 November 2026'), button: button('step.open', local('Vis', 'Vis', 'Show'), 'normal', false, { step: 'advert.plan' }) },
      { stepId: step('advert.write'), title: local('Skriv annonsen', 'Skriv annonsen', 'Write the advertisement'), state: 'next', note: null, button: button('step.open', local('Åpne', 'Opne', 'Open'), 'primary', false, { step: 'advert.write' }) },
      { stepId: step('advert.check'), title: local('Be om uttalelse', 'Be om uttale', 'Ask for a statement'), state: 'asked', note: local('Uttalelse fra tillitsvalgte', 'Uttale frå dei tillitsvalde', 'The unions’ statement'), button: button('step.open', local('Åpne', 'Opne', 'Open'), 'normal', false, { step: 'advert.check' }) },
      { stepId: step('advert.share'), title: local('Del annonsen', 'Del annonsen', 'Share the advertisement'), state: 'skipped', note: null, button: null },
      { stepId: step('advert.period'), title: local('Følg med i søknadsperioden', 'Følg med i søknadsperioden', 'Follow the application period'), state: 'open', note: null, button: null },
      { stepId: step('advert.publish'), title: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'), state: 'shut', note: local('Direktøren må godkjenne stillingen før den lyses ut.', 'Direktøren må godkjenne stillinga før ho blir lyst ut.', 'The director must approve the post before it is advertised.'), button: button('step.open', local('Åpne', 'Opne', 'Open'), 'normal', false, { step: 'advert.publish' }) },
    ],
    unfold: button('case.plan', local('Vis stegene', 'Vis stega', 'Show the steps'), 'normal', false, { stage: `stage-${index}` }),
  })),
  buttons: [back],
};

export const shutGate: GateView = {
  caseId,
  caseTitle: 'Sykepleier',
  gate: 'G2',
  title: local('Godkjenning under ansettelsesstopp', 'Godkjenning under tilsetjingsstopp', 'Approval under the hiring freeze'),
  step: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'),
  text: local('Direktøren må godkjenne stillingen før den lyses ut.', 'Direktøren må godkjenne stillinga før ho blir lyst ut.', 'The director must approve the post before it is advertised.'),
  rule: freeze,
  advises: false,
  opens: [{ title: local('Be om godkjenning', 'Be om godkjenning', 'Ask for approval'), button: button('step.open', local('Åpne steget', 'Opne steget', 'Open the step'), 'primary', false, { step: 'need.approval' }) }],
  buttons: [button('gate.pass-form', local('Gå videre likevel', 'Gå vidare likevel', 'Go on all the same'), 'normal', false, { door: 'G2/1' }), back],
};

const line = (id: string, title: string, changes: object = {}) => ({
  caseId: id as CaseId, title, unit: 'Bråset bo- og omsorgssenter', status: 'running' as const, stage: stageTitles[2], next: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'),
  date: date('2026-12-04'), owner: null, button: button('case.show', local('Åpne', 'Opne', 'Open'), 'normal', false, { case: id }), ...changes,
});

/** Every reply the contract knows, in its rich and in its poor form, by a name for the tests. */
export const sampleReplies: Readonly<Record<string, Reply>> = {
  'case at the start': { kind: 'case', view: startCase },
  'case in the middle': { kind: 'case', view: middleCase },
  'overdue case': { kind: 'case', view: overdueCase },
  'held case': { kind: 'case', view: heldCase },
  'withdrawn case': { kind: 'case', view: withdrawnCase },
  'closed case': { kind: 'case', view: closedCase },
  plan: { kind: 'plan', view: wholePlan },
  'case form': { kind: 'form', view: caseForm },
  'step form': { kind: 'form', view: stepForm },
  'form without inputs': { kind: 'form', view: { ...stepForm, why: null, moreRules: [], intro: null, inputs: [], notices: [{ tone: 'good', text: local('Gjort i dag', 'Gjort i dag', 'Done today') }, { tone: 'neutral', text: { plain: 'To ledere og én tillitsvalgt' } }], buttons: [back] } },
  'shut gate': { kind: 'gate', view: shutGate },
  'advising gate': { kind: 'gate', view: { ...shutGate, advises: true, opens: [], rule: principle } },
  'case list': {
    kind: 'case-list', title: local('Sakene dine', 'Sakene dine', 'Your cases'), more: 3, buttons: [button('case.new', local('Ny rekruttering', 'Ny rekruttering', 'New recruitment'), 'primary')],
    cases: [line('2026-14', 'Sykepleier'), line('2026-9', 'Barnehagelærer', { status: 'held', date: null, owner: 'Ola Nordmann' }), line('2025-88', 'Ingeniør vann og avløp', { status: 'closed', stage: null, next: null, date: null })],
  },
  'empty case list': { kind: 'case-list', title: local('Sakene dine', 'Sakene dine', 'Your cases'), more: 0, cases: [], buttons: [] },
  notice: { kind: 'notice', text: local('Jeg forstod ikke det.', 'Eg forstod ikkje det.', 'I did not understand that.'), detail: local('Skriv «hjelp» for å se hva du kan skrive.', 'Skriv «hjelp» for å sjå kva du kan skrive.', 'Write “help” to see what you can write.'), buttons: [button('help.show', local('Hjelp', 'Hjelp', 'Help'))] },
  'bare notice': { kind: 'notice', text: local('Språket er bokmål.', 'Språket er nynorsk.', 'The language is English.'), detail: null, buttons: [] },
  welcome: { kind: 'welcome', name: 'Kari Nordmann', text: local('Jeg loser deg gjennom en rekruttering, ett steg om gangen.', 'Eg losar deg gjennom ei rekruttering, eitt steg om gongen.', 'I pilot you through a recruitment, one step at a time.'), buttons: [button('case.new', local('Ny rekruttering', 'Ny rekruttering', 'New recruitment'), 'primary'), button('cases.list', local('Sakene mine', 'Sakene mine', 'My cases'))] },
  'welcome without a name': { kind: 'welcome', name: ' ', text: local('Jeg loser deg.', 'Eg losar deg.', 'I pilot you.'), buttons: [] },
  help: { kind: 'help', text: local('Skriv, eller bruk knappene.', 'Skriv, eller bruk knappane.', 'Write, or use the buttons.'), lines: [{ say: local('ny sak sykepleier', 'ny sak sjukepleiar', 'new case nurse'), does: local('Starter en rekruttering', 'Startar ei rekruttering', 'Starts a recruitment') }, { say: local('mine saker', 'mine saker', 'my cases'), does: local('Viser sakene dine', 'Viser sakene dine', 'Shows your cases') }], buttons: [] },
  settings: {
    kind: 'settings', intro: local('Bekreft det som stemmer, og endre resten.', 'Stadfest det som stemmer, og endre resten.', 'Confirm what is right, and change the rest.'), buttons: [back],
    settings: [
      { id: 'freeze.on', label: local('Ansettelsesstoppen gjelder', 'Tilsetjingsstoppen gjeld', 'The hiring freeze is in force'), value: local('Ja', 'Ja', 'Yes'), confirmed: false, source: '004:L536-539', buttons: [button('settings.set', local('Bekreft', 'Stadfest', 'Confirm'), 'primary', false, { setting: 'freeze.on' }), button('settings.set', local('Endre til nei', 'Endre til nei', 'Change to no'), 'normal', false, { setting: 'freeze.on', value: false })] },
      { id: 'references.minimum', label: local('Minste antall referanser', 'Minste talet på referansar', 'Minimum number of references'), value: { plain: '2' }, confirmed: true, source: '004:L1440', buttons: [] },
    ],
  },
  moved: { kind: 'moved', caseId, title: 'Sykepleier' },
};
