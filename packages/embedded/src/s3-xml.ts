import { createRequire } from 'node:module';

/**
 * S3's documents. s3rver's own reading takes the tag `007` for a number, and its own writing escapes `&` twice; the
 * library under it does neither when asked rightly.
 */

interface FastXml {
  XMLBuilder: new (options: object) => { build(document: object): string };
  XMLParser: new (options: object) => { parse(text: string): unknown };
  XMLValidator: { validate(text: string): true | object };
}

const ofS3rver = createRequire(createRequire(import.meta.url).resolve('@20minutes/s3rver'));
const { XMLBuilder, XMLParser, XMLValidator }: FastXml = ofS3rver('fast-xml-parser');

/** Elements that may be there several times; all others are single. */
const REPEATED = new Set(['Part', 'Tag', 'Object']);

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name: string) => REPEATED.has(name),
});
const builder = new XMLBuilder({ ignoreAttributes: false, attributesGroupName: '@' });

/** The document as an object with strings; undefined when it is not well-formed. */
export function parseXml(text: string): unknown {
  return XMLValidator.validate(text) === true ? parser.parse(text) : undefined;
}

/** The object as a document; what is under `@` becomes attributes. */
export function renderXml(document: object): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document)}`;
}
