import { Skeleton, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { useCan } from '../../session.ts'
import { FaultAlert, MailPreview, PersonPicker } from '../../ui/index.ts'
import type { Draft } from './draft.ts'

/** The draft as one person would get it, and its checks; asked for again shortly after each change. */
export function usePreview(draft: Draft, position: number, profileId: string | null) {
  return useQuery({
    queryKey: ['content', 'preview', draft, position, profileId],
    queryFn: () =>
      answer(
        api.POST('/api/content/preview', {
          body: {
            draft: { ...draft, name: draft.name.trim() || 'Unnamed' },
            position,
            ...(profileId !== null && { profileId }),
          },
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

interface PreviewPanelProps {
  preview: ReturnType<typeof usePreview>
  profileId: string | null
  onProfile: (profileId: string | null) => void
}

/** The message as it will be read, for a real person or for somebody of whom nothing is known. */
export function PreviewPanel({ preview, profileId, onProfile }: PreviewPanelProps) {
  const can = useCan()
  const shown = preview.data?.preview
  return (
    <Stack gap="md">
      {can('people.read') && (
        <PersonPicker
          label="Read as"
          description="Nobody chosen: somebody of whom nothing is known, so every fallback"
          value={profileId}
          onChange={onProfile}
        />
      )}
      {preview.isError && !shown && <FaultAlert error={preview.error} />}
      {preview.isPending && <Skeleton height={480} />}
      {preview.data && !shown && (
        <Text c="dimmed" size="sm">
          The message appears here once what is marked red is corrected.
        </Text>
      )}
      {shown && <MailPreview {...shown} />}
    </Stack>
  )
}
