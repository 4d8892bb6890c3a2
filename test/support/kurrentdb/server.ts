import http2 from 'node:http2';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import gossipService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import featuresService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  DeleteReq,
  DeleteResp,
  ReadReq,
  ReadResp,
  TombstoneReq,
  TombstoneResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { type Answer, type Expected, Log, type Proposed } from './log.js';
import { batchAnswer, batchNotReady, expectedIn, failure, notReady, proposedIn, streamDeleted } from './messages.js';
import { followOn, readNow } from './reading.js';

// A stand-in for a KurrentDB server, for tests: it answers as a real one was measured to, and no registry that we reach
// carries a real one. It is a process of its own, so that it can be killed, stopped and started again. It prints the port
// on which it listens. It keeps its events in a file, or in memory.

const { values: given } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    file: { type: 'string' },
    user: { type: 'string' },
    cert: { type: 'string' },
    key: { type: 'string' },
    'not-ready': { type: 'string', default: '0' },
  },
});

const log = new Log(given.file);
const readyAt = performance.now() + Number(given['not-ready']);
const isReady = (): boolean => performance.now() >= readyAt;

/** Writes down what it was asked, in a form that a spec can read. */
const said = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const textOf = (name: Uint8Array | string): string => Buffer.from(name as Uint8Array).toString();

/** The ends of the connections on which somebody followed. */
const followedFrom = new Set<string>();
/** So many who want to follow are still sent away. */
let toSendAway = 0;

const read = (call: ServerWritableStream<ReadReq, ReadResp>): void => {
  const isFollowing = call.request.getOptions()?.hasSubscription() === true;
  if (isFollowing) followedFrom.add(call.getPeer());
  if (!isReady() || (isFollowing && toSendAway > 0)) {
    if (isFollowing) toSendAway -= 1;
    call.emit('error', notReady());
    return;
  }
  const options = call.request.getOptions()!;
  const work = options.hasSubscription() ? followOn : readNow;
  work(log, call, options).catch(() => {
    call.emit('error', failure(status.INVALID_ARGUMENT, 'Invalid position'));
  });
};

const batchAppend = (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void => {
  const open = new Map<string, { readonly stream: string; readonly expected: Expected; readonly events: Proposed[] }>();
  call.on('data', (request: BatchAppendReq) => {
    const id = request.getCorrelationId()!;
    const key = id.getString();
    const options = request.getOptions();
    const stream = options === undefined ? '' : textOf(options.getStreamIdentifier()!.getStreamName());
    const expected = options === undefined ? 'any' : expectedIn(options, options.getStreamPosition());
    const asked = open.get(key) ?? { stream, expected, events: [] };
    open.set(key, asked);
    asked.events.push(...request.getProposedMessagesList().map(proposedIn));
    if (!request.getIsFinal()) return;
    open.delete(key);
    const answer = isReady() ? log.append(asked.stream, asked.expected, asked.events) : batchNotReady();
    call.write(batchAnswer(answer, asked.expected, asked.stream).setCorrelationId(id));
  });
  call.on('end', () => {
    call.end();
  });
  call.on('error', () => undefined);
};

const answerOf = (answer: Answer): AppendResp => {
  const response = new streams.AppendResp();
  if (answer.kind === 'written') {
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(answer.last.toString()).setPreparePosition(answer.first.toString());
    const success = new streams.AppendResp.Success().setCurrentRevision(answer.revision.toString());
    return response.setSuccess(success.setPosition(position));
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  const { current } = answer as { readonly current?: bigint };
  if (current === undefined) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(current.toString());
  return response.setWrongExpectedVersion(wrong);
};

const append = (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void => {
  const events: Proposed[] = [];
  let [stream, expected]: [string, Expected] = ['', 'any'];
  call.on('data', (request: AppendReq) => {
    const options = request.getOptions();
    const message = request.getProposedMessage();
    if (message !== undefined) events.push(proposedIn(message));
    if (options === undefined) return;
    stream = textOf(options.getStreamIdentifier()!.getStreamName());
    expected = expectedIn(options, options.getRevision());
  });
  call.on('end', () => {
    const written = log.append(stream, expected, events);
    if (!isReady()) answer(notReady());
    else if (written.kind === 'deleted') answer(streamDeleted(stream));
    else answer(null, answerOf(written));
  });
};

const remove = (call: ServerUnaryCall<DeleteReq, DeleteResp>, answer: sendUnaryData<DeleteResp>): void => {
  log.remove(textOf(call.request.getOptions()!.getStreamIdentifier()!.getStreamName()), false);
  answer(null, new streams.DeleteResp().setNoPosition(new shared.Empty()));
};

const tombstone = (call: ServerUnaryCall<TombstoneReq, TombstoneResp>, answer: sendUnaryData<TombstoneResp>): void => {
  log.remove(textOf(call.request.getOptions()!.getStreamIdentifier()!.getStreamName()), true);
  answer(null, new streams.TombstoneResp().setNoPosition(new shared.Empty()));
};

const getSupportedMethods: UntypedServiceImplementation[string] = (
  _: unknown,
  answer: sendUnaryData<InstanceType<typeof features.SupportedMethods>>,
) => {
  const methods = ['read', 'append', 'delete', 'tombstone', 'batchappend'].map((name) =>
    new features.SupportedMethod().setMethodName(name).setServiceName('event_store.client.streams.Streams'),
  );
  answer(null, new features.SupportedMethods().setMethodsList(methods).setEventStoreServerVersion('23.10.6'));
};

let port = Number(given.port);

/** A cluster of one: the leader, itself. */
const members: UntypedServiceImplementation[string] = (
  _: unknown,
  answer: sendUnaryData<InstanceType<typeof gossip.ClusterInfo>>,
) => {
  const self = new gossip.MemberInfo()
    .setInstanceId(new shared.UUID().setString(crypto.randomUUID()))
    .setTimeStamp('1763712000')
    .setState(gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port));
  answer(null, new gossip.ClusterInfo().setMembersList([self]));
};

/** Who has to say who they are, says it with every call. */
const guarded = (implementation: UntypedServiceImplementation): UntypedServiceImplementation => {
  if (given.user === undefined) return implementation;
  const wanted = `Basic ${Buffer.from(given.user).toString('base64')}`;
  const entries = Object.entries(implementation).map(([name, handler]) => [
    name,
    (call: ServerUnaryCall<unknown, unknown>, answer?: sendUnaryData<unknown>) => {
      if (call.metadata.get('authorization').includes(wanted)) {
        (handler as (call: unknown, answer: unknown) => void)(call, answer);
        return;
      }
      const denied = failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
      if (answer === undefined) call.emit('error', denied);
      else answer(denied);
    },
  ]);
  return Object.fromEntries(entries) as UntypedServiceImplementation;
};

/**
 * The client sends the head of a question and waits for its acknowledgment before it sends the question (Nagle's algorithm,
 * on the lines on which it reads: KurrentDB-Client-Rust, issue 232; mended there, not yet in what the client for Node
 * carries). Every read would take the 40 ms after which a system acknowledges by itself; what is sent back at once carries
 * the acknowledgment. A real server keeps its callers waiting: docs/stores.md.
 */
const acknowledgeAtOnce = (): void => {
  const { createServer } = http2;
  http2.createServer = ((...given: Parameters<typeof createServer>) =>
    createServer(...given).on('session', (session) => {
      session.on('stream', () => {
        session.setLocalWindowSize((session.state.effectiveLocalWindowSize ?? 65_535) + 1);
      });
    })) as typeof createServer;
};
acknowledgeAtOnce();

const server = new Server({ 'grpc.max_receive_message_length': 16 * 1024 * 1024 });
server.addService(streamsService.StreamsService, guarded({ read, append, batchAppend, delete: remove, tombstone }));
server.addService(featuresService.ServerFeaturesService, { getSupportedMethods });
server.addService(gossipService.GossipService, { read: members });

const credentials = async (): Promise<ServerCredentials> => {
  if (given.cert === undefined || given.key === undefined) return ServerCredentials.createInsecure();
  const { readFileSync } = await import('node:fs');
  const pair = { cert_chain: readFileSync(given.cert), private_key: readFileSync(given.key) };
  return ServerCredentials.createSsl(null, [pair]);
};

server.bindAsync(`127.0.0.1:${port}`, await credentials(), (error, bound) => {
  if (error !== null) throw error;
  port = bound;
  said(`port ${bound}`);
});

/** Orders of a spec, a line each; every one is answered by a line. */
const orders: Readonly<Record<string, (stream: string) => unknown>> = {
  /** Writes what only the server writes. */
  stats: () => log.append('$stats-127.0.0.1:2113', 'any', [systemEvent()]),
  delete: (stream) => log.remove(stream, false),
  tombstone: (stream) => log.remove(stream, true),
  /** Keeps the last event of a stream. */
  cut: (stream) => log.append(`$$${stream}`, 'any', [systemEvent('$metadata', '{"$maxCount":1}')]),
  /** How many follow now, and on how many connections anybody did. */
  followers: () => `${log.listeners.size} on ${followedFrom.size}`,
  'send-away': (count) => {
    toSendAway = Number(count);
  },
};

const systemEvent = (type = '$statsCollected', data = '{}'): Proposed => ({
  id: crypto.randomUUID(),
  type,
  isJson: true,
  data: Buffer.from(data),
  metadata: Buffer.alloc(0),
});

// Ends with whoever started it, also where that one was killed.
for await (const line of createInterface({ input: process.stdin })) {
  const [order = '', stream = ''] = line.split(' ');
  const answer = orders[order]?.(stream);
  said(typeof answer === 'string' ? answer : 'done');
}
process.exit(0);
