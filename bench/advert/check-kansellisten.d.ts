/** The package has no types of its own. */
declare module 'check-kansellisten' {
  /** The entries of the list that stand in the text between two spaces, each once. */
  function checkKansellisten(text: string): string[];
  export = checkKansellisten;
}
