import { Anchor, Drawer, Stack, Text } from '@mantine/core'
import type { Item } from '../../api.ts'
import { CodeBox, DateText, DescriptionList, MoneyText, NumberText } from '../../ui/index.ts'

type Product = Item<'/api/catalog/products'>

const sources = { api: 'API', import: 'a file', event: 'events that mention it' }

/** Everything known of one product. */
export function ProductDetail({ product, close }: { product: Product | undefined; close: () => void }) {
  return (
    <Drawer
      opened={product !== undefined}
      onClose={close}
      position="right"
      size="md"
      title={<bdi>{product?.name || product?.id}</bdi>}
    >
      {product && (
        <Stack>
          <DescriptionList
            items={[
              ['Id', product.id],
              ['Category', product.category || undefined],
              ['Price', <MoneyText key="price" value={product.price} />],
              ['Cost', <MoneyText key="cost" value={product.cost} />],
              ['Margin', <MoneyText key="margin" value={product.margin} />],
              ['Stock', <NumberText key="stock" value={product.stock} />],
              ['Currency', product.currency || undefined],
              [
                'Page',
                product.url ? (
                  <Anchor key="url" href={product.url} target="_blank" rel="noreferrer">
                    {product.url}
                  </Anchor>
                ) : undefined,
              ],
              ['Known by', sources[product.source]],
              ['Changed', <DateText key="changed" value={product.updatedAt} />],
            ]}
          />
          {Object.keys(product.attributes).length > 0 && (
            <div>
              <Text fw={600} mb={4}>
                Attributes
              </Text>
              <CodeBox label="attributes" value={JSON.stringify(product.attributes, null, 2)} />
            </div>
          )}
        </Stack>
      )}
    </Drawer>
  )
}
