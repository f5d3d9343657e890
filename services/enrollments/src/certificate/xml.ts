/** Text as it may stand in XML, between tags and within quotes. */

// What XML 1.0 cannot hold, and what turns the direction of all that comes after it on the line.
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are to be taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** Without the characters that cannot be printed; line breaks and tabs are spaces. */
export function printable(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(unprintable, '').trim();
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
