import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectReplies, type MetForm } from '../../scripts/collect-replies.ts';
import { handleTurn } from '../../src/app/handle-turn.ts';
import type { Policy } from '../../src/core/case/definition.ts';
import type { Button } from '../../src/core/reply/button.ts';
import type { InputView } from '../../src/core/reply/form-view.ts';
import type { Reply } from '../../src/core/reply/reply.ts';
import type { Outcome } from '../../src/core/turn.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { createKeyvFace } from '../../src/store/keyv-face.ts';
import { createTrialStore } from './trial-store.ts';

const loaded = loadPolicy({ folder: fileURLToPath(new URL('../../policies', import.meta.url)), id: 'asker' });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
const policy: Policy = loaded.value;

/** What somebody should never write, with the words to look for afterwards. */
const remarks = {
  number: { text: 'Kandidaten har fødselsnummer 01019010046', canary: '01019010046' },
  name: { text: 'Vi vil helst ha Kari Fjellheimsen', canary: 'Fjellheimsen' },
  health: { text: 'Hun er sykmeldt og har diabetesmistanke', canary: 'diabetesmistanke' },
} as const;
type Remark = keyof typeof remarks;

/** One remark in one input of one form, sent with one button. */
interface Trial {
  readonly place: string;
  readonly input: InputView;
  readonly verb: string;
  readonly remark: Remark;
  /** With harmless words the same press is taken, so that only the remark can have been refused. */
  readonly wasTakenClean: boolean;
  readonly outcome: Outcome;
  /** The press changed a case. */
  readonly changed: boolean;
  /** Keys of what was written with the remark in it. */
  readonly kept: readonly string[];
  readonly logged: string;
}

const isText = ({ kind }: InputView) => kind === 'text' || kind === 'multiline';
const today = '2026-11-22';

/** Answers without which another field is not asked for, such as «with remarks». */
const opening = new Map(
  policy.steps.flatMap(({ fields }) =>
    fields.flatMap((field) => (field.kind === 'text' && field.onlyWith !== undefined ? [[`field-${field.onlyWith.field}`, field.onlyWith.is]] : [])),
  ),
);

/** Something every input takes. */
function toHarmless(input: InputView): string {
  const opens = opening.get(input.id);
  if (opens !== undefined && input.options.some(({ value }) => value === opens)) return opens;
  if (input.value !== '' && input.kind !== 'date' && input.problem === null) return input.kind === 'tick' ? 'true' : input.value;
  if (input.id.endsWith('percentage')) return '80';
  if (input.id === 'link-url') return 'https://intranett.example/skjema';
  // A picture has to come from a host HR has named; none is.
  if (input.id.startsWith('image-')) return '';
  if (input.id === 'field-times') return '1.6.2027 kl. 10–11';
  switch (input.kind) {
    case 'text':
    case 'multiline':
      return 'Kort tekst';
    case 'date':
      return input.required ? today : '';
    case 'count':
      return '3';
    case 'choice':
      // Of findings the last is a hint, which may be kept with a reason.
      return (input.id === 'finding' ? input.options.at(-1) : input.options[0])?.value ?? '';
    case 'several':
      return '';
    case 'tick':
      return 'true';
  }
}

/** What a reason can be given for; each is tried. */
const decisions = ({ form }: MetForm) => form.inputs.find(({ id }) => id === 'decision')?.options.map(({ value }) => value) ?? [null];

/** Ticks that say «this is no candidate» are left alone: nobody who writes about one would say so. */
const confirming = new Set(['seen', 'names-nobody']);

async function press({ app, request }: MetForm, button: Button, inputs: Readonly<Record<string, string>>) {
  const store = createTrialStore(app.store);
  const lines: unknown[] = [];
  const note = (...line: readonly unknown[]) => void lines.push(line);
  const trial = {
    ...app,
    store,
    log: { info: note, warn: note, error: note },
    shortLived: (tenant: string) => createKeyvFace({ store, prefix: `${tenant}/short/`, now: app.clock.epochMs }),
  };
  const data = { ...button.data, nonce: app.randomId(), ...inputs };
  const outcome = await handleTurn(trial, { ...request, id: app.randomId(), incoming: { kind: 'press', verb: button.verb, data, activityId: null } });
  return { outcome, written: store.written(), logged: JSON.stringify(lines) };
}

const formOf = ({ ack }: Outcome) => (ack.kind === 'card' && ack.reply.kind === 'form' ? ack.reply.view : null);
const inputOf = (outcome: Outcome, id: string) => formOf(outcome)?.inputs.find((one) => one.id === id);
const isRefused = (outcome: Outcome) => formOf(outcome)?.inputs.some(({ problem }) => problem !== null) ?? false;

const trials: Trial[] = [];
/** Free-text inputs that were shown, by form, step and id. */
const shown = new Set<string>();

async function tryForm(met: MetForm): Promise<void> {
  const { form } = met;
  const step = String(form.buttons.find(({ data }) => data['step'] !== undefined)?.data['step'] ?? '');
  for (const input of form.inputs.filter(isText)) {
    const place = `${form.form} ${step} ${input.id}`;
    shown.add(place);
    const ways = form.buttons.filter(({ submits }) => submits).flatMap((button) => decisions(met).map((decision) => ({ button, decision })));
    for (const { button, decision } of ways) {
      const verb = `${button.verb} ${decision ?? String(button.data['answer'] ?? button.data['about'] ?? '')}`;
      const known = trials.filter((one) => one.place === place && one.verb === verb);
      // Tried once with everything else in order; a form met half-way is tried again when it is met whole.
      if (known.some(({ wasTakenClean }) => wasTakenClean) || known.length > 12) continue;
      const harmless = {
        ...Object.fromEntries(form.inputs.filter(({ id }) => !confirming.has(id)).map((one) => [one.id, toHarmless(one)])),
        ...(decision === null ? {} : { decision }),
      };
      const words = input.id.endsWith('percentage') ? '80' : input.id === 'field-times' ? '1.6.2027 kl. 10–11' : 'Kort tekst';
      const clean = await press(met, button, { ...harmless, [input.id]: words });
      for (const remark of Object.keys(remarks) as Remark[]) {
        const { text, canary } = remarks[remark];
        const { outcome, written, logged } = await press(met, button, { ...harmless, [input.id]: text });
        trials.push({
          place,
          input,
          verb,
          remark,
          wasTakenClean: !isRefused(clean.outcome),
          outcome,
          changed: [...written.keys()].some((key) => /^[^/]+\/case\//.test(key)),
          kept: [...written].flatMap(([key, value]) => (value.includes(canary) ? [key.replace(/^[^/]+\//, '')] : [])),
          logged,
        });
      }
    }
  }
}

let replies: readonly Reply[] = [];
beforeAll(async () => {
  replies = await collectReplies(policy, { onForm: tryForm });
}, 240_000);

const told = ({ place, verb, remark, kept, input, outcome }: Trial) =>
  `${place} (${verb}): ${remark} → ${kept.join(', ')} ${inputOf(outcome, input.id)?.problem?.key ?? JSON.stringify(outcome.ack).slice(0, 200)}`;
const of = (remark: Remark) => trials.filter((trial) => trial.remark === remark);

/** Where words may lie: beside the case, where they can be deleted, in what passes by itself, or in what HR sends out to people, which is kept for the policy's time. */
const deletable = /^(?:private\/|short\/|reported-finding\/|broadcast\/|outbox\/broadcast\/)/;
/** Fields that ask for a person by name, such as who decides, or from whom an answer came. */
const asksForPerson = (trial: Trial) => {
  const id = trial.input.id.replace(/^field-/, '');
  if (id === 'elsewhere') return true;
  return policy.steps.some((step) => step.fields.some((field) => field.kind === 'text' && field.person && field.id === id));
};

describe('a candidate typed into every free-text field of every card', () => {
  it('was tried in every one that was shown, and in every text a step asks for', () => {
    const inputs = replies.flatMap((reply) => (reply.kind === 'form' ? reply.view.inputs.filter(isText) : []));
    expect(new Set(inputs.map(({ id }) => id))).toEqual(new Set([...shown].map((place) => place.split(' ')[2])));
    const tried = new Set(trials.map(({ place }) => place));
    expect([...shown].filter((place) => !tried.has(place))).toEqual([]);
    const fields = policy.steps.flatMap((step) => step.fields.flatMap((field) => (field.kind === 'text' ? [`${step.id} field-${field.id}`] : [])));
    const met = new Set([...shown].map((place) => place.split(' ').slice(1).join(' ')));
    expect(fields.filter((field) => !met.has(field))).toEqual([]);
    expect(tried.size).toBeGreaterThan(40);
    // How an answer to the panel's questions came is chosen: there is no room for why.
    expect([...shown].filter((place) => place.startsWith('panel-record '))).toEqual([]);
    // A search is tried with and without naming those who are ticked.
    expect(new Set(trials.filter(({ place }) => place.endsWith(' words')).map(({ verb }) => verb))).toEqual(
      new Set(['panel.save ', 'panel.search ']),
    );
    // A press that is refused anyway proves nothing, so nearly all must be taken with harmless words.
    const taken = new Set(trials.filter(({ wasTakenClean }) => wasTakenClean).map(({ place }) => place));
    // A stand-in is looked up in the directory, so words that are nobody's name are never taken.
    expect(
      [...tried].filter((place) => !taken.has(place) && place !== 'alerts  stand-in' && !/^broadcast-text {2}(?:link-url|image-)/.test(place)),
    ).toEqual([]);
  });

  it('never stores an identity number, not in a draft either, and says so at the field', () => {
    const numbers = of('number');
    expect(numbers.filter(({ kept }) => kept.length > 0).map(told)).toEqual([]);
    const refused = numbers.filter(({ outcome, input }) => inputOf(outcome, input.id)?.problem?.key === 'problem.identity-number');
    // Adverts are reported on, some buttons do not read the field, and some presses are refused as the case stands.
    const others = numbers.filter((trial) => trial.changed && !refused.includes(trial)).map(({ place }) => place);
    expect(refused.length).toBeGreaterThan(40);
    expect([...new Set(others)].filter((place) => !place.startsWith('advert ') && !refused.some((one) => one.place === place))).toEqual([]);
  });

  it('leaves what was written in the form, so that nobody has to write it again', () => {
    for (const remark of Object.keys(remarks) as Remark[]) {
      const refused = of(remark).filter(({ outcome, input }) => (inputOf(outcome, input.id)?.problem ?? null) !== null);
      expect(refused.length).toBeGreaterThan(5);
      expect(refused.filter(({ outcome, input }) => inputOf(outcome, input.id)?.value !== remarks[remark].text).map(told)).toEqual([]);
    }
  });

  it.each(['name', 'health'] as const)('keeps a %s out of every event, list, message and plan: in deletable words alone', (remark) => {
    const astray = of(remark).filter(({ kept }) => kept.some((key) => !deletable.test(key)));
    expect(astray.map(told)).toEqual([]);
  });

  it.each(['name', 'health'] as const)('refuses a %s or warns of it, wherever words are kept', (remark) => {
    // An advert is written to be published, and names whom to call; it is reported on, rule by rule.
    const taken = of(remark).filter(
      ({ kept, outcome, place }) => !place.startsWith('advert ') && kept.some((key) => !key.startsWith('short/')) && !isRefused(outcome),
    );
    const silent = taken.filter(
      ({ outcome }) => !JSON.stringify(outcome).includes(remark === 'name' ? 'app.warning.person-name' : 'app.warning.health'),
    );
    expect(silent.filter((trial) => remark === 'health' || !asksForPerson(trial)).map(told)).toEqual([]);
    expect(taken.length).toBeGreaterThan(20);
  });

  it('never logs any of it', () => {
    for (const { logged, place } of trials)
      for (const { canary } of Object.values(remarks)) expect([place, logged.includes(canary)]).toEqual([place, false]);
    expect(trials.some(({ logged }) => logged.includes('press'))).toBe(true);
  });
});
