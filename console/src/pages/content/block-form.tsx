import { Button, Group, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type Block, replaced, without } from './draft.ts'
import { LiquidInput } from './liquid-input.tsx'

interface BlockFormProps {
  block: Block
  onChange: (block: Block) => void
  fields: string[]
  /** The first problem of the block, and its kind. */
  error?: string | undefined
  code?: string | undefined
  id: string
  readOnly: boolean
}

/** What an author fills in of one block. */
export function BlockForm({ block, onChange, code, ...shared }: BlockFormProps) {
  const { fields, readOnly } = shared
  const linkFault = code === 'link_missing' || code === 'address_not_allowed'
  switch (block.kind) {
    case 'heading':
      return (
        <LiquidInput
          {...shared}
          label="Heading"
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
        />
      )
    case 'text':
      return (
        <LiquidInput
          {...shared}
          label="Text"
          description="An empty line begins a paragraph, “- ” a list; **bold**, *italic*, [words](https://address)"
          rows={4}
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
        />
      )
    case 'image':
      return (
        <Stack gap="sm">
          <LiquidInput
            {...shared}
            label="Address of the image"
            placeholder="https://"
            value={block.src}
            onChange={(src) => onChange({ ...block, src })}
          />
          <LiquidInput
            fields={fields}
            readOnly={readOnly}
            label="Description"
            description="Read by people who cannot see the image"
            value={block.alt}
            onChange={(alt) => onChange({ ...block, alt })}
          />
          <LiquidInput
            fields={fields}
            readOnly={readOnly}
            label="Link, if it has one"
            placeholder="https://"
            value={block.href ?? ''}
            onChange={(href) =>
              onChange({ kind: 'image', src: block.src, alt: block.alt, ...(href && { href }) })
            }
          />
        </Stack>
      )
    case 'button':
      return (
        <Stack gap="sm">
          <LiquidInput
            {...shared}
            error={linkFault ? undefined : shared.error}
            label="Words on the button"
            value={block.label}
            onChange={(label) => onChange({ ...block, label })}
          />
          <LiquidInput
            fields={fields}
            readOnly={readOnly}
            label="Link"
            error={linkFault ? shared.error : undefined}
            placeholder="https://"
            value={block.href}
            onChange={(href) => onChange({ ...block, href })}
          />
        </Stack>
      )
    case 'products':
      return <ProductsForm block={block} onChange={onChange} {...shared} />
    case 'divider':
      return null
    case 'mjml':
      return (
        <LiquidInput
          {...shared}
          label="MJML source"
          description="Sections and what stands in them; the frame and the footer are added"
          rows={8}
          code
          value={block.source}
          onChange={(source) => onChange({ ...block, source })}
        />
      )
  }
}

type Products = Extract<Block, { kind: 'products' }>

function ProductsForm({
  block,
  onChange,
  error,
  readOnly,
}: Omit<BlockFormProps, 'block'> & { block: Products }) {
  const set = (position: number, item: Products['items'][number]) =>
    onChange({ ...block, items: replaced(block.items, position, item) })
  return (
    <Stack gap="md">
      {[...block.items.entries()].map(([position, item]) => (
        <Stack key={position} gap="xs">
          <Group gap="sm" align="flex-end" grow>
            <TextInput
              label={`Product ${position + 1}`}
              placeholder="Name"
              readOnly={readOnly}
              value={item.title}
              onChange={(event) => set(position, { ...item, title: event.currentTarget.value })}
            />
            <TextInput
              label="Price"
              placeholder="£3.50"
              readOnly={readOnly}
              value={item.price ?? ''}
              onChange={(event) => set(position, { ...item, price: event.currentTarget.value })}
            />
          </Group>
          <Group gap="sm" align="flex-end" grow>
            <TextInput
              label="Link"
              placeholder="https://"
              readOnly={readOnly}
              value={item.url}
              onChange={(event) => set(position, { ...item, url: event.currentTarget.value })}
            />
            <TextInput
              label="Image"
              placeholder="https://"
              readOnly={readOnly}
              value={item.imageUrl ?? ''}
              onChange={(event) => set(position, { ...item, imageUrl: event.currentTarget.value })}
            />
          </Group>
          {!readOnly && (
            <Group justify="flex-end">
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() => onChange({ ...block, items: without(block.items, position) })}
              >
                Remove product {position + 1}
              </Button>
            </Group>
          )}
        </Stack>
      ))}
      {error && (
        <div role="alert" style={{ color: 'var(--tactful-bad)', fontSize: 13 }}>
          {error}
        </div>
      )}
      {!readOnly && block.items.length < 12 && (
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange({ ...block, items: [...block.items, { title: '', url: '' }] })}
          >
            Add product
          </Button>
        </Group>
      )}
    </Stack>
  )
}
