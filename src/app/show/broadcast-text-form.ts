import type { BroadcastDraft } from '../../core/broadcast/broadcast-draft.ts';
import { broadcastLimits } from '../../core/broadcast/check-broadcast-draft.ts';
import { writtenIn } from '../../core/broadcast/choose-text.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import { locales, type Locale } from '../../core/text.ts';
import { menuData, newOrigin, type OriginSource } from '../turn-context.ts';
import type { Notice } from './notice.ts';
import { toButton } from './button.ts';
import { plainInput, problemOf } from './step-inputs.ts';

/** What the form of the words is opened on. */
export interface BroadcastTextForm {
  readonly draft: BroadcastDraft;
  readonly locale: Locale;
  readonly problems?: readonly InputProblem[];
  readonly notices?: readonly Notice[];
}

/** The parts of a text, each with an input in every language. */
export const textParts = ['title', 'body', 'notification'] as const;

/** Input id of a part of the text in a language. */
export const textInput = (part: (typeof textParts)[number], locale: Locale): string => `${part}-${locale}`;

/** Step 1 of 3: the words in one language; a link, a picture and «Bekreft lest» belong to all of them. */
export function toBroadcastTextForm(source: OriginSource, { draft, locale, problems = [], notices = [] }: BroadcastTextForm): Reply {
  const origin = newOrigin(source, null);
  const written = writtenIn(draft.texts);
  // What is missing altogether is told where it is to be written.
  const own = problems.map((one) => (one.input === 'texts' ? { ...one, input: textInput('title', locale) } : one));
  const others = locales.filter((one) => one !== locale);
  const to = (goto: string) => ({ data: { lang: locale, goto }, submits: true });
  return {
    kind: 'form',
    view: {
      form: 'broadcast-text',
      context: { key: 'app.broadcast.step', params: { number: 1 } },
      title: { key: 'app.broadcast.text.title', params: { language: { key: `app.broadcast.language.${locale}` } } },
      intro: { key: 'app.broadcast.text.intro' },
      why: null,
      moreRules: [],
      notices,
      inputs: [...toTextInputs(draft, locale, own), ...toSharedInputs(draft, own)],
      buttons: [
        toButton(origin, 'broadcast.text', { key: 'app.broadcast.button.to-audience' }, { style: 'primary', ...to('audience') }),
        ...others.map((one) =>
          toButton(
            origin,
            'broadcast.text',
            {
              key: written.includes(one) ? 'app.broadcast.button.edit-language' : 'app.broadcast.button.add-language',
              params: { language: { key: `app.broadcast.language.${one}` } },
            },
            to(one),
          ),
        ),
        toButton(origin, 'broadcast.drop', { key: 'app.broadcast.button.drop' }, { style: 'destructive', data: menuData }),
      ],
    },
  };
}

/** The inputs of the words in one language. */
export function toTextInputs({ texts }: Pick<BroadcastDraft, 'texts'>, locale: Locale, problems: readonly InputProblem[]): readonly InputView[] {
  const text = texts[locale];
  return textParts.map((part): InputView => {
    const id = textInput(part, locale);
    return {
      ...plainInput,
      id,
      kind: part === 'body' ? 'multiline' : 'text',
      label: { key: `app.broadcast.input.${part}` },
      hint: { key: `app.broadcast.input.${part}-hint` },
      value: text?.[part] ?? '',
      // Whether a language is written at all is hers to decide, so the client must let an empty one pass.
      required: false,
      maxLength: broadcastLimits[part],
      problem: problemOf(id, problems),
    };
  });
}

function toSharedInputs({ link, image, confirm }: BroadcastDraft, problems: readonly InputProblem[]): readonly InputView[] {
  const input = (id: string, value: string, more: Partial<InputView> = {}): InputView => ({
    ...plainInput,
    id,
    kind: 'text',
    label: { key: `app.broadcast.input.${id}` },
    value,
    required: false,
    problem: problemOf(id, problems),
    ...more,
  });
  return [
    input('link-label', link?.label ?? '', { maxLength: broadcastLimits.label, heading: { key: 'app.broadcast.input.extras' } }),
    input('link-url', link?.url ?? '', { hint: { key: 'app.broadcast.input.url-hint' }, maxLength: broadcastLimits.url }),
    input('image-url', image?.url ?? '', { hint: { key: 'app.broadcast.input.url-hint' }, maxLength: broadcastLimits.url }),
    input('image-alt', image?.alt ?? '', { maxLength: broadcastLimits.alt }),
    input('confirm', String(confirm), { kind: 'tick', hint: { key: 'app.broadcast.input.confirm-hint' } }),
  ];
}
