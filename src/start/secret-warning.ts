import type { Log } from '../ports/log.ts';

/** Days before the end from which it is said; a new secret takes a form and a colleague in most municipalities. */
const warnedDays = 30;
const dayMs = 24 * 60 * 60 * 1_000;

/** What has to be said of a client secret that works until a day (both ISO dates); null while there is time. */
export function secretWarning(expires: string, today: string): string | null {
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / dayMs);
  if (days > warnedDays) return null;
  if (days < 0) return `the client secret expired on ${expires}: make a new one in Entra and renew MicrosoftAppPassword and LOSEN_SECRET_EXPIRES`;
  return `the client secret expires on ${expires}, in ${days} ${days === 1 ? 'day' : 'days'}: make a new one in Entra and renew MicrosoftAppPassword and LOSEN_SECRET_EXPIRES`;
}

/** Says it in the log at the start and once a day; gives what is to be said now. */
export function watchSecret(expires: string | undefined, today: () => string, log: Log): () => readonly string[] {
  if (expires === undefined) return () => [];
  const warnings = () => [secretWarning(expires, today())].filter((warning) => warning !== null);
  const say = () => {
    for (const warning of warnings()) log.warn({ expires }, warning);
  };
  say();
  setInterval(say, dayMs).unref();
  return warnings;
}
