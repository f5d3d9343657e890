import * as z from 'zod';

const busEvent = z.object({
  'detail-type': z.string(),
  detail: z.looseObject({ eventId: z.string() }),
});

const text = z.object({ S: z.string() }).transform(({ S }) => S);

/** Of an event that does not fit its schema, id and type may be anything. */
const records = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({
        SequenceNumber: z.string(),
        NewImage: z.object({
          event: z.object({ M: z.object({ type: text.catch('?'), eventId: text.catch('?') }) }),
        }),
      }),
    }),
  ),
});

/** What a function was called with, for a person: an event of the bus, or records of the stream that bring events. */
export function aboutPayload(payload: object): string {
  const event = busEvent.safeParse(payload);
  if (event.success) return `event ${event.data['detail-type']} ${event.data.detail.eventId}`;
  const batch = records.safeParse(payload);
  if (!batch.success) return 'an event';
  return batch.data.Records.map(({ dynamodb: { SequenceNumber, NewImage } }) => {
    const { type, eventId } = NewImage.event.M;
    return `event ${type} ${eventId} of the record ${SequenceNumber}`;
  }).join(', ');
}
