import { idnr } from '@navikt/fnrvalidator';

/** A run of digits that is an identity number, or has the shape and date of one but a wrong checksum. */
export interface IdentityNumber {
  readonly start: number;
  readonly end: number;
  readonly certain: boolean;
}

interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** How 11 digits are grouped in a bank account number: «1234.56.78901». */
const accountGroups = '4.2.5';
/** Digits before and after the place where an identity number may be parted: date and personal number. */
const dateDigits = 6;
const allDigits = 11;
/** Months of synthetic persons of Norsk helsenett start 65 later; the validator knows the 40 and 80 of others. */
const healthNetOffset = 65;

const invisible = /\p{Cf}/u;
/** What may stand between two groups; a comma or colon parts numbers that do not belong together. */
const between = /^[\s\p{Zs}.\-‐‑‒–—−_/·*]{1,3}$/u;

/** The value of a digit in any of the scripts people paste from; undefined for everything else. */
function toDigit(character: string): string | undefined {
  const plain = character.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) return plain;
  const code = plain.codePointAt(0) ?? 0;
  // Arabic-Indic, its eastern variant, Devanagari.
  const zero = [0x660, 0x6f0, 0x966].find((first) => code >= first && code < first + 10);
  return zero === undefined ? undefined : String(code - zero);
}

function toGroups(text: string): readonly DigitGroup[] {
  const groups: DigitGroup[] = [];
  let open: DigitGroup | undefined;
  for (const found of text.matchAll(/[\p{N}\p{Cf}]/gu)) {
    const digit = toDigit(found[0]);
    const end = found.index + found[0].length;
    if (digit === undefined && !invisible.test(found[0])) continue;
    if (open !== undefined && open.end === found.index) open = { digits: open.digits + (digit ?? ''), start: open.start, end };
    else {
      if (open !== undefined) groups.push(open);
      open = { digits: digit ?? '', start: found.index, end };
    }
  }
  if (open !== undefined) groups.push(open);
  return groups.filter((group) => group.digits !== '');
}

/** The eleven digits when the groups are written as an identity number is, with the century left out of the year; undefined otherwise. */
function toEleven(text: string, groups: readonly DigitGroup[]): string | undefined {
  const digits = groups.map((group) => group.digits).join('');
  const date =
    digits.length === allDigits ? dateDigits : digits.length === allDigits + 2 && /^\d{4}(?:19|20)/.test(digits) ? dateDigits + 2 : undefined;
  if (date === undefined) return undefined;
  let length = 0;
  const second = groups.findIndex((group) => {
    const isSecond = length === date;
    length += group.digits.length;
    return isSecond;
  });
  const lengths = groups.map((group) => group.digits.length).join('.');
  // A group that is part date, part number is something else; so are dots in the number: «11.12.26 – 31.1.27».
  const isParted = second > 0 && groups.every((group, index) => index <= second || /^\s+$/.test(text.slice(groups[index - 1]?.end, group.start)));
  if (lengths === accountGroups || !(isParted || (groups.length === 1 && date === dateDigits))) return undefined;
  return date === dateDigits ? digits : digits.slice(0, 4) + digits.slice(6);
}

function judge(digits: string): 'valid' | 'wrong-checksum' | 'other' {
  const result = idnr(digits);
  if (result.status === 'valid') return 'valid';
  const badDate = result.reasons.includes('invalid date');
  const badChecksum = result.reasons.includes("checksums don't match");
  if (!badDate) return 'wrong-checksum';
  const month = Number(digits.slice(2, 4)) - healthNetOffset;
  const day = Number(digits.slice(0, 2)) % 40;
  return !badChecksum && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? 'valid' : 'other';
}

/**
 * Norwegian identity numbers in a text: fødselsnummer, D-number, H-number and synthetic ones, together or in groups.
 * Eleven digits that begin with a date but fail the checksum are found with `certain: false`: most likely one mistyped.
 * Only a number that is named as an account, or grouped as one, is left alone. The numbers
 * health services give to people without a date of birth are not recognised: they cannot be told from account numbers.
 */
export function findIdentityNumbers(text: string): readonly IdentityNumber[] {
  const groups = toGroups(text);
  const found: IdentityNumber[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    let length = 0;
    for (let last = first; last < Math.min(first + 8, groups.length); last += 1) {
      const start = groups[first]?.start ?? 0;
      const end = groups[last]?.end ?? 0;
      if (last > first && !between.test(text.slice(groups[last - 1]?.end, groups[last]?.start))) break;
      length += groups[last]?.digits.length ?? 0;
      if (length > allDigits + 2) break;
      if (length < allDigits) continue;
      const digits = toEleven(text, groups.slice(first, last + 1));
      const verdict = digits === undefined ? 'other' : judge(digits);
      if (verdict === 'valid') found.push({ start, end, certain: true });
      else if (verdict === 'wrong-checksum' && (last > first || !isAccount(text, start))) found.push({ start, end, certain: false });
    }
  }
  return found;
}

/** Whether the words before say that an account number follows. */
function isAccount(text: string, start: number): boolean {
  return /(?:konto|kto|account)[\p{L}. -]{0,20}[:.]?\s*$/iu.test(text.slice(Math.max(0, start - 40), start));
}
