/**
 * The plain part of the tar format (POSIX.1-1988 ustar): regular files with names of at most 100 bytes. Enough for
 * archives that any `tar` reads, and only those are read back.
 */

/** Size of a header and of the unit that contents are filled up to, in bytes. */
export const TAR_BLOCK = 512
/** Two empty blocks end an archive. */
export const TAR_END = Buffer.alloc(2 * TAR_BLOCK)

/** The header of a file with `size` bytes; `at` is its time. Throws a RangeError when the name does not fit. */
export function tarHeader(name: string, size: number, at: Date): Buffer {
  const block = Buffer.alloc(TAR_BLOCK)
  if (Buffer.byteLength(name) > 100) throw new RangeError(`the name ${name} is too long for tar`)
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')
  block.write(name, 0)
  block.write(`${octal(0o600, 7)}\0`, 100)
  block.write(`${octal(0, 7)}\0${octal(0, 7)}\0`, 108)
  block.write(`${octal(size, 11)}\0`, 124)
  block.write(`${octal(Math.floor(at.getTime() / 1000), 11)}\0`, 136)
  block.write('        0', 148)
  block.write('ustar\x0000', 257)
  block.write(`${octal(checksum(block), 6)}\0 `, 148)
  return block
}

/** Bytes that fill contents of `size` bytes up to whole blocks. */
export function tarFill(size: number): number {
  return (TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK
}

/** Name and size of the file that a header announces; undefined for the end. Throws an Error for anything else. */
export function readTarHeader(block: Buffer): { name: string; size: number } | undefined {
  if (block.length !== TAR_BLOCK) throw new Error('the archive ends in the middle of a header')
  if (block.every((byte) => byte === 0)) return undefined
  const text = (from: number, to: number) => block.toString('utf8', from, to).replace(/\0[\s\S]*$/, '')
  const stated = Number.parseInt(text(148, 156), 8)
  const blank = Buffer.from(block)
  blank.fill(' ', 148, 156)
  const size = Number.parseInt(text(124, 136), 8)
  if (stated !== checksum(blank) || !Number.isSafeInteger(size) || size < 0)
    throw new Error('the archive is damaged: a header does not add up')
  return { name: text(0, 100), size }
}

function checksum(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 0)
}
