import { Group, Image, Select, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPhoto, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddressState } from '../../address.ts'
import { answer, api, type Item } from '../../api.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  LinkButton,
  MoneyText,
  NumberText,
  Page,
  Section,
  useFormat,
  useList,
} from '../../ui/index.ts'
import classes from './catalog.module.css'
import { ProductDetail } from './product-detail.tsx'

type Product = Item<'/api/catalog/products'>

const columns: Column<Product>[] = [
  {
    label: 'Product',
    cell: ({ id, name, image }) => (
      <Group gap="sm" wrap="nowrap">
        <Picture image={image} />
        <div className={classes.text}>
          <b>
            <bdi>{name || id}</bdi>
          </b>
          {name && (
            <Text size="sm" c="dimmed">
              {id}
            </Text>
          )}
        </div>
      </Group>
    ),
  },
  { label: 'Category', cell: ({ category }) => <bdi>{category || '–'}</bdi>, wideOnly: true },
  { label: 'Price', cell: ({ price }) => <MoneyText value={price} />, align: 'right' },
  { label: 'Margin', cell: ({ margin }) => <MoneyText value={margin} />, align: 'right', wideOnly: true },
  { label: 'Stock', cell: ({ stock }) => <NumberText value={stock} />, align: 'right', wideOnly: true },
  { label: 'Changed', cell: ({ updatedAt }) => <DateText value={updatedAt} as="ago" />, wideOnly: true },
]

/** What the shop sells. */
export default function Products() {
  const format = useFormat()
  const [category, setCategory] = useAddressState('category')
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 250)
  const [shown, setShown] = useState<Product>()
  const categories = useQuery({
    queryKey: ['catalog', 'categories'],
    queryFn: () => answer(api.GET('/api/catalog/categories')),
  })
  const list = useList(['catalog', 'products', category, search], (after) =>
    answer(
      api.GET('/api/catalog/products', {
        params: {
          query: {
            limit: 50,
            ...(after && { after }),
            ...(search && { search }),
            ...(category && { category }),
          },
        },
      }),
    ),
  )
  const total = categories.data?.products
  return (
    <Page
      title="Products"
      description={
        total
          ? `${format.count(total)} products, by API, from files, and from the events that mention them.`
          : 'What the shop sells: by API, from files, and from the events that mention it.'
      }
    >
      <Section
        flush
        actions={
          <>
            {categories.data && categories.data.items.length > 0 && (
              <Select
                aria-label="Category"
                placeholder="All categories"
                clearable
                searchable
                data={categories.data.items.map(({ name, products }) => ({
                  value: name,
                  label: `${name} (${format.count(products)})`,
                }))}
                value={category ?? null}
                onChange={(value) => setCategory(value ?? undefined)}
              />
            )}
            <TextInput
              aria-label="Search products"
              placeholder="Name, category or id"
              leftSection={<IconSearch size={16} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </>
        }
      >
        <DataTable
          label="Products"
          columns={columns}
          list={list}
          rowKey={(product) => product.id}
          onRow={setShown}
          empty={
            search || category ? (
              <Empty title="Nothing found">
                No product fits. Try the beginning of a word, or another category.
              </Empty>
            ) : (
              <Empty title="No products yet" action={<LinkButton to="/import">Import a file</LinkButton>}>
                Send products to POST /api/catalog/products with a server key, or import a file of them.
              </Empty>
            )
          }
        />
      </Section>
      <ProductDetail product={shown} close={() => setShown(undefined)} />
    </Page>
  )
}

/** A small picture; an empty frame where there is none or it does not load. */
function Picture({ image }: { image: string }) {
  const [broken, setBroken] = useState(false)
  if (!image || broken)
    return (
      <span className={classes.noPicture}>
        <IconPhoto size={18} aria-hidden />
      </span>
    )
  return (
    <Image
      src={image}
      alt=""
      w={40}
      h={40}
      radius="sm"
      fit="cover"
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setBroken(true)}
    />
  )
}
