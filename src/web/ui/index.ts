/**
 * The bricks of every page. A page takes these, not the component library, for what carries our
 * meaning: amounts, hours, days, states, lists, pictures.
 *
 *   <Page title actions trail>     heading of a page; takes the focus when the route changes
 *   <Answered query>               waiting, failed, then the answer: the states in their order
 *   <ServerTable> <LocalTable>     lists: sort, search, columns, files, cards on a phone
 *   <Money> <Duration> <DayText>   figures and days in the language of the person
 *   <FigureLink> <KeyFigure>       a figure that opens where it comes from; the figure of a page
 *   <StateBadge>                   a state: a colour, always with a sign and a word
 *   <StackedBars>                  a picture whose title says the finding, with its table
 *   <Curves>                       curves over the same days, zero in sight, with their table
 *   <PageTabs>                     parts of a page, each with its own address
 *   <SidePanel>                    what is open beside the list, not over it
 *   <ConfirmSummary>               what cannot be undone: its consequences, then one button
 *   <Section> <Facts> <EmptyState> <ErrorNotice>, notify() with its undo, announce()
 */
export { announce, LiveRegion, Notices, notify } from './notices.tsx'
export { Answered } from './answered.tsx'
export { StateBadge, type Tone } from './state-badge.tsx'
export { StackedBars, type BarSeries } from './stacked-bars.tsx'
export { type Curve, Curves } from './curves.tsx'
export { ConfirmSummary } from './confirm-summary.tsx'
export { EmptyState } from './empty-state.tsx'
export { ErrorNotice } from './error-notice.tsx'
export { DayText, Duration, FigureLink, KeyFigure, Money, Share } from './figures.tsx'
export { Facts, Section } from './section.tsx'
export { Page, type Trail } from './page.tsx'
export { type PageTab, PageTabs, useTab } from './page-tabs.tsx'
export { SidePanel } from './side-panel.tsx'
export { LinesSkeleton, PageSkeleton } from './skeletons.tsx'
export { LocalTable } from './tables/local-table.tsx'
export { ServerTable } from './tables/server-table.tsx'
export type { Column } from './tables/column.ts'
