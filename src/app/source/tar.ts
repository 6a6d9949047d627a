import { gzipSync } from 'node:zlib'

/** A file of an archive: its path with `/`, and its bytes. */
export interface ArchiveFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable: boolean
}

const BLOCK = 512
const NAME_BYTES = 100
const PREFIX_BYTES = 155

/** Splits a path over the two fields of the header. */
function placed(path: string): readonly [name: string, prefix: string] {
  if (Buffer.byteLength(path) <= NAME_BYTES) return [path, '']
  const cut = path.indexOf('/', path.length - NAME_BYTES - 1)
  const [prefix, name] = [path.slice(0, cut), path.slice(cut + 1)]
  const fits = Buffer.byteLength(prefix) <= PREFIX_BYTES && Buffer.byteLength(name) <= NAME_BYTES
  if (cut === -1 || !fits) throw new Error(`the path is too long for an archive: ${path}`)
  return [name, prefix]
}

const octal = (value: number, width: number): string =>
  `${value.toString(8).padStart(width, '0')}\0`

/** The header of a file in the format of POSIX (ustar), of no owner and no date. */
function headerOf({ path, bytes, executable }: ArchiveFile): Buffer {
  const [name, prefix] = placed(path)
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0)
  header.write(octal(executable ? 0o755 : 0o644, 7), 100)
  header.write(octal(0, 7), 108)
  header.write(octal(0, 7), 116)
  header.write(octal(bytes.length, 11), 124)
  header.write(octal(0, 11), 136)
  header.write(' '.repeat(8), 148)
  header.write('0', 156)
  header.write('ustar\0' + '00', 257)
  header.write(prefix, 345)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** A `.tar.gz` of the files, the same bytes for the same files. */
export function tarGz(files: readonly ArchiveFile[]): Buffer {
  const blocks = files.flatMap((file) => {
    const padding = (BLOCK - (file.bytes.length % BLOCK)) % BLOCK
    return [headerOf(file), file.bytes, Buffer.alloc(padding)]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]))
}
