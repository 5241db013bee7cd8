import type { FormView, InputView } from '../../src/core/reply/form-view.ts';
import type { Say } from '../../src/core/text.ts';
import { back, button, local, partTime, principle, rule } from './sample-parts.ts';

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
