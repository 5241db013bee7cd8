import { broadcastLimits } from '../../core/broadcast/check-broadcast-draft.ts';
import type { BroadcastTexts } from '../../core/broadcast/broadcast-draft.ts';
import { checkText } from '../../core/case/check-inputs.ts';
import type { Notice } from '../show/notice.ts';

/** What whoever writes these words should look at once more: somebody's health, and, where nobody is to be named, a name. */
export function toWordWarnings(words: readonly string[], { person }: { readonly person: boolean }): readonly Notice[] {
  const kinds = words.flatMap((text) => {
    const checked = checkText(text, { maxLength: broadcastLimits.body, required: false, person });
    return checked.ok ? checked.value.warnings.map(({ kind }) => kind) : [];
  });
  return [...new Set(kinds)].map((kind) => ({ tone: 'attention', text: { key: `app.warning.${kind}` } }));
}

/** The same for a broadcast, which may well name whom to call. */
export function toTextWarnings(texts: BroadcastTexts): readonly Notice[] {
  return toWordWarnings(
    Object.values(texts).flatMap(({ title, body, notification }) => [title, body, notification]),
    { person: true },
  );
}
