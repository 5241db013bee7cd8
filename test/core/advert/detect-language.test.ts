import { describe, expect, it } from 'vitest';
import { createDraftReader } from '../../../src/core/advert/read-draft.ts';
import { asker } from './advert-policy.ts';

const read = createDraftReader(asker.data);
const languageOf = (line: string): string | undefined => read(line, null).sentences[0]?.language;

describe('the language of a short line', () => {
  it.each(['Utdanning og opplæring', 'Fast stilling', 'Pleie og stell, servering', 'engasjement og fleksible løsninger'])(
    'is not English because of how a Norwegian word ends: %s',
    (line) => {
      expect(languageOf(line)).not.toBe('en');
    },
  );

  it.each(['kunne arbeide i team', 'utvikle og samarbeide om tiltak', 'jobbe med saker'])(
    'is not nynorsk because of a word both standards have: %s',
    (line) => {
      expect(languageOf(line)).not.toBe('nn');
    },
  );

  it.each([
    ['Du ser fastlegene hver uke', 'nb'],
    ['Du følgjer opp dagleg drift', 'nn'],
    ['Samtlege kveldar treng to vaksne', 'nn'],
    ['You will clean the wards', 'en'],
  ])('«%s» is %s', (line, language) => {
    expect(languageOf(line)).toBe(language);
  });
});
