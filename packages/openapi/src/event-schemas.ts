import { type EventType, eventSchemas, eventSources } from '@skillforge/core/events/schemas';
import * as z from 'zod/mini';
import type { Json } from './document.ts';

/** When each event is told. */
const texts: Record<EventType, string> = {
  SignUpConfirmed: 'Somebody has signed up and confirmed the e-mail address.',
  UserRegistered: 'A profile was made: at the sign-up, or with the first request or enrollment after it.',
  EnrollmentCreated: 'A learner has enrolled in a course for the first time.',
  LessonCompleted: 'A learner has completed a lesson for the first time.',
  CourseCompleted: 'A learner has completed all of a course and has its certificate.',
  QuizPassed: 'A learner has passed an attempt at a quiz.',
  ReviewPosted: 'A learner has written a first review of a course.',
  ReviewReported: 'Somebody has reported a review.',
  ProfileUpdated: 'What others see of a user has changed: name or picture.',
  ExportRequested: 'A user has asked for a copy of all their data.',
  AccountErased:
    'A user has had the account erased: whatever was copied of it, a name or a picture, has to be forgotten.',
};

export const eventTypes = Object.keys(eventSchemas).filter((name): name is EventType =>
  Object.hasOwn(eventSchemas, name),
);

function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}

/**
 * The JSON schema of an event as the bus hands it over. It allows more fields than it names: some may be added to a type,
 * so whoever checks by it must not be surprised.
 */
export function eventSchemaOf(type: EventType): Json {
  const { $schema, properties = {}, required = [] } = z.toJSONSchema(eventSchemas[type], { io: 'input' });
  return asJson({
    $schema,
    title: type,
    description: texts[type],
    type: 'object',
    properties: {
      version: { const: '0' },
      id: { type: 'string', description: 'The bus’ own id: another one each time that the event is told' },
      'detail-type': { const: type },
      source: { const: `skillforge.${eventSources[type]}` },
      account: { type: 'string' },
      time: { type: 'string', format: 'date-time', description: 'When it happened, in whole seconds' },
      region: { type: 'string' },
      resources: { type: 'array', items: { type: 'string' } },
      detail: {
        type: 'object',
        properties: {
          eventId: { type: 'string', description: 'The event’s own id: the same each time that it is told' },
          time: { type: 'string', format: 'date-time', description: 'When it happened' },
          ...properties,
        },
        required: ['eventId', 'time', ...required],
      },
    },
    required: ['id', 'detail-type', 'source', 'time', 'detail'],
  });
}
