import { apiGatewayEvent } from '@skillforge/testing/api-gateway';
import { DOMParser, type Element } from '@xmldom/xmldom';
import type { Context } from 'aws-lambda';
import fc from 'fast-check';
import jsqr from 'jsqr';
import { drawCertificate } from '../src/certificate/certificate-page.ts';
import { startSchool } from './school.ts';

const shown = {
  certificateId: '01JQ4T2E9V6B8K3M5N7P0R1S2W',
  courseId: '01JD0M8Z5W3V7QH2K4N6P8R0TS',
  courseTitle: 'Practical SQL',
  learnerName: 'Sam Rivera',
  issuedAt: '2026-04-02T23:59:59.999Z',
  url: 'https://d111111abcdef8.cloudfront.net/certificates/01JQ4T2E9V6B8K3M5N7P0R1S2W',
};

/** The page as a browser reads it: anything that is not well-formed is an error. */
function parse(svg: string): Element {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(svg, 'image/svg+xml').documentElement;
  if (!root) throw new Error('No document');
  return root;
}

const draw = (more: Partial<typeof shown> = {}) => parse(drawCertificate({ ...shown, ...more }));

function all(root: Element): Element[] {
  return Array.from(root.getElementsByTagName('*'));
}

/** The lines of text on the page, with what says how they are set. */
function linesOf(root: Element) {
  return Array.from(root.getElementsByTagName('text')).map((element) => ({
    text: element.textContent ?? '',
    x: Number(element.getAttribute('x')),
    y: Number(element.getAttribute('y')),
    size: Number(element.getAttribute('font-size')),
    direction: element.getAttribute('direction'),
    family: element.getAttribute('font-family'),
  }));
}

const wordsOf = (root: Element) => linesOf(root).map(({ text }) => text);

/** What a camera reads in the code on the page: its modules painted as the path says. */
function readCode(root: Element, pixels = 4): string | undefined {
  const path = all(root).find((element) => element.getAttribute('shape-rendering') === 'crispEdges');
  const runs = [...(path?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map((run) =>
    run.slice(1).map(Number),
  );
  expect(runs.map(([x, y, length]) => `M${x} ${y}h${length}v1h-${length}z`).join('')).toBe(
    path?.getAttribute('d'),
  );
  const modules = Math.max(...runs.map(([x = 0, , length = 0]) => x + length)) + 8;
  const width = modules * pixels;
  const image = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [x = 0, y = 0, length = 0] of runs) {
    for (let row = (y + 4) * pixels; row < (y + 5) * pixels; row++) {
      for (let column = (x + 4) * pixels; column < (x + 4 + length) * pixels; column++) {
        image.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return jsqr.default(image, width, width)?.data;
}

describe('the page', () => {
  test('tells who has completed what, and when, under which number', () => {
    const words = wordsOf(draw());
    for (const said of [
      'Certificate of Completion',
      'Sam Rivera',
      'Practical SQL',
      '2 April 2026',
      shown.certificateId,
      shown.url,
    ]) {
      expect(words).toContain(said);
    }
    expect(draw().getElementsByTagName('title')[0]?.textContent).toBe('Sam Rivera – Practical SQL');
  });

  test('has the proportions of A4 across, to the millimetre', () => {
    const [x, y, width, height] = (draw().getAttribute('viewBox') ?? '').split(' ').map(Number);
    expect([x, y, Math.round(Number(width) / 10), Math.round(Number(height) / 10)]).toEqual([0, 0, 297, 210]);
  });

  test('needs nothing that its security policy forbids: no script, style, font, picture or handler', () => {
    const root = draw({ learnerName: '<script>alert(1)</script>', courseTitle: '" onload="alert(1)' });
    const elements = all(root);
    expect(new Set(elements.map(({ tagName }) => tagName))).toEqual(
      new Set(['title', 'rect', 'text', 'path', 'a', 'g']),
    );
    const attributes = elements.flatMap((element) => Array.from(element.attributes));
    for (const { name, value } of attributes) {
      expect(name).not.toMatch(/^(on|style|class|id|src)/);
      if (name === 'href') expect(value).toBe(shown.url);
      if (name === 'font-family') expect(['serif', 'sans-serif', 'monospace']).toContain(value);
    }
  });

  test('has a code that leads to its public address', () => {
    expect(readCode(draw())).toBe(shown.url);
  });

  test.each([
    'http://localhost:4000/certificates/01JQ4T2E9V6B8K3M5N7P0R1S2W',
    `https://${'a'.repeat(60)}.execute-api.ap-southeast-2.amazonaws.com/staging/certificates/01JQ4T2E9V6B8K3M5N7P0R1S2W`,
    '/certificates/01JQ4T2E9V6B8K3M5N7P0R1S2W',
  ])('has one that leads to %s too, and the address stays clear of it', (url) => {
    const root = draw({ url });
    expect(readCode(root)).toBe(url);
    const address = linesOf(root).find(({ text }) => text === url);
    expect(Number(address?.x) + url.length * Number(address?.size) * 0.61).toBeLessThan(2_440);
  });

  test('has a code with its quiet zone, large enough for a telephone: 3 cm', () => {
    const code = Array.from(draw().getElementsByTagName('g'))[0];
    const scale = Number(/scale\(([\d.]+)\)/.exec(code?.getAttribute('transform') ?? '')?.[1]);
    const ground = code?.getElementsByTagName('rect')[0];
    expect(ground?.getAttribute('x')).toBe('-4');
    expect(Math.round(scale * Number(ground?.getAttribute('width')))).toBe(300);
  });

  test.each([
    ['&', '<b>', '"', "'"],
    ['& <Sons>', 'a & b', "O'Neil “x”", ']]>'],
    ['<!--', '<![CDATA[', '&amp;', '&#60;'],
  ])('says %s, %s, %s and %s as they are written', (...texts) => {
    for (const text of texts) {
      const words = wordsOf(draw({ learnerName: `A ${text} B`, courseTitle: text }));
      expect(words).toContain(`A ${text} B`);
      expect(words).toContain(text);
    }
  });

  test('is well-formed and says the name whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        fc.string({ unit: 'binary', maxLength: 120 }),
        (learnerName, courseTitle) => {
          const words = wordsOf(draw({ learnerName, courseTitle })).join('');
          const bare = learnerName.replaceAll(/[\s\u202a-\u202e\u2066-\u2069\u007f-\u009f]/gu, '');
          expect(words.replaceAll(/\s/gu, '')).toContain(bare);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('leaves out what XML cannot hold, and what would turn the line around', () => {
    const words = wordsOf(
      draw({ learnerName: 'Sa\u0000m\u001b \u202eRive\ud800ra\uffff', courseTitle: 'a\n\tb' }),
    );
    expect(words).toContain('Sam Rivera');
    expect(words).toContain('a b');
  });

  test.each([
    ['محمد عبد الرحمن', 'rtl'],
    ['יעל כהן', 'rtl'],
    ['  «سارة» Smith', 'rtl'],
    ['3 يوسف', 'rtl'],
    ['Yusuf يوسف', null],
    ['山田太郎', null],
    ['Зоя', null],
    ['42', null],
  ])('sets %s from the side that it is read from', (learnerName, direction) => {
    const line = linesOf(draw({ learnerName })).find(({ text }) => text === learnerName.trim());
    expect(line).toMatchObject({ direction, x: 1_485 });
  });
});

describe('texts of every length', () => {
  const titles: Record<string, string> = {
    Latin:
      'Everything you ever wanted to know about asynchronous messaging, streams, queues and back pressure in distributed ones',
    Capitals: 'WWW MMM WWW MMM '.repeat(7).trim(),
    'one word': 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(2),
    Japanese:
      '初心者のためのデータサイエンス入門：統計と機械学習の基礎から応用まで、そして「実践」で学ぶ講座。'
        .repeat(3)
        .slice(0, 120),
    Thai: 'การเขียนโปรแกรมเบื้องต้นสำหรับผู้เริ่มต้นที่ไม่มีพื้นฐาน'.repeat(3).slice(0, 120),
    Arabic: 'مقدمة في الجبر والمقابلة مع تمارين وأمثلة كثيرة '.repeat(3).slice(0, 120).trim(),
    emoji: '👩‍👩‍👧‍👦'.repeat(10),
  };

  test.each(Object.entries(titles))(
    'in %s are whole, within the frame, and clear of each other',
    (_, text) => {
      for (const [learnerName, courseTitle] of [
        [text.slice(0, 80), 'Practical SQL'],
        ['Sam Rivera', text],
        [text.slice(0, 80), text],
      ] as const) {
        const lines = linesOf(draw({ learnerName, courseTitle }));
        const whole = lines
          .map((line) => line.text)
          .join('')
          .replaceAll(' ', '');
        expect(whole).toContain(learnerName.replaceAll(' ', ''));
        expect(whole).toContain(courseTitle.replaceAll(' ', ''));
        expect(whole).not.toContain('…');
        const centred = lines.filter(({ x }) => x === 1_485).toSorted((a, b) => a.y - b.y);
        for (const [at, line] of centred.entries()) {
          const before = centred[at - 1];
          // A line's letters reach up by 0.8 of their size, and down by a quarter of it.
          if (before) expect(line.y - 0.8 * line.size).toBeGreaterThan(before.y + 0.2 * before.size);
          expect(line.y).toBeLessThan(1_560);
        }
      }
    },
  );

  test('that nobody could have entered end in an ellipsis', () => {
    const lines = wordsOf(draw({ learnerName: 'Anna '.repeat(200), courseTitle: '学'.repeat(2_000) }));
    expect(lines.filter((text) => text.endsWith('…'))).toHaveLength(2);
    expect(lines.length).toBeLessThan(20);
  });

  test('that are empty leave their line out', () => {
    expect(() => draw({ learnerName: '', courseTitle: ' ' })).not.toThrow();
  });
});

describe('the route', () => {
  let school: Awaited<ReturnType<typeof startSchool>>;
  let certificateId: string;

  beforeAll(async () => {
    school = await startSchool({ PUBLIC_URL: 'https://api.skillforge.example' });
    const courseId = await school.makeCourse();
    await school.enroll(school.sam, courseId);
    certificateId = (await school.complete(school.sam, courseId, { learnerName: 'Zoë & <Sons>' }))
      .certificateId;
  });
  afterAll(() => school.stop());

  async function askFor(accept: string | undefined) {
    const { main } = await import('../src/functions/get-certificate.ts');
    const event = apiGatewayEvent({
      path: `/certificates/${certificateId}`,
      parameters: { certificateId },
      headers: accept === undefined ? {} : { Accept: accept },
    });
    return main(event, {} as Context);
  }

  test('draws for a browser, under the policy that it was made for', async () => {
    const { statusCode, headers, body } = await askFor('text/html,application/xhtml+xml,*/*;q=0.8');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=5' });
    expect(headers?.['Content-Security-Policy']).toContain("default-src 'none'");
    expect(headers?.Vary).toContain('Accept');
    const root = parse(body);
    expect(wordsOf(root)).toContain('Zoë & <Sons>');
    expect(readCode(root)).toBe(`https://api.skillforge.example/certificates/${certificateId}`);
  });

  test.each([undefined, '*/*', 'application/json'])('answers JSON to Accept: %s', async (accept) => {
    const { headers, body } = await askFor(accept);
    expect(headers?.['Content-Type']).toBe('application/json');
    expect(JSON.parse(body)).toMatchObject({ learnerName: 'Zoë & <Sons>' });
  });
});
