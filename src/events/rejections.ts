/** Why an acknowledged event cannot be used, in words that a person can act on. */
export const rejectionReasons = {
  not_an_object: 'The item is not a JSON object. Send one object per event.',
  type_unknown:
    'The type is missing or unknown. Set "type" to track, identify, page, screen, group or alias.',
  event_name_missing:
    'A track call needs the name of what happened. Set "event", for instance "Order Completed".',
  event_name_too_long:
    'The event name is longer than 200 characters. Names say what happened; put details in properties.',
  identity_missing:
    'Nothing says whose event this is. Set "userId" or "anonymousId" (or an e-mail address in traits).',
  identifier_too_long:
    'An identifier is longer than 500 characters. Send the identifier itself, not a document.',
  identifier_has_control_characters:
    'An identifier holds control characters. Remove them where the identifier is made.',
  previous_id_missing: 'An alias call joins two identifiers. Set "previousId" beside "userId".',
  group_id_missing: 'A group call needs "groupId".',
  timestamp_invalid: 'A time cannot be read. Send ISO 8601, for instance 2026-03-01T12:30:00.000Z.',
  timestamp_out_of_range:
    'The time lies before 1990 or after 2069. Correct the clock or the unit (milliseconds, seconds) of the sender.',
  properties_not_an_object: 'Properties, traits and context must be JSON objects. Send {"name": value}.',
  too_deep: 'The event is nested more than 40 levels deep. Flatten it.',
  event_too_large:
    'The event is larger than 32 kB. Leave out what nobody reads, or send it as several events.',
  'Unplanned-Event':
    'The tracking plan does not name this event. Correct its name, or add it to the plan and send it again.',
  'Required-Missing':
    'A property that the tracking plan requires is missing. Add it, or change the plan and send the event again.',
  'Datatype-Mismatch':
    'A property holds another kind of value than the tracking plan says. Correct it, or change the plan and send the event again.',
  'Additional-Properties':
    'The event carries a property that the tracking plan does not name. Remove it, or add it to the plan and send the event again.',
  'Unknown-Violation':
    'A property holds a text that the tracking plan does not list. Correct it, or change the plan and send the event again.',
  not_storable:
    'The event could not be stored as it is. Look for values that are out of the ordinary, correct them and replay it.',
} as const

/** The code of one reason. */
export type RejectionReason = keyof typeof rejectionReasons
