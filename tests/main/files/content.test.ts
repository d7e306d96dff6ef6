import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { fileNameFor, mediaTypeOf, takeFile } from '../../../src/main/features/files/files.rules';
import { zipNames } from '../../../src/main/features/files/zip-names.rules';
import { aPdf, aPng, anArchive } from '../../helpers/builders/files';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4), Buffer.from('WEBPVP8 ')]);

describe('a file is what its bytes say', () => {
  it.each([
    ['a PDF', aPdf(), 'application/pdf'],
    ['a PDF behind a mark', Buffer.concat([Buffer.from('\uFEFF'), aPdf()]), 'application/pdf'],
    ['a PNG', aPng(), 'image/png'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'image/jpeg'],
    ['a WebP', webp, 'image/webp'],
    ['an electronic invoice', anArchive('OFD.xml', 'Doc_0/Document.xml'), 'application/ofd'],
    ['a workbook', anArchive('[Content_Types].xml', 'xl/workbook.xml'), XLSX],
    ['XML', Buffer.from('\uFEFF<?xml version="1.0"?><EInvoice/>'), 'application/xml'],
    ['a text', Buffer.from('批号,数量\nB001,10\n'), 'text/plain'],
    ['a text in GB18030', iconv.encode('批号,数量\n', 'gb18030'), 'text/plain'],
    ['a text in UTF-16', Buffer.from('\uFEFF批号\t数量', 'utf16le'), 'text/plain'],
  ])('%s', (_, bytes, type) => {
    expect(mediaTypeOf(bytes)).toBe(type);
  });

  it.each([
    ['a program', Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000')],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with a program in it', Buffer.from('<svg onload="alert(1)"/>')],
    ['a workbook with macros', anArchive('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin')],
    ['an archive of anything', anArchive('setup.exe')],
    ['an archive without its directory', anArchive('[Content_Types].xml', 'xl/workbook.xml').subarray(0, 60)],
    ['blanks', Buffer.from(' \n\n')],
  ])('and %s is taken by no record', (_, bytes) => {
    expect(mediaTypeOf(bytes)).toBeUndefined();
    expect(takeFile('x.pdf', bytes, 1000)).toMatchObject({ ok: false, problem: { code: 'FILE_REJECTED' } });
  });

  it('whatever the bytes are, looking at them ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (noise, isArchive) => {
        const bytes = isArchive ? Uint8Array.from([0x50, 0x4b, 3, 4, ...noise]) : noise;
        expect(typeof mediaTypeOf(bytes)).toMatch(/^(string|undefined)$/u);
        expect(zipNames(bytes).length).toBeLessThan(5001);
      }),
    );
  });
});

describe('the name of a file', () => {
  it('gets the ending of what it is and loses what a system forbids', () => {
    expect(fileNameFor('报告.pdf', 'image/png')).toBe('报告.pdf.png');
    expect(fileNameFor('../../etc/报告:1.PDF', 'application/pdf')).toBe('_.._etc_报告_1.PDF');
    expect(fileNameFor('照片.jpeg', 'image/jpeg')).toBe('照片.jpeg');
    expect(fileNameFor(' .', 'application/pdf')).toBe('_.pdf');
  });

  it('never leads to another folder and is never empty', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const made = fileNameFor(name, 'application/pdf');
        expect(made).not.toMatch(/[/\\]|^\./u);
        expect(made.length).toBeGreaterThan(3);
      }),
    );
  });
});
