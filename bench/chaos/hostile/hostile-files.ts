import { mostTextLength } from '../../../src/documents/document-fault.ts';
import { quantile } from '../../median.ts';
import type { Part } from './hostile-texts.ts';
import { knownFiles } from './known-files.ts';
import type { Material } from './load-material.ts';
import { makeHostileFile } from './make-hostile-file.ts';
import { startFileReader, type FileAnswer } from './start-file-reader.ts';

/** Milliseconds a file may take, and megabytes its worker may. */
export const mostFileMs = 2_000;
export const mostFileMb = 256;

/** Reads the files whose answer is known and so many hostile ones, each in a worker, in a process that must outlive them all. */
export async function tryFiles({
  files,
  seed,
  material,
  isTimed,
}: {
  readonly files: number;
  readonly seed: number;
  readonly material: Material;
  /** Whether a file that takes too long is a fault. */
  readonly isTimed: boolean;
}): Promise<Part> {
  const faults: string[] = [];
  const answers: FileAnswer[] = [];
  let reader = startFileReader();
  const read = async (name: string, bytes: Uint8Array): Promise<FileAnswer | null> => {
    const answer = await reader.read(bytes);
    if (answer === null) {
      faults.push(`${name}: the process did not outlive it`);
      reader.stop();
      reader = startFileReader();
      return null;
    }
    answers.push(answer);
    faults.push(...toFaults(answer, isTimed).map((fault) => `${name}: ${fault}`));
    return answer;
  };
  try {
    // Each takes a process of its own; the tests of reading documents know the same kinds, so a small run takes every fourth.
    for (const make of isTimed ? knownFiles : knownFiles.filter((_, at) => at % 4 === 0)) {
      const { kind, bytes, expected } = make();
      const answer = await read(kind, bytes);
      if (answer !== null && !expected.includes(answer.outcome)) faults.push(`${kind} was answered with ${answer.outcome}`);
    }
    for (let number = 0; number < files; number += 1) {
      const { kind, bytes } = makeHostileFile(seed, number, material);
      await read(`File ${number} (${kind})`, bytes);
    }
  } finally {
    reader.stop();
  }
  const outcomes = Map.groupBy(answers, ({ outcome }) => outcome);
  return {
    faults,
    figures: {
      files: answers.length,
      ...Object.fromEntries(
        [...outcomes].toSorted(([one], [other]) => one.localeCompare(other)).map(([outcome, some]) => [`files-${outcome}`, some.length]),
      ),
      fileMsMedian: Math.round(
        quantile(
          answers.map(({ ms }) => ms),
          0.5,
        ),
      ),
      fileMsSlowest: Math.round(Math.max(...answers.map(({ ms }) => ms))),
      fileMbMost: Math.round(Math.max(...answers.map(({ megabytes }) => megabytes))),
    },
  };
}

/** What is true of every answer. */
function toFaults({ text, ms, megabytes }: FileAnswer, isTimed: boolean): readonly string[] {
  return [
    ...(isTimed && ms > mostFileMs ? [`took ${Math.round(ms)} ms`] : []),
    ...(megabytes > mostFileMb ? [`took ${Math.round(megabytes)} MB`] : []),
    ...(text.length > mostTextLength ? [`gave ${text.length} units of text`] : []),
    ...(/root:.*:0:0:/.test(text) ? ['gave a file of the machine'] : []),
  ];
}
