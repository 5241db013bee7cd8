import { describe, expect, it } from 'vitest';
import { toFiles } from '../../src/teams/to-files.ts';

const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const files = (attachments: readonly unknown[], text = '') => toFiles(attachments, { text, serviceUrl });
const info = 'application/vnd.microsoft.teams.file.download.info';

describe('the files of a message', () => {
  it('are what Teams hands over from the chat’s files, by their download address', () => {
    const content = { downloadUrl: 'https://asker.sharepoint.com/d?tempauth=x', uniqueId: '1', fileType: 'docx' };
    expect(files([{ contentType: info, contentUrl: 'https://asker.sharepoint.com/annonse.docx', name: 'annonse.docx', content }])).toEqual([
      { name: 'annonse.docx', type: '', url: content.downloadUrl, serviceUrl },
    ]);
  });

  it('are ordinary attachments with an address', () => {
    expect(files([{ contentType: 'application/pdf', contentUrl: 'http://127.0.0.1:5000/a', name: 'a.pdf' }])).toEqual([
      { name: 'a.pdf', type: 'application/pdf', url: 'http://127.0.0.1:5000/a', serviceUrl },
    ]);
  });

  it('get their kind into a name that lacks it', () => {
    expect(files([{ contentType: info, name: 'annonse', content: { downloadUrl: 'https://x.example/', fileType: 'docx' } }])[0]?.name).toBe(
      'annonse.docx',
    );
  });

  it('without an address are still files, so that their sender is told', () => {
    for (const content of [{}, null, 'x', { downloadUrl: 7 }]) expect(files([{ contentType: info, name: 'a.docx', content }])[0]?.url).toBe('');
  });

  it('are neither cards nor quoted messages nor the message’s own HTML, nor anything broken', () => {
    expect(
      files([
        { contentType: 'text/html', content: '<p>Hei</p>' },
        { contentType: 'application/vnd.microsoft.card.adaptive', content: {} },
        { contentType: 'messageReference', content: '{}' },
        { contentType: 'image/png' },
        { contentType: 7, contentUrl: 'x' },
        'file',
        null,
      ]),
    ).toEqual([]);
  });

  it('are not the pictures pasted into a text, but a picture alone is', () => {
    const picture = { contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/v3/attachments/1/views/original' };
    expect(files([picture], 'Vi søker kokk')).toEqual([]);
    expect(files([picture])).toHaveLength(1);
  });

  it('keep the end of an endless name, where the kind stands', () => {
    const name = files([{ contentType: 'application/pdf', contentUrl: 'http://127.0.0.1/a', name: `${'x'.repeat(100_000)}.pdf` }])[0]?.name ?? '';
    expect(name.length).toBe(200);
    expect(name.endsWith('.pdf')).toBe(true);
  });
});
