/** A tenth of a second of silence, as WAV. */
export const wav = (() => {
  const samples = Buffer.alloc(1600);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
})();

const bytes = (hex: string, text: string) =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(text, 'latin1'), Buffer.alloc(64)]);

/** How the other formats begin, which is what they are told by. */
export const mp3 = bytes('fffb9064', '');
export const ogg = bytes('4f67675300020000000000000000010000000000000000000000011e', '\u0001vorbis');
export const opus = bytes('4f676753000200000000000000000100000000000000000000000113', 'OpusHead');
export const m4a = bytes('0000001c', 'ftypM4A \0\0\0\0M4A mp42isom');
export const aac = bytes('fff15080', '');
export const mp4Video = bytes('0000001c', 'ftypisom\0\0\0\0isomiso2mp41');
