import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf, isOurs, mayNavigate, mayOpenOutside, PAGE_URL, safetyHeaders } from '../../../src/main/desktop/origin';

const foreign = [
  'https://app/index.html',
  'http://tongdan/app',
  'tongdan://other/index.html',
  'tongdan://app.example.com/index.html',
  'tongdan://app@example.com/',
  'tongdan://someone@app/index.html',
  'tongdan://app:8080/index.html',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'about:blank',
  'blob:https://app/0',
  '',
  'not an address',
];

describe('the desktop’s own origin', () => {
  it('knows its pages', () => {
    expect([PAGE_URL, 'tongdan://app', 'tongdan://app/assets/x.js?v=1#here'].map(isOurs)).toEqual([true, true, true]);
  });

  it('takes no other address for one of its pages', () => {
    expect(foreign.filter(isOurs)).toEqual([]);
    expect(foreign.filter((url) => fileOf(url) !== undefined)).toEqual([]);
    expect(foreign.filter((url) => mayNavigate(url, true))).toEqual([]);
  });

  it('lets no random web address pass, in the window or in a frame', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.boolean(), (url, isMainFrame) => {
        expect(mayNavigate(url, isMainFrame)).toBe(false);
        expect(isOurs(url)).toBe(false);
      }),
    );
  });

  it('shows in a frame what a page of ours made, but never lets the window go there', () => {
    const made = 'blob:tongdan://app/6a1c';
    expect([mayNavigate(made, false), mayNavigate(made, true)]).toEqual([true, false]);
    expect(mayNavigate('blob:https://example.com/6a1c', false)).toBe(false);
    expect(mayNavigate('about:srcdoc', false)).toBe(true);
  });

  it('names the file of an address, and the first page for the bare origin', () => {
    const named = ['tongdan://app', 'tongdan://app/', 'tongdan://app/assets/a.js?x#y', 'tongdan://app/a/../b.js'];
    expect(named.map(fileOf)).toEqual(['/index.html', '/index.html', '/assets/a.js', '/b.js']);
  });

  it('offers only the listed registers to the browser of the system, and only over https', () => {
    expect(mayOpenOutside('https://www.nmpa.gov.cn/datasearch/')).toBe(true);
    const refused = [
      'http://www.nmpa.gov.cn/',
      'https://nmpa.gov.cn.example.com/',
      'https://www.nmpa.gov.cn:8443/',
      'https://someone@www.nmpa.gov.cn/',
      'file://www.nmpa.gov.cn/',
      'https://example.com/',
      PAGE_URL,
    ];
    expect(refused.filter(mayOpenOutside)).toEqual([]);
  });

  it('forbids everything by default and no script but its own', () => {
    const rules = safetyHeaders['content-security-policy'].split('; ');
    expect(rules).toContain("default-src 'none'");
    expect(rules).toContain("script-src 'self'");
    expect(rules).toContain("connect-src 'self'");
    expect(rules.join()).not.toMatch(/unsafe-eval|https?:|\*/u);
  });
});
