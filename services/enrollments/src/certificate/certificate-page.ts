import type { ShownCertificate } from '../certificate-view.ts';
import { type QrCode, qrCodeOf } from './qr-code.ts';
import { directionOf, type SetText, type Setting, setText } from './text-layout.ts';
import { escapeXml, printable } from './xml.ts';

/**
 * A certificate as a page to look at and to print: A4 across, in tenths of a millimetre. Its security policy allows
 * neither scripts nor styles nor fonts of one's own, so everything is drawn with presentation attributes.
 */

const page = { width: 2970, height: 2100 };
const middle = page.width / 2;
const ink = '#1b2838';
const soft = '#5a6675';
const gold = '#96783c';

type Attributes = Record<string, string | number | undefined>;

function element(name: string, attributes: Attributes, ...content: string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`],
  );
  return content.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${content.join('')}</${name}>`;
}

/** A line of our own words. */
function label(words: string, attributes: Attributes): string {
  return element('text', { 'font-family': 'sans-serif', fill: soft, ...attributes }, escapeXml(words));
}

const lineHeight = 1.28;

/** Somebody's words, line under line: in their own language and direction. */
function centred({ lines, size }: SetText, top: number, attributes: Attributes): string[] {
  const direction = directionOf(lines.join(' '));
  return lines.map((line, at) =>
    element(
      'text',
      {
        x: middle,
        y: Math.round(top + size + at * size * lineHeight),
        'font-size': size,
        'text-anchor': 'middle',
        'xml:lang': '',
        direction: direction === 'rtl' ? direction : undefined,
        ...attributes,
      },
      escapeXml(line),
    ),
  );
}

const heightOf = ({ lines, size }: SetText) => size * (1 + (lines.length - 1) * lineHeight);

function frame(): string[] {
  const border = (inset: number, width: number, stroke: string) =>
    element('rect', {
      x: inset,
      y: inset,
      width: page.width - 2 * inset,
      height: page.height - 2 * inset,
      fill: 'none',
      stroke,
      'stroke-width': width,
    });
  return [
    element('rect', { width: page.width, height: page.height, fill: '#ffffff' }),
    border(100, 10, ink),
    border(124, 3, gold),
  ];
}

function heading(): string[] {
  return [
    label('SKILLFORGE', {
      x: middle,
      y: 300,
      'font-size': 44,
      'letter-spacing': 18,
      'text-anchor': 'middle',
      fill: gold,
    }),
    element(
      'text',
      {
        x: middle,
        y: 460,
        'font-family': 'serif',
        'font-size': 128,
        'text-anchor': 'middle',
        fill: ink,
      },
      'Certificate of Completion',
    ),
    element('path', { d: `M${middle - 240} 530h480`, stroke: gold, 'stroke-width': 4 }),
  ];
}

const between = { top: 590, bottom: 1540 };
const smallGap = 40;
const gap = 90;
const labelSize = 46;
const statementWidth = 2300;

const nameSettings: [Setting, ...Setting[]] = [
  { size: 150, mostLines: 1 },
  { size: 124, mostLines: 1 },
  { size: 104, mostLines: 2 },
  { size: 88, mostLines: 2 },
  { size: 70, mostLines: 2 },
  { size: 54, mostLines: 2 },
];
const titleSettings: [Setting, ...Setting[]] = [
  { size: 108, mostLines: 1 },
  { size: 92, mostLines: 2 },
  { size: 78, mostLines: 3 },
  { size: 66, mostLines: 3 },
  { size: 52, mostLines: 3 },
];

/** Who has completed what, in the middle of the space between heading and foot. */
function statement(learnerName: string, courseTitle: string): string[] {
  const name = setText(learnerName, statementWidth, nameSettings);
  const title = setText(courseTitle, statementWidth, titleSettings);
  const height = 2 * labelSize + 2 * smallGap + gap + heightOf(name) + heightOf(title);
  let top = between.top + Math.max(0, (between.bottom - between.top - height) / 2);
  const take = (taken: number, after: number) => {
    const at = top;
    top += taken + after;
    return at;
  };
  const words = (said: string) =>
    label(said, {
      x: middle,
      y: Math.round(take(labelSize, smallGap) + labelSize),
      'font-size': labelSize,
      'text-anchor': 'middle',
    });
  return [
    words('This certifies that'),
    ...centred(name, take(heightOf(name), gap), { 'font-family': 'serif', fill: ink }),
    words('has completed the course'),
    ...centred(title, take(heightOf(title), 0), { 'font-family': 'serif', fill: ink }),
  ];
}

const quietModules = 4;
const codeSize = 300;

function code({ modules, path }: QrCode): string {
  const whole = modules + 2 * quietModules;
  const scale = codeSize / whole;
  const [x, y] = [page.width - 230 - codeSize, 1560];
  return element(
    'g',
    {
      transform: `translate(${x} ${y}) scale(${scale.toFixed(4)}) translate(${quietModules} ${quietModules})`,
    },
    element('rect', {
      x: -quietModules,
      y: -quietModules,
      width: whole,
      height: whole,
      fill: '#ffffff',
    }),
    element('path', { d: path, fill: '#000000', 'shape-rendering': 'crispEdges' }),
  );
}

const mostAddressWidth = 2130;
/** A letter of a monospaced font is six tenths of its size wide. */
const addressSize = (url: string) => Math.min(34, Math.floor(mostAddressWidth / (0.62 * url.length)));

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function foot({ certificateId, issuedAt, url }: ShownCertificate): string[] {
  const fact = (x: number, what: string, value: string) => [
    label(what, { x, y: 1680, 'font-size': 34 }),
    element('text', { x, y: 1745, 'font-family': 'serif', 'font-size': 50, fill: ink }, escapeXml(value)),
  ];
  return [
    ...fact(250, 'Issued on', dayFormat.format(new Date(issuedAt))),
    ...fact(950, 'Certificate', certificateId),
    label('To verify, see', { x: 250, y: 1835, 'font-size': 34 }),
    element(
      'a',
      { href: url },
      element(
        'text',
        { x: 250, y: 1890, 'font-family': 'monospace', 'font-size': addressSize(url), fill: ink },
        escapeXml(url),
      ),
    ),
    element('a', { href: url }, code(qrCodeOf(url))),
  ];
}

/** The page of a certificate, as an SVG document. */
export function drawCertificate(certificate: ShownCertificate): string {
  const learnerName = printable(certificate.learnerName);
  const courseTitle = printable(certificate.courseTitle);
  const parts = [...frame(), ...heading(), ...statement(learnerName, courseTitle), ...foot(certificate)];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${page.width} ${page.height}`,
      'xml:lang': 'en',
    },
    element('title', {}, escapeXml(`${learnerName} – ${courseTitle}`)),
    ...parts,
  );
}
