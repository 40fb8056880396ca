import {
  Anchor,
  Box,
  Button,
  Checkbox,
  Collapse,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import type { Body } from '../../api.ts'
import { useWorkspace } from '../../session.ts'
import { FaultAlert, useFormat, useSubmit } from '../../ui/index.ts'
import classes from './objective-form.module.css'
import { effectText, type Measure, type Metric, measures, metrics, type Objective } from './words.ts'

export type ObjectiveBody = Body<'/api/objectives', 'post'>

interface ObjectiveFormProps {
  objective?: Objective
  save: (body: ObjectiveBody) => Promise<void>
  word: string
  readOnly?: boolean
}

interface Values extends Record<string, unknown> {
  name: string
  metric: Metric
  horizonDays: number | string
  /** As people write it: conversion in percentage points. */
  effect: number | string
  guarded: Measure[]
  tolerance: number | string
}

/** The objective as the question that its result answers. */
export function ObjectiveForm({ objective, save, word, readOnly = false }: ObjectiveFormProps) {
  const { currency } = useWorkspace()
  const format = useFormat()
  const form = useForm<Values>({
    initialValues: initial(objective),
    validate: {
      name: (value) => (value.trim() ? null : 'Name the objective'),
      horizonDays: (value) => (Number(value) >= 1 ? null : 'At least one day'),
      effect: (value) => (Number(value) > 0 ? null : 'Above zero'),
    },
  })
  const { submit, busy, error } = useSubmit(form, (values) => save(bodyOf(values, objective)))
  const values = form.getValues()
  const { unit, verb } = metrics[values.metric]
  const smallestEffect = scaled(values)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <FaultAlert error={error} />
        <TextInput
          label="Name"
          placeholder="More revenue from customers who stayed away"
          required
          readOnly={readOnly}
          {...form.getInputProps('name')}
        />
        <fieldset className={classes.question} disabled={readOnly}>
          <legend>The question</legend>
          <Group gap="xs" align="flex-start">
            <span className={classes.words}>Do the people we write to</span>
            <Select
              aria-label="What they do"
              w={230}
              allowDeselect={false}
              data={Object.entries(metrics).map(([value, metric]) => ({ value, label: metric.verb }))}
              {...form.getInputProps('metric')}
            />
            <span className={classes.words}>than those held out, by at least</span>
            <NumberInput
              aria-label="Smallest effect worth having"
              w={190}
              min={0}
              decimalScale={4}
              suffix={
                unit === 'money' ? ` ${currency} a person` : unit === 'share' ? ' points' : ' orders a person'
              }
              {...form.getInputProps('effect')}
            />
            <span className={classes.words}>within</span>
            <NumberInput
              aria-label="Days"
              w={110}
              min={1}
              max={365}
              allowDecimal={false}
              suffix=" days"
              {...form.getInputProps('horizonDays')}
            />
            <span className={classes.words}>?</span>
          </Group>
          <Text c="dimmed" size="sm" mt="sm">
            {smallestEffect > 0
              ? `They are counted as ${metrics[values.metric].label.toLowerCase()} over ${values.horizonDays} days from the day each person was assigned. An effect below ${effectText({ metric: values.metric, smallestEffect }, format)} would not be worth the sending.`
              : `Say from which effect on it is worth making people ${verb}.`}
          </Text>
        </fieldset>
        <WhyNotOpens />
        <Checkbox.Group
          label="What must not get worse"
          description="Watched beside the objective; the result says when one of them does"
          {...form.getInputProps('guarded')}
        >
          <Group mt="xs">
            {Object.entries(measures).map(([value, label]) => (
              <Checkbox key={value} value={value} label={label} disabled={readOnly} />
            ))}
          </Group>
        </Checkbox.Group>
        {values.guarded.length > 0 && (
          <NumberInput
            label="By more than"
            description="As a share of what those held out do"
            w={180}
            min={0}
            max={100}
            suffix=" %"
            readOnly={readOnly}
            {...form.getInputProps('tolerance')}
          />
        )}
        {!readOnly && (
          <Group>
            <Button type="submit" loading={busy} disabled={objective !== undefined && !form.isDirty()}>
              {word}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}

function WhyNotOpens() {
  const [opened, { toggle }] = useDisclosure()
  return (
    <Box>
      <Anchor component="button" type="button" size="sm" onClick={toggle} aria-expanded={opened}>
        Why not opens or clicks?
      </Anchor>
      <Collapse expanded={opened}>
        <Text size="sm" c="dimmed" mt={4} maw={620}>
          They rise without anybody buying more: a sharper subject line, a mail program that loads pictures by
          itself, a link checker that follows every link. They are shown beside the result as proxies, and
          nothing is steered by them.
        </Text>
      </Collapse>
    </Box>
  )
}

function initial(objective: Objective | undefined): Values {
  if (!objective)
    return {
      name: '',
      metric: 'revenue_per_person',
      horizonDays: 28,
      effect: 0.5,
      guarded: ['unsubscribes', 'complaints'],
      tolerance: 10,
    }
  const { name, metric, horizonDays, smallestEffect, guardrails } = objective
  return {
    name,
    metric,
    horizonDays,
    effect: metric === 'conversion' ? Math.round(smallestEffect * 1e6) / 1e4 : smallestEffect,
    guarded: guardrails.map((guardrail) => guardrail.measure),
    tolerance: Math.round((guardrails[0]?.tolerance ?? 0.1) * 1000) / 10,
  }
}

/** Percentage points become a share. */
function scaled({ metric, effect }: Values): number {
  return metric === 'conversion' ? Number(effect) / 100 : Number(effect)
}

function bodyOf(values: Values, objective: Objective | undefined): ObjectiveBody {
  return {
    name: values.name.trim(),
    metric: values.metric,
    horizonDays: Number(values.horizonDays),
    direction: objective?.direction ?? 'increase',
    smallestEffect: scaled(values),
    guardrails: values.guarded.map((measure) => ({ measure, tolerance: Number(values.tolerance) / 100 })),
  }
}
