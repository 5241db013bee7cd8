// Data: what the words around a capitalised run say when it is a person.

/** Lower-case words directly before a name. */
export const beforePerson: ReadonlySet<string> = new Set(
  'kandidaten kandidat søkeren søkaren søkjaren søker søkjar referansen referanse medarbeideren medarbeidaren ansatte tilsette heter heiter innstilte innstille ansette tilby intervju intervjuet candidate applicant referee reference interviewed hired hire named called employee mr mrs ms fru herr frøken'.split(
    ' ',
  ),
);

/** Lower-case words directly after a name. */
export const afterPerson: ReadonlySet<string> = new Set(
  (
    'søkte søkjer søker søkjar har hadde takket takka trakk trekker trekkjer møtte møter ringte ringer jobber jobbar jobbet jobba arbeider arbeidet arbeidde sa sier seier ble blei vart fikk fekk får kom kommer kjem kan vil skal er var ' +
    'applied applies declined accepted withdrew has had is was works worked said called wants started starts'
  ).split(' '),
);
