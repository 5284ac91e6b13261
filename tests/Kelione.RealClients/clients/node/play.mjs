// The scenario that every SDK plays: twenty events, a word from outside, twenty more. Each script says how its SDK sends and how it knows that all was taken.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';

export const [address, key] = process.argv.slice(2);
export const person = 'kund-ž-7';
const begin = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;
const words = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

export const pause = (milliseconds) => new Promise((then) => setTimeout(then, milliseconds));
const say = (what) => process.stdout.write(JSON.stringify(what) + '\n');

const part = (from, to) => Array.from({ length: to - from }, (_, i) => {
  const n = from + i;
  return { n, name: 'Ordered', time: begin + n * 1000, id: randomUUID(), properties: { n, price: 9.5, deep: { word: '<b>"ž"</b>' }, list: [1, 'a'] } };
});

// hasId, hasTime: whether the SDK lets the app name them.
export async function play({ send, settle, hasId, hasTime }) {
  const parts = [part(0, 20), part(20, 40)];
  say({ expect: parts.flat().map(({ n, name, time, id }) => ({ n, name, person, time: hasTime ? time : null, id: hasId ? id : null })) });
  await send(parts[0]);
  await settle();
  say({ stage: 'half' });
  await words.next();
  await send(parts[1]);
  say({ stage: 'sent' });
  await settle();
  say({ stage: 'done' });
  process.exit(0);
}
