import { expect, it } from 'vitest';
import { sanitizeDescription } from '../../../../backend/platform/html/sanitize.ts';

function htmlOf(html: string): string {
  return sanitizeDescription({ html, text: null }, new Map()).html;
}

const white = '<p style="color:#fff">x</p>';

it.each<[string, string, string]>([
  [
    'of the body',
    `<body style="background:#111;color:#eee">x</body>`,
    '<div style="background:#111;color:#eee">x</div>',
  ],
  [
    'of attributes of the body',
    '<html><body bgcolor="101010" text="#FAFAFA"><p>x</p></body></html>',
    '<div style="background-color:#101010;color:#fafafa"><p>x</p></div>',
  ],
  ['of nothing: a plain body', '<html><body class="x"><p>x</p></body></html>', '<p>x</p>'],
  [
    'of a background with an image',
    '<td style="color:white;background:url(https://x.example/a.png) no-repeat center #202020">x</td>',
    '<td style="color:white;background-color:#202020">x</td>',
  ],
  [
    'of a gradient',
    '<td style="color:white;background:linear-gradient(90deg, rgb(1, 2, 3), navy)">x</td>',
    '<td style="color:white;background-color:rgb(1, 2, 3)">x</td>',
  ],
  [
    'of a gradient of names',
    '<td style="color:white;background:radial-gradient(circle at center, navy, #000)">x</td>',
    '<td style="color:white;background-color:navy">x</td>',
  ],
  [
    'of a colour function',
    '<p style="background:rgb(0, 0, 0) none">x</p>',
    '<p style="background-color:rgb(0, 0, 0)">x</p>',
  ],
  ['of no colour', '<p style="background:none repeat scroll">x</p>', '<p>x</p>'],
])('keeps the ground %s', (_, html, kept) => {
  expect(htmlOf(html)).toBe(kept);
});

it.each<[string, string, string]>([
  ['an image', `<div style="background-image:url(https://x.example/a.png)">${white}</div>`, '<div><p>x</p></div>'],
  [
    'an attribute',
    `<table background="https://x.example/a.png"><tr><td>${white}</td></tr></table>`,
    '<table><tr><td><p>x</p></td></tr></table>',
  ],
  ['a style sheet', `<style>.d{background:#000}</style><div class="d">${white}</div>`, '<div><p>x</p></div>'],
  [
    'white around it',
    `<body bgcolor="#ffffff"><div class="d">${white}</div></body>`,
    '<div style="background-color:#ffffff"><div><p>x</p></div></div>',
  ],
  [
    'a font',
    '<div class="d"><font color="#FFFFFF" face="Arial">x</font></div>',
    '<div><font face="Arial">x</font></div>',
  ],
  ['a name', '<p style="color:WhiteSmoke;font-weight:bold">x</p>', '<p style="font-weight:bold">x</p>'],
  ['a function', '<p style="color:hsl(0, 0%, 95%)">x</p>', '<p>x</p>'],
  [
    'a clear ground',
    '<p style="background:rgba(0,0,0,0.1);color:#fff">x</p>',
    '<p style="background:rgba(0,0,0,0.1)">x</p>',
  ],
])('drops a light colour whose ground was lost: %s', (_, html, kept) => {
  expect(htmlOf(html)).toBe(kept);
});

it.each([
  ['on a dark ground', '<div style="background-color:#000"><p style="color:#fff">x</p></div>'],
  ['on a dark cell', '<table><tr><td bgcolor="#003366"><font color="white">x</font></td></tr></table>'],
  ['on a button', '<a style="background:#d33;color:#fff">x</a>'],
  ['that can be read on white', '<p style="color:#777">x</p>'],
  ['that inherits', '<p style="color:inherit">x</p>'],
  [
    'after a line break',
    '<div style="background:#000">a<br />b<p style="color:#fff">x</p></div><p style="color:red">y</p>',
  ],
])('keeps a colour %s', (_, html) => {
  expect(htmlOf(html)).toBe(html);
});

it('forgets a ground where its element ends', () => {
  expect(htmlOf(`<div style="background:#000">a</div>${white}`)).toBe('<div style="background:#000">a</div><p>x</p>');
});

it.each<[string, string]>([
  ['<ol reversed start="9"><li value="4">a</li></ol>', '<ol reversed start="9"><li value="4">a</li></ol>'],
  [
    '<ul style="list-style:square inside url(x.png)"><li>a</li></ul>',
    '<ul style="list-style-type:square"><li>a</li></ul>',
  ],
  [
    '<ol style="list-style: lower-alpha outside"><li>a</li></ol>',
    '<ol style="list-style-type:lower-alpha"><li>a</li></ol>',
  ],
  ['<ul style="list-style:none"><li>a</li></ul>', '<ul style="list-style-type:none"><li>a</li></ul>'],
  ['<ul style="list-style:url(x.png)"><li>a</li></ul>', '<ul><li>a</li></ul>'],
])('keeps how a list is counted: %s', (html, kept) => {
  expect(htmlOf(html)).toBe(kept);
});
