import { hash, verify } from '@node-rs/argon2'

/** OWASP's parameters for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a password, with its salt and parameters inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), PARAMETERS)
}

let decoy: Promise<string> | undefined

/** Whether the password is right. Without a hash it takes as long and says no, so that time tells nobody who has an account. */
export async function checkPassword(password: string, hashed: string | undefined): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const right = await verify(hashed ?? (await decoy), password.normalize('NFKC'))
  return right && hashed !== undefined
}
