/** Where the shop would be. */
export const SHOP = 'https://shop.example'
