/** What a customer will buy: BG/NBD for how often, Gamma-Gamma for how much. */
export { type BgNbd, chanceAlive, expectedPurchases, fitBgNbd, type History } from './bg-nbd.ts'
export { expectedSpend, fitGammaGamma, type GammaGamma } from './gamma-gamma.ts'
