import { findPersonNames } from '../free-text/find-person-names.ts';
import type { Draft, Sentence } from './draft.ts';
import { type Phone, findPhones } from './find-phones.ts';
import { anyWithin } from './phrase/within-tokens.ts';

/** How the applicant can reach somebody. */
export interface Contact {
  readonly phones: readonly Phone[];
  readonly hasMail: boolean;
  readonly hasPerson: boolean;
}

const mail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}\.[\p{L}\p{N}.-]{2,60}/u;
/** Two to four words with capitals, as a name is written. */
const capitals = /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}\p{M}]+(?:-\p{Lu}[\p{Ll}\p{M}]+)?(?: \p{Lu}\.)?(?: (?:(?:van|von|de|der|den|af|al|el|bin) )?\p{Lu}[\p{Ll}\p{M}]+(?:-\p{Lu}[\p{Ll}\p{M}]+)?){1,3}(?![\p{L}\p{N}])/gu;
/** Words with capitals that make a unit, a place or a title of the words around them. */
const noName = /(?:kommun|avdeling|enhet|eining|skol|skul|barnehag|hjem|heim|senter|tjenest|tenest|seksjon|leder|leiar|sjef|rådgiv|kontor|rektor|styrer|konsulent|direktør|telefon|mobil|kontakt|søknad|spørsmål|informasjon|opplysning|municipal|manager|director|department|school|unit|head|office|phone|contact|question|lov|frist|fylke|vgs|webcruiter|norge|noreg|norway|asker|alver|^ring$|^spør$|^har$|^du$|^ta$|^for$|^om$|^vi$|^me$|^for$|^ved$|^call|^please|^if$|^any$|^send|^søk|^stilling|^teams|^nav$|^avd|^servicetorg|^bygg|^rådhus|^januar|^februar|^mars|^april|^mai|^juni|^juli|^august|^september|^oktober|^november|^desember|^january|^february|^march|^june|^july|^october|^december|^mandag|^tirsdag|^onsdag|^torsdag|^fredag|^måndag|^tysdag|^monday|^tuesday|^wednesday|^thursday|^friday|sentralbord|senter|torg$|post$|mail$)/iu;

/** Finds who can be asked, and how. */
export function findContact(draft: Draft): Contact {
  const phones = findPhones(draft);
  const near = draft.sentences.filter((sentence, at) => isNear(draft, sentence, at, phones));
  const text = near.map((one) => draft.text.slice(one.start, one.end)).join('\n');
  const named = findPersonNames(text).length > 0 || namedByForm(text);
  return { phones, hasMail: mail.test(draft.text), hasPerson: named };
}

/** Where a contact person stands: the contact section, a sentence that speaks of contact, or the lines around a number. */
function isNear(draft: Draft, sentence: Sentence, at: number, phones: readonly Phone[]): boolean {
  if (sentence.section === 'contact') return true;
  const speaks = (one: Sentence | undefined): boolean => one !== undefined && anyWithin(draft.cues('contact-cue'), one.firstToken, one.endToken);
  if (speaks(sentence)) return true;
  const reaches = (one: Sentence | undefined): boolean => one !== undefined && (mail.test(draft.text.slice(one.start, one.end)) || phones.some((phone) => phone.start >= one.start && phone.start < one.end));
  return [at - 2, at - 1, at, at + 1, at + 2, at + 3].some((number) => reaches(draft.sentences[number])) && sentence.end - sentence.start < 120;
}

/** A name nobody has heard of still looks like one: two words with capitals that are no unit, place or title. */
function namedByForm(text: string): boolean {
  return [...text.matchAll(capitals)].some((found) => {
    const parts = found[0].split(' ').map((word) => (noName.test(word) ? '|' : word));
    return parts.join(' ').split('|').some((run) => run.trim().split(' ').filter((word) => word !== '').length >= 2);
  });
}
