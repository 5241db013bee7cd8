import { findPersonNames } from '../free-text/find-person-names.ts';
import type { Draft, Sentence } from './draft.ts';
import { type Phone, findPhones } from './find-phones.ts';
import { onceFor } from './once-for.ts';
import { anyWithin } from './phrase/within-tokens.ts';

/** How the applicant can reach somebody. */
export interface Contact {
  readonly phones: readonly Phone[];
  readonly hasMail: boolean;
  readonly hasPerson: boolean;
}

const mail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}\.[\p{L}\p{N}.-]{2,60}/u;
/** Two to four words with capitals, as a name is written. */
const capitals =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}\p{M}]+(?:-\p{Lu}[\p{Ll}\p{M}]+)?(?: \p{Lu}\.)?(?: (?:(?:van|von|de|der|den|af|al|el|bin) )?\p{Lu}[\p{Ll}\p{M}]+(?:-\p{Lu}[\p{Ll}\p{M}]+)?){1,3}(?![\p{L}\p{N}])/gu;
/** Words with capitals that make a unit, a place or a title of the words around them. */
const noName =
  /(?:kommun|avdeling|enhet|eining|skol|skul|barnehag|sykehjem|aldershjem|omsorgshjem|bohjem|sjukeheim|aldersheim|omsorgsheim|barneheim|hjemmetj|heimeten|senter|tjenest|tenest|seksjon|leder|leiar|sjef|rådgiv|kontor|rektor|styrer|konsulent|direktør|telefon|mobil|kontakt|søknad|spørsmål|informasjon|opplysning|municipal|manager|director|department|school|unit|head|office|phone|contact|question|lov$|lova$|loven$|frist|fylke|vgs|webcruiter|norge|noreg|norway|asker|alver|^ring$|^spør$|^har$|^du$|^ta$|^for$|^om$|^vi$|^me$|^for$|^ved$|^call|^please|^if$|^any$|^send|^søk|^stilling|^teams|^nav$|^avd|^servicetorg|^bygg|^rådhus|^januar$|^februar$|^mars$|^april$|^mai$|^juni$|^juli$|^august$|^september$|^oktober$|^november$|^desember$|^january$|^february$|^march$|^june$|^july$|^october$|^december$|^mandag|^tirsdag|^onsdag|^torsdag|^fredag|^måndag|^tysdag|^monday|^tuesday|^wednesday|^thursday|^friday|sentralbord|senter|torg$|post$|mail$)/iu;

/** Finds who can be asked, and how; three rules ask for it. */
export const findContact = onceFor((draft: Draft): Contact => {
  const phones = findPhones(draft);
  const reach = reachableSentences(draft, phones);
  const near = draft.sentences.filter((sentence, at) => isNear(draft, sentence, at, reach));
  const text = near.map((one) => draft.text.slice(one.start, one.end)).join('\n');
  const named = findPersonNames(text).length > 0 || namedByForm(text) || (!/\p{Lu}/u.test(text) && namedInSmall.test(text));
  return { phones, hasMail: hasMail(draft.text), hasPerson: named };
});

/** Some people write without capitals; two words between a title and a number are still a name. */
const namedInSmall =
  /(?:leder|leiar|sjef|rektor|styrer|styrar|konsulent|rådgiver|rådgjevar|koordinator|sykepleier|sjukepleiar|manager|head) \p{Ll}{2,20} \p{Ll}{3,20}(?:,| på| tlf| telefon| mobil| \d)/u;

/** Looks only around an at sign: the pattern would try every word of a long text. */
function hasMail(text: string): boolean {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) if (mail.test(text.slice(Math.max(0, at - 64), at + 124))) return true;
  return false;
}

/** Numbers of the sentences that hold a telephone number or an e-mail address. */
function reachableSentences(draft: Draft, phones: readonly Phone[]): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const [at, one] of draft.sentences.entries()) if (hasMail(draft.text.slice(one.start, one.end))) numbers.add(at);
  let at = 0;
  for (const phone of phones) {
    while (at < draft.sentences.length && (draft.sentences[at]?.end ?? 0) <= phone.start) at += 1;
    numbers.add(at);
  }
  return numbers;
}

/** Where a contact person stands: the contact section, a sentence that speaks of contact, or the lines around a number. */
function isNear(draft: Draft, sentence: Sentence, at: number, reachable: ReadonlySet<number>): boolean {
  if (sentence.section === 'contact') return true;
  if (anyWithin(draft.cues('contact-cue'), sentence.firstToken, sentence.endToken)) return true;
  return sentence.end - sentence.start < 120 && [at - 2, at - 1, at, at + 1, at + 2, at + 3].some((number) => reachable.has(number));
}

/** A name nobody has heard of still looks like one: two words with capitals that are no unit, place or title. */
function namedByForm(text: string): boolean {
  return [...text.matchAll(capitals)].some((found) => {
    const parts = found[0].split(' ').map((word) => (noName.test(word) ? '|' : word));
    return parts
      .join(' ')
      .split('|')
      .some(
        (run) =>
          run
            .trim()
            .split(' ')
            .filter((word) => word !== '').length >= 2,
      );
  });
}
