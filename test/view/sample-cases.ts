import type { Button } from '../../src/core/reply/button.ts';
import type { CaseView } from '../../src/core/reply/case-view.ts';
import { button, caseId, date, freeze, local, partTime, plan, principle, stage, stages, step } from './sample-parts.ts';

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
  reminders: [{ say: local('Stillingen er under 100 %. Behovet er fra {day}.', 'Stillinga er under 100 %. Behovet er frå {day}.', 'The post is below 100 %. The need is from {day}.'), day: date('2026-11-24'), inDays: null }],
  idle: null,
  why: partTime,
  moreRules: [principle, freeze],
  waiting: [],
  deadline: null,
  notices: [],
  buttons: [
    button('step.open', local('Registrer steget', 'Registrer steget', 'Record the step'), 'primary', false, { step: 'need.part-time' }),
    plan,
  ],
  more,
};

export const middleCase: CaseView = {
  ...startCase,
  stage: stage(2, 1, 4),
  stages: stages(2),
  next: {
    stepId: step('advert.publish'),
    title: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'),
    instruction: local(
      'Publiser i Webcruiter og på nav.no. Skriv datoen og søknadsfristen her.',
      'Publiser i Webcruiter og på nav.no. Skriv datoen og søknadsfristen her.',
      'Publish in Webcruiter and on nav.no. Record the date and the application deadline here.',
    ),
  },
  waiting: [
    {
      what: local('Be om godkjenning', 'Be om godkjenning', 'Ask for approval'),
      who: local('Godkjenning fra direktøren', 'Godkjenning frå direktøren', 'The director’s approval'),
      since: date('2026-11-20'),
    },
    {
      what: local('Involver tillitsvalgte', 'Involver tillitsvalde', 'Involve the unions'),
      who: local('Uttalelse fra tillitsvalgte', 'Uttale frå dei tillitsvalde', 'The unions’ statement'),
      since: date('2026-11-19'),
    },
  ],
  deadline: {
    what: local('Publiser annonsen', 'Publiser annonsen', 'Publish the advertisement'),
    date: date('2026-12-04'),
    state: 'ahead',
    proposal: true,
  },
  notices: [
    { tone: 'good', text: local('Kravlisten er lagret.', 'Kravlista er lagra.', 'The list of requirements is saved.') },
    {
      tone: 'neutral',
      text: local(
        'HR har ikke bekreftet om ansettelsesstoppen gjelder.',
        'HR har ikkje stadfesta om tilsetjingsstoppen gjeld.',
        'HR has not confirmed whether the hiring freeze is in force.',
      ),
    },
  ],
  buttons: [
    button(
      'step.open',
      local('Registrer at annonsen er publisert', 'Registrer at annonsen er publisert', 'Record that it is published'),
      'primary',
      false,
      { step: 'advert.publish' },
    ),
    button(
      'step.open',
      local('Registrer svar: Be om godkjenning', 'Registrer svar: Be om godkjenning', 'Record the answer: Ask for approval'),
      'normal',
      false,
      { step: 'need.approval' },
    ),
    plan,
  ],
};

export const overdueCase: CaseView = {
  ...middleCase,
  stage: stage(6, 2, 8),
  stages: stages(6),
  waiting: [],
  deadline: {
    what: local('Send arbeidsavtalen til signering', 'Send arbeidsavtalen til signering', 'Send the contract for signing'),
    date: date('2026-11-13'),
    state: 'overdue',
    proposal: false,
  },
  notices: [
    {
      tone: 'attention',
      text: local(
        'Direktøren sa nei. Rett opp det som manglet, og be om godkjenning på nytt.',
        'Direktøren sa nei. Rett opp det som mangla, og be om godkjenning på nytt.',
        'The director said no. Put right what was missing and ask again.',
      ),
    },
  ],
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
  statusNote: local(
    'Stillingen ble trukket fredag 20. november 2026.',
    'Stillinga vart trekt fredag 20. november 2026.',
    'The post was withdrawn on Friday 20 November 2026.',
  ),
  deadline: {
    what: local('Gi søkerne beskjed', 'Gi søkjarane beskjed', 'Tell the applicants'),
    date: date('2026-11-23'),
    state: 'today',
    proposal: true,
  },
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
