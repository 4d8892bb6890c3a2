import { Metadata, type ServerErrorResponse, status } from '@grpc/grpc-js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statusPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type {
  AppendReq,
  BatchAppendReq,
  BatchAppendResp,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { type Answer, APPEND_MAX, type Expected, type Proposed, type Row } from './log.js';

// What the stand-in says and hears, in the messages of the client's own definitions.

/** An error of a call, with what the client looks at to tell it from others. */
export const failure = (
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): ServerErrorResponse => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return { name: 'Error', message: details, code, details, metadata };
};

export const notReady = (): ServerErrorResponse => failure(status.UNAVAILABLE, 'Server Is Not Ready');

export const streamDeleted = (stream: string): ServerErrorResponse =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** How a reader wants ids written: as text, or as two numbers. */
export type IdForm = 'text' | 'numbers';

const wideFrom = (hex: string): string => BigInt.asIntN(64, BigInt(`0x${hex}`)).toString();

const idOf = (id: string, form: IdForm): UUID => {
  if (form === 'text') return new shared.UUID().setString(id);
  const hex = id.replaceAll('-', '');
  const numbers = new shared.UUID.Structured();
  numbers.setMostSignificantBits(wideFrom(hex.slice(0, 16)));
  numbers.setLeastSignificantBits(wideFrom(hex.slice(16)));
  return new shared.UUID().setStructured(numbers);
};

export const nameOf = (stream: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(stream));

/** An event as a reader gets it. */
export const eventMessage = (row: Row, form: IdForm): ReadResp => {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(idOf(row.id, form));
  recorded.setStreamIdentifier(nameOf(row.stream));
  recorded.setStreamRevision(row.revision.toString());
  recorded.setCommitPosition(row.position.toString());
  recorded.setPreparePosition(row.position.toString());
  recorded.setData(row.data);
  recorded.setCustomMetadata(row.metadata);
  const about = recorded.getMetadataMap();
  about.set('type', row.type);
  about.set('created', '17637120000000000');
  about.set('content-type', row.isJson ? 'application/json' : 'application/octet-stream');
  const event = new streams.ReadResp.ReadEvent();
  event.setEvent(recorded).setCommitPosition(row.position.toString());
  return new streams.ReadResp().setEvent(event);
};

export const confirmation = (): ReadResp =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()),
  );

export const caughtUp = (): ReadResp => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

export const checkpoint = (commit: bigint, prepare: bigint): ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(commit.toString()).setPreparePosition(prepare.toString()),
  );

export const streamNotFound = (stream: string): ReadResp =>
  new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(nameOf(stream)));

/** An event that somebody wants to append. */
export const proposedIn = (message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): Proposed => ({
  id: message.getId()!.getString(),
  type: message.getMetadataMap().get('type') ?? '',
  isJson: message.getMetadataMap().get('content-type') === 'application/json',
  data: Buffer.from(message.getData_asU8()),
  metadata: Buffer.from(message.getCustomMetadata_asU8()),
});

/** Both kinds of append say alike what they expect. */
interface Expecting {
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
  hasAny(): boolean;
}

export const expectedIn = (options: Expecting, revision: string): Expected => {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  return options.hasAny() ? 'any' : BigInt(revision);
};

const packed = (bytes: Uint8Array, type: string) => {
  const any = new anyPb.Any();
  any.pack(bytes, type);
  return any;
};

const refusal = (text: string, bytes: Uint8Array, type: string): Status =>
  new statusPb.Status().setMessage(text).setDetails(packed(bytes, type));

const wrongVersion = (expected: Expected, current: bigint | undefined): Status => {
  const wrong = new shared.WrongExpectedVersion();
  if (current === undefined) wrong.setCurrentNoStream(new emptyPb.Empty());
  else wrong.setCurrentStreamRevision(current.toString());
  if (typeof expected === 'bigint') wrong.setExpectedStreamPosition(expected.toString());
  if (expected === 'no_stream') wrong.setExpectedNoStream(new emptyPb.Empty());
  if (expected === 'stream_exists') wrong.setExpectedStreamExists(new emptyPb.Empty());
  return refusal('Wrong expected version', wrong.serializeBinary(), 'event_store.client.WrongExpectedVersion');
};

const refused = (answer: Exclude<Answer, { kind: 'written' }>, expected: Expected, stream: string): Status => {
  if (answer.kind === 'wrong') return wrongVersion(expected, answer.current);
  if (answer.kind === 'deleted') {
    const deleted = new shared.StreamDeleted().setStreamIdentifier(nameOf(stream));
    return refusal('Stream deleted', deleted.serializeBinary(), 'event_store.client.StreamDeleted');
  }
  const large = new shared.MaximumAppendSizeExceeded().setMaxappendsize(APPEND_MAX);
  return refusal('Too large', large.serializeBinary(), 'event_store.client.MaximumAppendSizeExceeded');
};

/** A server that is starting, as the client hears it on the line that many appends share. */
export const batchNotReady = (): Status =>
  refusal('Server Is Not Ready', new emptyPb.Empty().serializeBinary(), 'google.protobuf.Empty');

/** The answer to one of many appends that share a line. */
export const batchAnswer = (answer: Answer | Status, expected: Expected, stream: string): BatchAppendResp => {
  const response = new streams.BatchAppendResp().setStreamIdentifier(nameOf(stream));
  if (!('kind' in answer)) return response.setError(answer);
  if (answer.kind !== 'written') return response.setError(refused(answer, expected, stream));
  const position = new shared.AllStreamPosition();
  position.setCommitPosition(answer.last.toString()).setPreparePosition(answer.first.toString());
  const success = new streams.BatchAppendResp.Success();
  return response.setSuccess(success.setCurrentRevision(answer.revision.toString()).setPosition(position));
};
