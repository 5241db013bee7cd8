import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastTexts } from '../../core/broadcast/broadcast-draft.ts';
import { writtenIn } from '../../core/broadcast/choose-text.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { FormView, InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import { newOrigin, type OriginSource } from '../turn-context.ts';
import { toTextInputs } from './broadcast-text-form.ts';
import { titleOf } from './broadcast-words.ts';
import { toButton } from './button.ts';
import { plainInput, problemOf } from './step-inputs.ts';

/** What a form was filled in with when it was refused. */
interface Refused {
  readonly draft?: Readonly<Record<string, string>>;
  readonly problems?: readonly InputProblem[];
}

/** «Rett teksten»: what everybody who has got it will read instead. */
export function toCorrectForm(
  source: OriginSource,
  broadcast: Broadcast,
  { texts, problems = [] }: { readonly texts: BroadcastTexts; readonly problems?: readonly InputProblem[] },
): Reply {
  const languages = writtenIn(broadcast.draft.texts);
  const inputs = languages.flatMap((locale) =>
    toTextInputs(
      { texts },
      locale,
      problems.map((one) => (one.input === 'texts' ? { ...one, input: `title-${locale}` } : one)),
    ).map((input, index): InputView =>
      index === 0 && languages.length > 1 ? { ...input, heading: { key: `app.broadcast.for-language.${locale}` } } : input,
    ),
  );
  return toForm(broadcast, {
    form: 'broadcast-correct',
    title: { key: 'app.broadcast.correct.title' },
    intro: { key: 'app.broadcast.correct.intro' },
    inputs,
    buttons: [
      toButton(
        newOrigin(source, null),
        'broadcast.correct',
        { key: 'app.broadcast.button.correct-send' },
        {
          style: 'primary',
          submits: true,
          data: { broadcast: broadcast.id },
        },
      ),
    ],
  });
}

/** «Trekk tilbake»: a short notice in its place, for everybody who has got it. */
export function toWithdrawForm(source: OriginSource, broadcast: Broadcast, { draft = {}, problems = [] }: Refused): Reply {
  return toForm(broadcast, {
    form: 'broadcast-withdraw',
    title: { key: 'app.broadcast.withdraw.title' },
    intro: { key: 'app.broadcast.withdraw.intro' },
    inputs: [
      {
        ...plainInput,
        id: 'notice',
        kind: 'multiline',
        label: { key: 'app.broadcast.input.notice' },
        hint: { key: 'app.broadcast.input.notice-hint' },
        value: draft['notice'] ?? '',
        required: false,
        maxLength: 500,
        problem: problemOf('notice', problems),
      },
    ],
    buttons: [
      toButton(
        newOrigin(source, null),
        'broadcast.withdraw',
        { key: 'app.broadcast.button.withdraw-send' },
        {
          style: 'destructive',
          submits: true,
          data: { broadcast: broadcast.id },
        },
      ),
    ],
  });
}

/** «Send tilbake»: why it should not go out as it is. */
export function toReturnForm(source: OriginSource, broadcast: Broadcast, { draft = {}, problems = [] }: Refused): Reply {
  const origin = newOrigin(source, null);
  const data = { broadcast: broadcast.id };
  return toForm(broadcast, {
    form: 'broadcast-return',
    title: { key: 'app.broadcast.return.title', params: { name: broadcast.author.name } },
    intro: { key: 'app.broadcast.return.intro' },
    inputs: [
      {
        ...plainInput,
        id: 'reason',
        kind: 'multiline',
        label: { key: 'app.broadcast.input.reason' },
        value: draft['reason'] ?? '',
        maxLength: 500,
        problem: problemOf('reason', problems),
      },
    ],
    buttons: [
      toButton(origin, 'broadcast.return', { key: 'app.broadcast.button.return' }, { style: 'primary', submits: true, data }),
      toButton(origin, 'broadcast.show', { key: 'app.button.back' }, { data }),
    ],
  });
}

function toForm(broadcast: Broadcast, view: Pick<FormView, 'form' | 'title' | 'intro' | 'inputs' | 'buttons'>): Reply {
  const context = { key: 'app.broadcast.of', params: { id: broadcast.id, title: titleOf(broadcast) } };
  return { kind: 'form', view: { ...view, context, why: null, moreRules: [], notices: [] } };
}
