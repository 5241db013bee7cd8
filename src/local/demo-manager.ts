import type { IsoDate, TenantId, UserId } from '../core/ids.ts';
import type { Button } from '../core/reply/button.ts';
import type { FormView, InputView } from '../core/reply/form-view.ts';
import type { Reply } from '../core/reply/reply.ts';
import type { Verb } from '../core/reply/verb.ts';
import type { Incoming, Outcome, Request } from '../core/turn.ts';

/** Answers to particular inputs, by `step/input` or by input id. */
export type DemoAnswers = Readonly<Record<string, string>>;

/** Somebody who fills in demo data the way a manager would: through the same turns, cards and buttons. */
export interface DemoManager {
  /** Opens a case; returns the living card. */
  readonly open: (facts: DemoAnswers) => Promise<Reply>;
  /** Does what the card says until the named step is next; returns the living card. */
  readonly goOn: (card: Reply, until: string, answers: DemoAnswers) => Promise<Reply>;
}

interface DemoManagerOptions {
  readonly speak: (request: Request) => Promise<Outcome>;
  readonly tenant: TenantId;
  readonly user: UserId;
  readonly randomId: () => string;
  /** The day of the next date filled in; each call is a day later, and never after today. */
  readonly nextDay: () => IsoDate;
  /** What a text or count is filled in with when no answer is given; else as the form has it. */
  readonly otherwise?: (input: InputView) => string;
}

/** A long case has some forty steps, some of them in two presses. */
const mostTurns = 150;

/** Puts a demo manager at a conversation of her own. */
export function createDemoManager({ speak, tenant, user, randomId, nextDay, otherwise = ({ value }) => value }: DemoManagerOptions): DemoManager {
  const where = {
    conversationId: `demo-${randomId()}`,
    serviceUrl: 'http://127.0.0.1',
    channelId: 'msteams',
    botId: 'losen',
    scope: 'personal',
  } as const;
  const turn = async (incoming: Incoming): Promise<Reply> => {
    const outcome = await speak({ id: randomId(), who: { tenantId: tenant, userId: user, name: '', locale: null }, where, incoming });
    const reply = outcome.ack.kind === 'card' ? outcome.ack.reply : outcome.messages[0]?.reply;
    if (reply === undefined) throw new Error('A demo turn was not answered');
    return reply;
  };
  const press = (button: Button, inputs: DemoAnswers = {}) =>
    turn({ kind: 'press', verb: button.verb, data: { ...button.data, ...inputs }, activityId: null });

  const fill = ({ inputs, buttons }: FormView, answers: DemoAnswers): DemoAnswers => {
    const step = String(buttons[0]?.data['step'] ?? '');
    return Object.fromEntries(
      inputs.map((input) => [
        input.id,
        answers[`${step}/${input.id}`] ??
          // What is asked about each representative is answered alike.
          answers[`${step}/${input.id.replace(/-\d+$/u, '')}`] ??
          answers[input.id] ??
          onPanel(input.id) ??
          toValue(input, nextDay, otherwise),
      ]),
    );
  };
  const doStep = async (card: Reply, answers: DemoAnswers): Promise<Reply> => {
    // She is on the panel herself, and what she is asked there comes before the next step.
    const own = findButton(card, ['panel.answer', 'panel.read']);
    if (own !== undefined) {
      const reply = await press(own);
      return reply.kind === 'form' ? press(buttonOf(reply, ['panel.confirm']), fill(reply.view, answers)) : reply;
    }
    let reply = await press(buttonOf(card, ['step.open']));
    while (reply.kind === 'form') {
      // A discussion nobody has been asked to begins with asking everybody who speaks for the unit.
      const involve = findButton(reply, ['step.do']) === undefined ? findButton(reply, ['union.involve-form']) : undefined;
      if (involve !== undefined && reply.view.inputs.length === 0) {
        const asking = await press(involve);
        if (asking.kind !== 'form') throw new Error('A demo discussion has nobody to ask');
        return press(buttonOf(asking, ['union.involve']), fill(asking.view, answers));
      }
      const submit = buttonOf(reply, [
        'slot.call',
        'slot.clear',
        'step.do',
        'step.ask',
        'list.save',
        'list.link',
        'advert.check',
        'panel.save',
        'panel.brief',
      ]);
      const after = await press(submit, fill(reply.view, answers));
      if (after.kind === 'form' && after.view.inputs.some(({ problem }) => problem !== null)) {
        const wrong = after.view.inputs.filter(({ problem }) => problem !== null).map(({ id, problem }) => `${id}: ${problem?.key}`);
        throw new Error(`A demo answer was refused: ${wrong.join(', ')}`);
      }
      reply = after;
    }
    // The advert's report leads back to the case.
    return reply.kind === 'advert-report' ? press(buttonOf(reply, ['case.show'])) : reply;
  };
  return {
    open: async (facts) => {
      const form = await turn({ kind: 'text', text: 'ny sak' });
      return press(buttonOf(form, ['case.open']), facts);
    },
    goOn: async (start, until, answers) => {
      let card = start;
      for (let count = 0; count < mostTurns; count += 1) {
        const next = findButton(card, ['step.open', 'panel.answer', 'panel.read']);
        if (next === undefined || next.data['step'] === until) return card;
        card = await doStep(card, answers);
      }
      throw new Error(`The demo case never came to ${until}`);
    },
  };
}

/** A demo case has nobody else to answer for the panel, so she does it alone and looks for nobody. */
function onPanel(input: string): string | undefined {
  if (input.startsWith('member-')) return 'false';
  return input === 'words' ? '' : undefined;
}

function toValue(input: InputView, nextDay: () => IsoDate, otherwise: (input: InputView) => string): string {
  const { kind, value, options } = input;
  if (kind === 'tick') return 'true';
  if (kind === 'date') return nextDay();
  if (kind === 'choice') return value === '' ? (options[0]?.value ?? '') : value;
  return otherwise(input);
}

function findButton(reply: Reply, verbs: readonly Verb[]): Button | undefined {
  const buttons = 'view' in reply ? ('buttons' in reply.view ? reply.view.buttons : []) : 'buttons' in reply ? reply.buttons : [];
  return buttons.find(({ verb }) => verbs.includes(verb));
}

function buttonOf(reply: Reply, verbs: readonly Verb[]): Button {
  const found = findButton(reply, verbs);
  if (found === undefined) throw new Error(`A demo card (${reply.kind}) offers none of ${verbs.join(', ')}`);
  return found;
}
