import type { CardJson } from './fake-connector.ts';
import type { IsoDate } from '../../src/core/ids.ts';
import { demoAdvert } from '../../src/local/demo-advert.ts';
import { actionOf, actionsOf, cardOf, hasAction, inputsOf, textOf, type CardAction, type CardInput, type TestPerson } from './person.ts';

/** Answers to particular inputs, by `step/input` or by input id, and `date` for every other date; the rest is filled in by its kind. */
export type Answers = Readonly<Record<string, string>>;

/** A manager who does what her living card says, one step after the other. */
export interface Robot {
  readonly person: TestPerson;
  /** The living card as it is now. */
  readonly card: () => CardJson;
  /** Message id of the living card. */
  readonly message: () => string;
  /** Presses a button of the current card and keeps what it was answered with. */
  readonly press: (action: CardAction, inputs?: Readonly<Record<string, unknown>>) => Promise<CardJson>;
  /** Does the step the card offers; returns its id, or null when the card offers none. */
  readonly doNext: (answers?: Answers) => Promise<string | null>;
  /** Goes on until a step is next that is in `until`, or nothing is; returns the steps done, in order. */
  readonly goOn: (options?: { readonly until?: readonly string[]; readonly answers?: Answers }) => Promise<readonly string[]>;
  readonly nextStep: () => string | null;
}

/** What the case form is filled in with when a test says nothing else: a nurse, 80 % permanent. */
export const nurse: Readonly<Record<string, string>> = {
  title: 'Sykepleier',
  unit: 'Solbakken sykehjem',
  serviceArea: 'health',
  roleFamily: 'HO',
  'position-1-percentage': '80',
  'position-1-count': '1',
  'position-1-permanence': 'permanent',
  'position-1-end': '',
  leader: 'false',
  shiftWork: 'true',
  route: 'external',
  wantedStart: '',
};

/** The deadline lies ahead whatever clock the program under test has. */
const advertised = '2098-12-01' as IsoDate;

const requirements = {
  tasks: 'Gi pleie og behandling\nVeilede kolleger',
  must: 'Norsk autorisasjon som sykepleier',
  should: 'Erfaring fra sykehjem',
  traits: 'Samarbeider godt',
};

/** Opens a case as the person would: «ny sak», the form, «Opprett saken». */
export async function openCase(person: TestPerson, facts: Readonly<Record<string, string>> = nurse, firstDay = '2026-06-01'): Promise<Robot> {
  const [posted] = await person.say('ny sak');
  const form = cardOf(posted);
  const answer = await person.press(posted?.id ?? null, actionOf(form, 'case.open'), facts);
  if (answer.card === null || !hasAction(answer.card, 'case.plan'))
    throw new Error(`The case was not opened: ${answer.card === null ? answer.toast : textOf(answer.card)}`);
  return createRobot(person, posted?.id ?? '', answer.card, firstDay);
}

/** Puts a robot in front of a living card. `firstDay` is the day of the first date it fills in; each later one is a day on. */
export function createRobot(person: TestPerson, message: string, start: CardJson, firstDay: string): Robot {
  let card = start;
  let day = Date.parse(`${firstDay}T12:00:00Z`);
  const nextDay = () => {
    const date = new Date(day).toISOString().slice(0, 10);
    day += 24 * 60 * 60 * 1000;
    return date;
  };
  const press = async (action: CardAction, inputs: Readonly<Record<string, unknown>> = {}) => {
    const answer = await person.press(message, action, inputs);
    if (answer.status !== 200 || answer.card === null) throw new Error(`${action.verb} was answered ${answer.status} ${answer.toast ?? ''}`);
    card = answer.card;
    return card;
  };
  const fill = (input: CardInput, step: string, answers: Answers): string => {
    const given = answers[`${step}/${input.id}`] ?? answers[input.id];
    if (given !== undefined) return given;
    // Nobody else answers for the panel unless a test says so.
    if (input.id.startsWith('member-')) return 'false';
    if (input.id === 'words') return '';
    switch (input.type) {
      case 'Input.Toggle':
        return 'true';
      case 'Input.Date':
        return answers['date'] ?? nextDay();
      case 'Input.Number':
        return '3';
      case 'Input.ChoiceSet':
        return input.value === '' ? (input.choices[0]?.value ?? '') : input.value;
      default:
        if (input.id === 'advert') return demoAdvert(advertised, { police: answers['police'] === 'true' });
        // The first of HR's answers is that there are none.
        if (input.id === 'field-remarks' || input.id === 'field-times') return '';
        return requirements[input.id as keyof typeof requirements] ?? 'Kort og greit';
    }
  };
  const nextStep = () => {
    const open = actionsOf(card).find(({ verb }) => verb === 'panel.answer' || verb === 'panel.read' || verb === 'step.open');
    return open === undefined ? null : open.verb === 'step.open' ? String(open.data['step']) : open.verb;
  };
  const submitVerbs = ['slot.call', 'slot.clear', 'step.do', 'step.ask', 'list.save', 'list.link', 'advert.check', 'panel.save', 'panel.brief'];
  const doNext = async (answers: Answers = {}): Promise<string | null> => {
    // The manager is on the panel herself, and what she is asked there comes before the next step.
    const own = actionsOf(card).find(({ verb }) => verb === 'panel.answer' || verb === 'panel.read');
    if (own !== undefined) {
      const asked = await press(own);
      if (own.verb === 'panel.read')
        await press(actionOf(asked, 'panel.confirm'), Object.fromEntries(inputsOf(asked).map((input) => [input.id, fill(input, '', answers)])));
      return own.verb;
    }
    const open = actionsOf(card).find(({ verb }) => verb === 'step.open');
    if (open === undefined) return null;
    const step = String(open.data['step']);
    let form = await press(open);
    for (let round = 0; round < 12; round += 1) {
      const submit = actionsOf(form).find(({ verb }) => submitVerbs.includes(verb));
      // A discussion nobody has been asked to begins with asking everybody who speaks for the unit.
      const involve =
        submit === undefined && !hasAction(form, 'case.plan') ? actionsOf(form).find(({ verb }) => verb === 'union.involve-form') : undefined;
      if (involve !== undefined) {
        const asking = await press(involve);
        const chosen = Object.fromEntries(inputsOf(asking).map((input) => [input.id, fill(input, step, answers)]));
        const asked = await press(actionOf(asking, 'union.involve'), chosen);
        form = await press(actionOf(asked, 'step.open', { step }));
        continue;
      }
      if (submit === undefined) {
        // The advert's report leads back to the case.
        if (actionsOf(form).some(({ verb }) => verb === 'advert.open')) await press(actionOf(form, 'case.show'));
        return step;
      }
      const inputs = Object.fromEntries(inputsOf(form).map((input) => [input.id, fill(input, step, answers)]));
      const after = await press(submit, inputs);
      // One reference after the other is taken on the same card; a refused one says why above its inputs.
      const isSameForm = actionsOf(after).some(
        ({ verb, data }) => verb === submit.verb && verb !== 'slot.call' && data['step'] === submit.data['step'],
      );
      if (isSameForm) throw new Error(`${step} was refused:\n${textOf(after)}`);
      form = after;
    }
    return step;
  };
  return {
    person,
    card: () => card,
    message: () => message,
    press,
    doNext,
    nextStep,
    goOn: async ({ until = [], answers = {} } = {}) => {
      const done: string[] = [];
      for (let count = 0; count < 120; count += 1) {
        const next = nextStep();
        if (next === null || until.includes(next)) return done;
        const step = await doNext(answers);
        if (step === null) return done;
        done.push(step);
      }
      throw new Error(`The case does not come to an end: ${done.slice(-6).join(', ')}`);
    },
  };
}
