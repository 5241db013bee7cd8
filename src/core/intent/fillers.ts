import { foldPhrase } from './phrases.ts';

const names = ['losen', 'los', 'rekrutteringslosen', 'bot'];

// Data: what people put around a command.

/** Beginnings that ask whether or how rather than order; nothing is undone on them. */
export const asking: readonly (readonly string[])[] = [
  'kan jeg', 'kan eg', 'kan vi', 'kan me', 'kunne jeg', 'kunne eg', 'kunne vi', 'can I', 'could I', 'can we', 'could we', 'may I', 'how do I', 'how can I', 'how to',
  'hvordan', 'korleis', 'hvordan kan jeg', 'korleis kan eg', 'går det an å', 'er det mulig å', 'er det mogleg å', 'is it possible to', 'hvor finner jeg', 'kor finn eg', 'where do I find', 'where are', 'where is',
].map(foldPhrase);

/** Greetings, politeness and «vis meg» before a command, in the three standards. */
export const before: readonly (readonly string[])[] = [...asking, ...[
  ...names, 'hei', 'hallo', 'hi', 'hello', 'hey', 'ok', 'okei', 'okay', 'ja', 'jo', 'nei', 'yes', 'så', 'da', 'nå', 'no', 'now', 'oi', 'oops', 'å nei',
  'kan du', 'kan dere', 'kan de', 'kunne du', 'vil du', 'vil dere',
  'vil', 'ønsker', 'ønskjer', 'jeg vil', 'eg vil', 'vi vil', 'jeg ønsker', 'eg ønskjer', 'eg ynskjer', 'vi ønsker', 'vi ønskjer', 'jeg ville', 'jeg skal', 'eg skal', 'vi skal', 'me skal', 'jeg må', 'eg må', 'vi må', 'me må', 'jeg trenger', 'eg treng', 'lyst til', 'har lyst til', 'jeg har lyst til', 'eg har lyst til', 'gjerne', 'bare', 'berre', 'å',
  'få se', 'få sjå', 'få', 'ha', 'vær så snill', 'ver så snill', 'ver venleg', 'vær vennlig', 'vennligst', 'venlegst', 'er du snill', 'please', 'pls', 'kindly',
  'can you', 'could you', 'would you', 'will you', 'I want', 'I would like', 'id like', 'I d like', 'I need', 'we need', 'we want', 'we would like', 'lets', 'let us', 'let me', 'to', 'see', 'have', 'get', 'just',
  'vis', 'vise', 'visa', 'syn', 'syne', 'sjå', 'se', 'se på', 'sjå på', 'list', 'list opp', 'gå til', 'go to', 'gi', 'gje', 'hent', 'hente', 'åpne', 'opne', 'fortell', 'fortel', 'si', 'sei', 'show', 'display', 'open', 'give', 'tell', 'fetch', 'bring up', 'meg', 'oss', 'me', 'us', 'litt',
].map(foldPhrase)];

/** Politeness and small words after a command. */
export const after: readonly (readonly string[])[] = [
  ...names, 'takk', 'tusen takk', 'på forhånd takk', 'på førehand takk', 'på forhånd', 'takk på forhånd', 'thanks', 'thank you', 'please', 'pls', 'vær så snill', 'ver så snill', 'er du snill', 'vær vennlig', 'ver venleg', 'hvis du kan', 'om du kan', 'if you can', 'if possible', 'hvis mulig', 'om mogleg',
  'da', 'då', 'nå', 'no', 'now', 'igjen', 'again', 'i saken', 'i saka', 'på saken', 'på saka', 'for saken', 'for saka', 'in the case', 'for meg', 'for oss', 'for me', 'for us', 'til meg', 'mulig', 'mogleg', 'gjerne', 'egentlig', 'eigentleg', 'nå da', 'no då', 'så langt', 'so far', 'i dag', 'today', 'hei', 'right now', 'med en gang', 'med ein gong', 'straks', 'litt', 'bare', 'berre', 'her', 'here', 'ok', 'okay',
].map(foldPhrase);
