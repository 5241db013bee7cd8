import type { Locale, Message, Say } from '../core/text.ts';
import { escapeText, type CardText } from './escape-text.ts';
import type { Speak } from './say.ts';

/** Says things to one reader, in her language. */
export interface Voice {
  readonly locale: Locale;
  /** The bare sentence, for what is composed or shortened before it is escaped. */
  readonly say: (say: Say) => string;
  /** For TextBlocks. */
  readonly text: (say: Say) => CardText;
  /** An interface text by key, for TextBlocks. */
  readonly line: (key: string, params?: Message['params']) => CardText;
  /** One line for what every client shows as it is: labels, buttons, choices, the notification. */
  readonly words: (say: Say) => string;
}

/** A voice in one language. */
export function createVoice(speak: Speak, locale: Locale): Voice {
  const say = (what: Say) => speak(what, locale);
  const text = (what: Say) => escapeText(say(what));
  return {
    locale,
    say,
    text,
    line: (key, params) => text(params === undefined ? { key } : { key, params }),
    words: (what) => toOneLine(say(what)),
  };
}

function toOneLine(text: string): string {
  return /[^\S ]|\s\s/u.test(text) ? text.replaceAll(/\s+/gu, ' ').trim() : text.trim();
}
