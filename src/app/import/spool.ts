import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ImportedProduct, OrderLine } from './records.ts'

/** Lines of orders on disk, so that orders come together however their lines are spread over files of any size. */
export interface Spool {
  add(line: OrderLine): void
  /** Whether this is news about a person; remembers it as told. */
  isNews(person: string, facts: string): boolean
  /** How many orders there are. */
  orders(): number
  /** Orders in the order of their time. */
  inOrder(): Iterable<[OrderLine, ...OrderLine[]]>
  /** Every product that a line named, as it was last sold. */
  products(): Iterable<ImportedProduct>
  close(): void
}

const COMMIT_EVERY = 20_000

/** Opens a spool in a temporary folder that goes with it. */
export function openSpool(): Spool {
  const folder = mkdtempSync(join(tmpdir(), 'tactful-import-'))
  const database = new DatabaseSync(join(folder, 'spool'))
  database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;
    CREATE TABLE lines (key TEXT NOT NULL, n INTEGER PRIMARY KEY, at INTEGER NOT NULL, line TEXT NOT NULL);
    CREATE TABLE products (id TEXT PRIMARY KEY, at INTEGER NOT NULL, product TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE told (person TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
    BEGIN`)
  const addLine = database.prepare('INSERT INTO lines (key, at, line) VALUES (?, ?, ?)')
  const addProduct = database.prepare(`INSERT INTO products (id, at, product) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET at = excluded.at, product = excluded.product WHERE excluded.at >= products.at`)
  const tell = database.prepare(`INSERT INTO told (person, facts) VALUES (?, ?)
    ON CONFLICT (person) DO UPDATE SET facts = excluded.facts WHERE excluded.facts != told.facts`)
  let added = 0
  let indexed = false

  const finish = () => {
    if (indexed) return
    indexed = true
    database.exec(`COMMIT; CREATE INDEX lines_by_key ON lines (key, n);
      CREATE TABLE heads AS SELECT key, min(at) AS at, min(n) AS n FROM lines GROUP BY key;
      CREATE INDEX heads_by_time ON heads (at, n)`)
  }
  return {
    add: (line) => {
      addLine.run(`${line.refund ? 'r' : 'o'}:${line.orderId}`, line.at, JSON.stringify(line))
      const { product } = line
      if (product?.name && (product.price ?? 0) > 0 && !line.refund) {
        const { product_id: id, name, category, price } = product
        addProduct.run(id, line.at, JSON.stringify({ id, name, ...(category && { category }), price }))
      }
      added += 1
      if (added % COMMIT_EVERY === 0) database.exec('COMMIT; BEGIN')
    },
    isNews: (person, facts) => tell.run(person, facts).changes > 0,
    orders: () => {
      finish()
      return Number(database.prepare('SELECT count(*) AS n FROM heads').get()?.n ?? 0)
    },
    inOrder: function* () {
      finish()
      const heads = database.prepare('SELECT key FROM heads ORDER BY at, n')
      const linesOf = database.prepare('SELECT line FROM lines WHERE key = ? ORDER BY n')
      for (const { key } of heads.iterate()) {
        const lines = linesOf.all(String(key)).map(({ line }) => JSON.parse(String(line)) as OrderLine)
        const [first, ...rest] = lines
        if (first) yield [first, ...rest]
      }
    },
    products: function* () {
      finish()
      for (const { product } of database.prepare('SELECT product FROM products ORDER BY id').iterate())
        yield JSON.parse(String(product)) as ImportedProduct
    },
    close: () => {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
