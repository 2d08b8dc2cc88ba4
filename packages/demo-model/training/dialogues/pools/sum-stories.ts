import { lines, pairs } from '../wording.ts'

/** Requests that say what to do, and the expression. */
export const orders: readonly (readonly [string, string])[] = pairs(`
add {a} and {b} | {a} + {b}
add {a} to {b} | {a} + {b}
subtract {a} from {b} | {b} - {a}
take {a} away from {b} | {b} - {a}
multiply {a} by {b} | {a} * {b}
multiply {a} and {b} | {a} * {b}
divide {a} by {b} | {a} / {b}
can you add {a} to {b}? | {a} + {b}
what do I get when I add {a} and {b}? | {a} + {b}
what do I get if I multiply {a} by {b}? | {a} * {b}
can you divide {a} by {b}? | {a} / {b}
can you add {a} and {b}? | {a} + {b}
please multiply {a} with {b} | {a} * {b}
please add {a} and {b} for me | {a} + {b}
how often does {b} go into {a}? | {a} / {b}
can you multiply {a} by {b}? | {a} * {b}
could you divide {a} by {b} for me | {a} / {b}
please subtract {a} from {b} | {b} - {a}
add {a} and {b}, then multiply by {c} | ({a} + {b}) * {c}
add {a}, {b} and {c} | {a} + {b} + {c}
multiply {a} by {b} and add {c} | {a} * {b} + {c}
divide {a} by {b} and add {c} | {a} / {b} + {c}
multiply {a} by {b}, then subtract {c} | {a} * {b} - {c}
divide {a} by {b}, then subtract {c} | {a} / {b} - {c}
add {a} and {b}, then divide by {c} | ({a} + {b}) / {c}
subtract {a} from {b}, then add {c} | {b} - {a} + {c}
multiply {a}, {b} and {c} | {a} * {b} * {c}
divide {a} by {b} and subtract {c} | {a} / {b} - {c}
multiply {a} by {b}, then add {c} | {a} * {b} + {c}
what do I get when I divide {a} by {b}? | {a} / {b}
please divide {a} by {b} | {a} / {b}
what is left when I take {a} away from {b}? | {b} - {a}
what is left if I take {a} away from {b}? | {b} - {a}
what remains when I subtract {a} from {b}? | {b} - {a}
what is left when I subtract {a} from {b}? | {b} - {a}
what is left when {a} is taken from {b}? | {b} - {a}
what do you get when you take {a} from {b}? | {b} - {a}
what do I get when I multiply {a} by {b}? | {a} * {b}
take {a} from {b} | {b} - {a}
what is left of {a} when I take away {b}? | {a} - {b}
what happens when I add {a} to {b}? | {a} + {b}
if I take {a} away from {b}, what is left? | {b} - {a}
if I add {a} and {b}, what do I get? | {a} + {b}
if I divide {a} by {b}, what do I get? | {a} / {b}
how much is left when I take {a} from {b}? | {b} - {a}
start with {a} and take away {b} | {a} - {b}
start with {a}, add {b} | {a} + {b}
start with {a} and multiply it by {b} | {a} * {b}
what do I get if I subtract {a} from {b}? | {b} - {a}
what do I have when I add {a} to {b}? | {a} + {b}
multiply {a} by itself | {a} * {a}
square {a} | {a} * {a}
double {a} and add {b} | {a} * 2 + {b}
halve {a} | {a} / 2
square {a} and add {b} | {a} * {a} + {b}
what remains of {a} after taking away {b}? | {a} - {b}
square {a}, then multiply by {b} | {a} * {a} * {b}
add up {a}, {b} and {c} | {a} + {b} + {c}
add {a} and {b} and {c} | {a} + {b} + {c}
take {a}, multiply it by {b}, then add {c} | {a} * {b} + {c}
take {a} and divide it by {b} | {a} / {b}
take {a} and add {b} | {a} + {b}
increase {a} by {b} | {a} + {b}
can you subtract {a} from {b}? | {b} - {a}
reduce {a} by {b} | {a} - {b}
split {a} into {b} equal parts | {a} / {b}
what would be left if I took {a} away from {b}? | {b} - {a}
what is {a} when you take away {b}? | {a} - {b}
what do I get when I take {a} away from {b}? | {b} - {a}
decrease {a} by {b} | {a} - {b}
could you multiply {a} and {b}? | {a} * {b}
could you add {a} and {b} | {a} + {b}
start with {a} and add {b} | {a} + {b}
start with {a} and divide it by {b} | {a} / {b}
start with {a}, then multiply by {b} | {a} * {b}
begin with {a} and multiply it by {b} | {a} * {b}
what is left of {a} after taking away {b}? | {a} - {b}
what remains of {a} when I take away {b}? | {a} - {b}
what remains after taking {a} away from {b}? | {b} - {a}
what remains of {a} if {b} is taken away? | {a} - {b}
start at {a} and multiply it by {b} | {a} * {b}
what do I have left of {a} after I take away {b}? | {a} - {b}
begin with {a} and subtract {b} | {a} - {b}
take {a}, then divide it by {b} | {a} / {b}
what remains when {a} is taken from {b}? | {b} - {a}
start with {a} and subtract {b} | {a} - {b}
begin with {a}, then add {b} | {a} + {b}
start with {a}, divide by {b} | {a} / {b}
what remains of {a} once {b} is taken away? | {a} - {b}
what remains of {a} if I take away {b}? | {a} - {b}
what is left of {a} if {b} is taken away? | {a} - {b}
what remains if {b} is taken away from {a}? | {a} - {b}
what remains of {a} if {b} is subtracted? | {a} - {b}
how much remains of {a} if {b} is taken off? | {a} - {b}
what remains of {a} when {b} is taken away? | {a} - {b}
what is left of {a} when {b} is taken away? | {a} - {b}
`)

/** Small stories, and the expression. `{box}` is a container, `{total}` asks for all of them. */
export const stories: readonly (readonly [string, string])[] = pairs(`
I have {a} {noun}s and buy {b} more, how many do I have? | {a} + {b}
I had {a} {noun}s and lost {b}. how many are left? | {a} - {b}
{a} boxes with {b} {noun}s each, how many {noun}s in total? | {a} * {b}
share {a} {noun}s among {b} people, how many does each get? | {a} / {b}
one {noun} costs {a}, what do {b} cost? | {a} * {b}
{person} has {a} {noun}s and {b} more arrive. how many are there? | {a} + {b}
{person} had {a} {noun}s and gave away {b}. how many does {person} have now? | {a} - {b}
{person} had {a} {noun}s and lost {b}. how many are left? | {a} - {b}
there are {a} {noun}s and {b} people. how many {noun}s does each person get? | {a} / {b}
I bought {a} {noun}s for {b} each, how much did I pay? | {a} * {b}
we sold {a} {noun}s yesterday and {b} today, how many in all? | {a} + {b}
a {box} holds {a} {noun}s. how many {noun}s are in {b} {boxes}? | {a} * {b}
there were {a} {noun}s, then {b} were taken. how many remain? | {a} - {b}
I pay {a} a month for the {noun}. how much is that in {b} months? | {a} * {b}
{person} walks {a} km a day. how far in {b} days? | {a} * {b}
{a} bags with {b} {noun}s each, how many {noun}s in total? | {a} * {b}
{a} {boxes} with {b} {noun}s each, how many {noun}s are there? | {a} * {b}
{a} {noun}s in each of {b} {boxes}, how many {total}? | {a} * {b}
{b} people bring {a} {noun}s each. how many {noun}s do they bring? | {b} * {a}
there are {a} {boxes} of {b} {noun}s. how many {noun}s is that? | {a} * {b}
{a} {boxes} hold {b} {noun}s each, how many {noun}s {total}? | {a} * {b}
I ate {b} of my {a} {noun}s. how many do I still have? | {a} - {b}
{a} {noun}s cost {b} in all, what does one cost? | {b} / {a}
each of {a} children gets {b} {noun}s, how many {noun}s do I need? | {a} * {b}
{a} {noun}s are on the table and {b} on the floor. how many are there {total}? | {a} + {b}
{person} reads {a} pages a day, how many pages in {b} days? | {a} * {b}
a {noun} costs {a} and I have {b} of them. how much is that? | {a} * {b}
{person} has {a} {noun}s, {person2} has {b}. how many do they have {total}? | {a} + {b}
{person} has {a} {noun}s and {person2} has {b}. how many more does {person} have? | {a} - {b}
I split {a} {noun}s into {b} equal groups, how many are in each? | {a} / {b}
a ticket is {a}, how much are {b} tickets? | {a} * {b}
every box has {a} {noun}s. I have {b} boxes. how many {noun}s do I have? | {a} * {b}
{a} {boxes} of {b} {noun}s, how many {noun}s {total}? | {a} * {b}
{a} {boxes} with {b} {noun}s in each {box}, how many {noun}s {total}? | {a} * {b}
I need {a} {noun}s and have {b}. how many are missing? | {a} - {b}
we drive {a} km today and {b} km tomorrow. how far is that {total}? | {a} + {b}
I have {a} and spend {b}. how much is left? | {a} - {b}
{a} {noun}s fell down out of {b}. how many are still up? | {b} - {a}
a train goes {a} km in an hour, how far in {b} hours? | {a} * {b}
I earn {a} an hour. what do I get for {b} hours? | {a} * {b}
{a} teams with {b} players each, how many players {total}? | {a} * {b}
share {a} {noun}s equally between {b} friends, how many each? | {a} / {b}
{person} divides {a} {noun}s among {b} {boxes}. how many go in each {box}? | {a} / {b}
{a} birds sit in a tree and {b} fly away. how many stay? | {a} - {b}
{a} birds sit in a tree and {b} more come. how many are there now? | {a} + {b}
I buy {a} {noun}s at {b} each. what is the total? | {a} * {b}
{a} {noun}s were in the shop, {b} were sold. how many are left in the shop? | {a} - {b}
I had {a} {noun}s, then I found {b} more. how many {noun}s do I have now? | {a} + {b}
{a} people pay {b} each. how much do they pay in total? | {a} * {b}
the bill is {a} for {b} people. what does each pay? | {a} / {b}
there are {a} {noun}s in a {box} and I have {b} {boxes}, how many {noun}s {total}? | {a} * {b}
{a} {boxes}, {b} {noun}s in every {box}. how many {noun}s? | {a} * {b}
{person} saves {a} a week. how much after {b} weeks? | {a} * {b}
a rope of {a} metres is cut into {b} pieces, how long is each? | {a} / {b}
I baked {a} {noun}s and gave {b} to {person}. how many do I have left? | {a} - {b}
{a} red {noun}s and {b} green ones, how many {noun}s in total? | {a} + {b}
there are {a} {noun}s in the kitchen and {b} in the garden. how many is that together? | {a} + {b}
my {noun} cost {a}, yours cost {b}. how much more did mine cost? | {a} - {b}
{a} cars with {b} people in each car, how many people? | {a} * {b}
if one {box} has {a} {noun}s, how many do {b} {boxes} have? | {a} * {b}
{person} planted {a} {noun}s and {b} died. how many live? | {a} - {b}
{person} had {a} {noun}s and got {b} more from {person2}. how many now? | {a} + {b}
a book has {a} pages, I read {b} pages a day. how many days do I need? | {a} / {b}
how many {noun}s are in {a} boxes of {b}? | {a} * {b}
how much do {a} {noun}s cost at {b} each? | {a} * {b}
how much is one {noun} when {a} of them cost {b}? | {b} / {a}
how many {noun}s are left if I had {a} and lost {b}? | {a} - {b}
how many {noun}s do {person} and I have, with {a} and {b}? | {a} + {b}
{a} {noun}s arrive in the morning and {b} in the evening, how many {total}? | {a} + {b}
{a} bottles with {b} litres each, how many litres in total? | {a} * {b}
{a} {boxes} with {b} {noun}s in each, how many {noun}s are there {total}? | {a} * {b}
{person} runs {a} km every day, how many km in {b} days? | {a} * {b}
{a} of the {b} {noun}s are broken. how many still work? | {b} - {a}
a class has {a} girls and {b} boys, how many children? | {a} + {b}
I put {a} {noun}s in each of my {b} {boxes}. how many {noun}s did I put in? | {a} * {b}
put {a} {noun}s into {b} {boxes} evenly, how many per {box}? | {a} / {b}
I have {a} {noun}s. I give {b} to {person}. how many are mine? | {a} - {b}
there are {a} tables with {b} chairs each, how many chairs are there? | {a} * {b}
I sleep {a} hours a night, how many hours in {b} nights? | {a} * {b}
{person} sold {a} {noun}s for {b} each. how much money is that? | {a} * {b}
how many {noun}s are there in {a} {boxes} of {b}? | {a} * {b}
how many {noun}s do {a} {boxes} of {b} hold? | {a} * {b}
{a} old {noun}s and {b} new ones, how many are there {total}? | {a} + {b}
{a} white and {b} black {noun}s, how many {noun}s {total}? | {a} + {b}
there are {a} big {noun}s and {b} small ones. how many {noun}s is that? | {a} + {b}
I see {a} yellow {noun}s and {b} brown ones. how many {noun}s do I see? | {a} + {b}
how many {noun}s do I have in {a} {boxes} of {b} each? | {a} * {b}
I count {a} blue {noun}s and {b} pink ones, how many {noun}s {total}? | {a} + {b}
{a} tall {noun}s and {b} short ones, how many {noun}s? | {a} + {b}
how many {noun}s are in {a} full {boxes} with {b} each? | {a} * {b}
a red {noun} costs {a} and a green one {b}. how much for both? | {a} + {b}
how many {noun}s fit in {a} {boxes} of {b}? | {a} * {b}
how many pages are in {a} books of {b} pages? | {a} * {b}
{person} has {a} red and {b} green {noun}s. how many {noun}s {total}? | {a} + {b}
how many {noun}s are left of {a} when {b} are lost? | {a} - {b}
how many people fit in {a} cars of {b} seats? | {a} * {b}
I earn {a} a day. what do I get for {b} days? | {a} * {b}
I get {a} an hour. how much do I earn in {b} hours? | {a} * {b}
{person} earns {a} an hour, what does {person} get for {b} hours? | {a} * {b}
I am paid {a} an hour. what do I earn for {b} hours of work? | {a} * {b}
each of {a} guests gets {b} {noun}s, how many {noun}s do I need? | {a} * {b}
each of my {a} friends needs {b} {noun}s. how many {noun}s do I need? | {a} * {b}
every one of {a} children wants {b} {noun}s, how many {noun}s is that? | {a} * {b}
each of {a} people gets {b} {noun}s. how many {noun}s do we need? | {a} * {b}
I had {a} {noun}s and then I got {b} more. how many {noun}s do I have now? | {a} + {b}
I had {a} {noun}s, then I bought {b} more. how many do I have now? | {a} + {b}
first I found {a} {noun}s, then {b} more. how many {noun}s did I find? | {a} + {b}
how many children fit in {a} buses of {b} seats? | {a} * {b}
how many people sit in {a} rows of {b} chairs? | {a} * {b}
{person} bought {a} {noun}s for {b} each. how much money was that? | {a} * {b}
{person} swims {a} km every week, how many km in {b} weeks? | {a} * {b}
I earn {a} a week. what do I get for {b} weeks? | {a} * {b}
`)

/** What holds things in a story. */
export const containers: readonly string[] = lines(`
box
bag
crate
jar
basket
pack
tray
row
drawer
bowl
bucket
case
packet
pile
sack
carton
`)

/** How a story asks for the whole. */
export const totals: readonly string[] = [
  'in total',
  'altogether',
  'in all',
  'all together',
  'overall',
  'together',
]
