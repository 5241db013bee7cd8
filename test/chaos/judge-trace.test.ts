import { describe, expect, it } from 'vitest';
import { judgeTrace } from '../../bench/chaos/synced/judge-trace.ts';
import { readTrace } from '../../bench/chaos/synced/read-trace.ts';

const line = (port: number) => `25<TCPv6:[[::ffff:127.0.0.1]:3978->[::ffff:127.0.0.1]:${port}]>`;
const wal = '19</data/losen.sqlite-wal>';
const main = '17</data/losen.sqlite>';
const request = (nonce: string, port = 4000) =>
  String.raw`10 read(${line(port)}, "POST /api/messages HTTP/1.1\r\n\r\n{\"data\":{\"nonce\":\"${nonce}\"}}", 65536) = 240`;
/** What follows a key in a page may look like more of it. */
const write = (nonce: string, file = wal) =>
  String.raw`10 pwrite64(${file}, "\r\0\0\3tenant/nonce/${nonce}A{\"case\":\"2026-1\"}"..., 4096, 32) = 4096`;
const sync = (file = wal, answer = '0') => `10 fdatasync(${file})     = ${answer}`;
const answer = (port = 4000) =>
  String.raw`10 writev(${line(port)}, [{iov_base="HTTP/1.1 200 OK\r\n\r\n", iov_len=19}, {iov_base="{\"nonce\":\"zzzzzzzzzzzzzzzz\"}", iov_len=28}], 2) = 47`;
const [one, other] = ['aaaaaaaaaaaaaaa1', 'aaaaaaaaaaaaaaa2'];
const judgeLines = (lines: readonly string[], acknowledged: readonly string[] = [one]) => judgeTrace(readTrace(lines), acknowledged);

describe('the judge of a trace', () => {
  it('is content when the disk had the press before the answer left', () => {
    expect(judgeLines([request(one), write(one), sync(), answer()])).toEqual({ synced: 1, syncs: 1, faults: [] });
  });

  it('lets several presses share a flush', () => {
    const lines = [request(one), request(other, 4001), write(one), write(other), sync(), answer(4001), answer()];
    expect(judgeLines(lines, [one, other])).toEqual({ synced: 2, syncs: 1, faults: [] });
  });

  it.each([
    ['no flush at all', [request(one), write(one), answer()]],
    ['a flush before the write', [request(one), sync(), write(one), answer()]],
    ['a flush after the answer', [request(one), write(one), answer(), sync()]],
    ['a flush of another file', [request(one), write(one), sync(main), answer()]],
    ['a flush that failed', [request(one), write(one), sync(wal, '-1 EIO (Input/output error)'), answer()]],
    [
      'a flush that had not come to its end',
      [request(one), write(one), `11 fdatasync(${wal} <unfinished ...>`, answer(), '11 <... fdatasync resumed>) = 0'],
    ],
    [
      'a flush that began while the write was under way',
      [
        request(one),
        write(one).replace(/, 4096, 32\) = 4096$/, ', 4096, 32 <unfinished ...>'),
        sync().replace(/^10/, '11'),
        '10 <... pwrite64 resumed>) = 4096',
        answer(),
      ],
    ],
  ])('is not content with %s', (_, lines) => {
    const { synced, faults } = judgeLines(lines);
    expect(synced).toBe(0);
    expect(faults).toEqual([`The press ${one} was answered before the disk had it`]);
  });

  it('is not content with a press that came into no file, or only after its answer', () => {
    expect(judgeLines([request(one), sync(), answer()]).faults).toEqual([`The press ${one} was answered and is in no file`]);
    expect(judgeLines([request(one), answer(), write(one), sync()]).faults).toEqual([`The press ${one} was answered before it was written`]);
  });

  it('is not content with a press it cannot follow', () => {
    expect(judgeLines([write(one), sync(), answer()]).faults).toEqual([`The press ${one} is not among what the program has read`]);
    expect(judgeLines([request(one), write(one), sync(), answer(4001)]).faults).toEqual([
      `The press ${one} was not answered on the connection it came by`,
    ]);
    expect(judgeLines([write(one), request(one), write(one), sync(), answer()]).faults).toEqual([
      `The press ${one} was in a file before it was read, so that the trace tells nothing of it`,
    ]);
  });

  it('reads a call that another thread comes between', () => {
    const [before, after] = write(one).split(', 4096, 32');
    const lines = [
      request(one),
      `${before} <unfinished ...>`,
      '11 read(30<pipe:[1]>, "x", 1) = 1',
      `10 <... pwrite64 resumed>, 4096, 32${after}`,
      `10 fdatasync(${wal} <unfinished ...>`,
      '11 +++ exited with 0 +++',
      '10 <... fdatasync resumed>) = 0',
      answer(),
    ];
    expect(judgeLines(lines)).toEqual({ synced: 1, syncs: 1, faults: [] });
  });

  it('refuses a trace that has lost its beginning', () => {
    expect(() => readTrace(['10 <... fdatasync resumed>) = 0'])).toThrow('Line 1 of the trace ends a call that has not begun');
  });
});
