/** Common concrete and abstract nouns: singular, lower case, one word each. */
export const nouns: readonly string[] = `
ability accent accident account ache acid acorn act action actor address advantage adventure advert advice affair age
agency agenda agreement aim air aircraft airport aisle alarm album alley alphabet amount anchor angel anger angle ankle
answer antenna apartment apology appeal appetite appointment apron arch area argument arm armchair army arrow art article
ash assembly atom attack attempt attic attitude auction audience author autumn avenue award axe axis baby back backpack
badge bag baggage bakery balance balcony ball balloon band bandage bank banner bar barn barrel barrier base basement basin
basket bath bathroom bathtub battery battle bay beach bead beak beam beard beauty bed bedroom beginning behaviour belief
bell belly belt bench bend benefit bicycle bike bill bin birth birthday bit blade blame blanket blender block blood blouse
board boat body boiler bolt bomb bone bonus book bookcase bookshop boot border bottle bottom boundary bow bowl box bracelet
brain brake branch brand breath breeze brick bride bridge briefcase broom brush bubble bucket budget bug building bulb
bullet bunch burden bus bush business button cabin cabinet cable cafe cage calendar call calm camera camp campus can canal
candle canoe canvas cap capital captain car caravan card cardboard care career cargo carpet carriage cart cartoon case cash
castle catalogue category cathedral cause cave ceiling celebration cell cellar century ceremony certificate chain chair
chalk challenge chance change channel chapter character charge charity charm chart cheek chemistry cheque chess chest child
chimney chin choice choir church cinema circle circus city class classroom clay clerk cliff climate clinic clock closet
cloth cloud clown club clue coach coal coast coat code coin cold collar collection college column comb comedy comfort comic
comment committee community company comparison compass competition complaint computer concept concert conclusion concrete
condition conference confidence conflict connection contact container contest contract control conversation cooker copper
copy cord corner corridor cost costume cottage cotton couch council country couple courage course court cover crack cradle
craft crane crash crayon crew crime crisis crowd crown crystal culture cup cupboard cure curiosity current curse curtain
curve cushion custom customer cycle damage dance danger darkness data daughter dawn day deadline deal death debate debt
decade decision deck degree delay delivery demand desert design desk detail device diagram diamond diary dictionary diet
difference difficulty dinner direction dirt disaster discount discovery discussion disease dish dishwasher distance district
dock document doll dollar door doorbell doubt drain drama drawer drawing dream dress drill drink driveway drop drum dryer
dust duty ear earring earth earthquake echo economy edge education effect effort elbow election electricity elevator email
emergency emotion empire energy engine entrance envelope environment envy episode equation equipment error escape essay
estate event evidence exam example exchange excuse exercise exit expense experience experiment expert explanation eye
eyebrow fabric face fact factory failure fairy faith fame family fan farm fashion faucet fault favour fear feather feature
fee feeling fence ferry festival fever field fight figure file film filter finger fire firefighter fireplace flag flame
flash flashlight flat flavour flight flood floor flower flute fog folder folk foot football forehead forest fork form
fortune fountain frame freedom freezer friend friendship frost fuel fun function fur furniture future gallery game gap
garage garden gas gate gear gem generation genius gesture ghost giant gift girl glass glasses globe glove glue goal gold
government grade grammar grass gravity greeting ground group growth guess guest guide guitar gum gym habit hair haircut
hall hallway hammer hammock hand handbag handle handshake happiness harbour harmony harvest hat hate head headache
headline headphone health heart heat heater heaven heel height helicopter helmet help hero highway hill hinge hint hip
history hole holiday home homework honesty honour hood hook hope horizon horn hospital hostel hotel hour house housework
humour hunger hurricane hut ice idea identity illness image imagination impact income industry information injury ink
innocence insurance interest internet interview invention invitation iron island issue item ivory jacket jail jar jaw jeans
jewel job joke journal journey joy judge jug jungle justice kettle key keyboard kick kid king kingdom kiss kit kitchen kite
knee knife knock knot knowledge label laboratory lace ladder lake lamp land landscape lane language laptop laugh laundry law
lawn layer leader leaf league leather lecture leg legend leisure lens lesson letter level lever liberty library licence lid
lie life lift light lightning limit line link lip list literature load loan lobby lock locker log logic loop loss lottery
love luck luggage lung machine magazine magic magnet maid mail mailbox majority makeup map marble march mark market
marriage mask mass mat match material mathematics matter mattress maze meadow meal meaning measure medal medicine meeting
member memory menu mercy message metal meteor method microphone microscope microwave middle midnight mile mill mind mine
miracle mirror mission mist mistake mixture model moment money monster month monument mood moon morning motion motor
motorbike mountain mouth movement movie mud mug muscle museum music mystery myth nail name napkin nation nature neck
necklace need needle neighbourhood nerve nest net network news newspaper night noise noon north nose note notebook novel
number nurse oar object ocean offer office oil opera operation opinion opportunity option orchard orchestra order organ
outfit oven owner oxygen pace package padlock page pain paint painting pair palace palm pan panel panic paper parade
paradise parcel park parking parliament part partner party passage passenger passport password past path patience patient
pattern pause pavement payment peace peak pen pencil penny pension perfume period permission person phone photo phrase
piano picnic picture piece pile pill pillow pin pipe pirate pitch place plan planet plank plant plaster plastic plate
platform play playground pleasure plot plug pocket poem poet poetry point poison pole policy politics pond pool population
porch port portrait position post postcard poster pot pottery poverty powder power practice prayer present pressure price
pride prince princess principle printer priority prison privacy prize problem process product profile profit programme
progress project promise proof property protest proverb pulse pump punishment pupil puppet purchase purpose purse puzzle
pyramid quality quantity quarrel quarter queen quest question queue quilt race radar radiator radio rail railway rain
rainbow raincoat rate razor reaction reason receipt recipe record referee reflection refrigerator region regret
relationship religion remote rent repair report request rescue research respect rest restaurant result revenge reward
rhyme rhythm ribbon riddle ring riot risk ritual river road robot rock rocket roof room root rope rose route routine row
rubber rubbish rug ruin rule ruler rumour sack saddle safety sail salary sale sand sandal satellite scale scandal scar
scarf scene schedule scheme scholarship school science scissors score scream screen screw screwdriver sculpture sea seat
season second secret seed sense sentence series service shade shadow shame shampoo shape share shed sheet shelf shell
shelter shield ship shirt shock shoe shop shopping shore shoulder shovel show shower sidewalk sight sign signal silence
silk silver sink siren size skate skeleton sketch ski skill skin skirt sky skyscraper sleep sleeve slide slipper
slope smell smile smoke snow snowman soap society sock sofa software soil solution song sorrow soul sound source south
souvenir space spade spark speaker speech speed spell spider sponge spoon spot spring square stadium staff stage stain
stair stamp standard star start state statement station statue steam steel steering step stereo stick sticker stitch
stomach stone stool storage storm story stove stranger strategy straw stream street strength stress stretcher string
structure struggle student studio study style subject success suburb suitcase summer sun sunlight sunrise sunset surface
surgery surprise survey swamp sweat sweater swing switch sword symbol system table tail talent tank tap tape target task
taste taxi team tear technology telescope television temper temperature temple tennis tension tent terrace territory test
text texture theatre theme theory thermometer thing thought thread throat throne thumb thunder ticket tide tie tiger
tights time timetable tin tip tissue title toe toilet tone tongue tool tooth toothbrush toothpaste topic torch towel tower
town toy track tractor trade tradition traffic tragedy trail train trainer translation trap travel tray treasure treatment
treaty tree trend trial triangle trick trip trolley trophy trouble trousers truck trumpet trunk trust truth tube tunnel
twin tyre umbrella uniform union unit universe university vacation vaccine vacuum valley value van variety vase vehicle
veil verse vest victim victory video view villa village violence violin virtue virus vision visit visitor vitamin voice
volcano volume vote voyage wage wagon waist wall wallet wallpaper war wardrobe warehouse warning waste watch water
waterfall wave wax way wealth weapon weather website wedding weed week weekend weight well west wheel wheelchair whistle
will wind window wing winner winter wire wisdom wish witch witness wonder wood wool word work workshop world worry wound
wrist writing yacht yard year youth zone zip
`
  .trim()
  .split(/\s+/)

/** Common adjectives, lower case, one word each. */
export const adjectives: readonly string[] = `
able absent active afraid alive alone amazing ancient angry annoying anxious awake awful awkward bad bald basic beautiful
bent best better big bitter blank blind blunt bold boring brave brief bright brilliant broad broken busy calm careful
careless charming cheap cheerful chilly civil classic clean clear clever close cloudy clumsy coastal cold comfortable common
complete complex confused cool correct cosy crazy creative creepy crisp cruel curious curly cute daily damp dangerous dark
dead deaf dear decent deep delicate delicious dense different difficult dirty distant dizzy double dramatic dreadful dry
dull dusty eager early easy elegant empty endless enormous equal evil exact excellent exciting exotic expensive extra fair
faithful false familiar famous fancy fantastic fast fat fierce final fine firm fit flat flexible fluffy foggy folded fond
foolish foreign formal fragile free frequent fresh friendly frozen full funny furry fuzzy generous gentle giant glad global
gloomy glorious good gorgeous graceful grand grateful greasy great greedy grumpy guilty handsome handy happy hard harmless
harsh healthy heavy helpful hidden high hollow holy honest horrible hot huge humble hungry icy ideal idle ill important
impossible innocent interesting itchy jealous jolly juicy keen kind large late lazy lean legal light little lively local
lonely long loose lost loud lovely low loyal lucky magic main massive mature mean medium messy mild modern modest muddy
mysterious narrow nasty natural neat nervous new nice noble noisy normal obvious odd old open ordinary original pale
patient peaceful perfect plain playful pleasant polite poor popular precious pretty private proud public pure quick quiet
rapid rare raw ready real recent reliable rich right ripe rough round rude sad safe salty scary secret selfish serious
shallow sharp shiny short shy silent silly simple sleepy slim slippery slow small smart smooth soft solid sour special
spicy steep sticky stiff strange strict strong stubborn sudden sunny sweet tall tasty tender terrible thick thin thirsty
tidy tight tiny tired tough tricky true ugly unusual useful usual vague valuable vast violent warm weak weird wet wide wild
wise wonderful wooden worried wrong young
`
  .trim()
  .split(/\s+/)

/** Verbs in the third person singular that can take an object ("finds", "opens"). */
export const verbs: readonly string[] = `
accepts admires adds adopts adores answers asks attacks avoids bakes balances bends bites blames blocks boils borrows breaks
brings brushes builds burns buries buys calls carries carves catches changes chases checks chooses cleans climbs closes
collects combs compares controls cooks copies counts covers crosses crushes cuts damages decorates defends delivers demands
describes designs destroys digs discovers discusses divides drags draws drinks drives drops earns eats empties enjoys enters
examines exchanges expects explains explores fears feeds feels fetches fights fills finds finishes fixes folds follows
forgets forgives frees gathers gives grabs grows guards guesses guides handles hates hears heats helps hides hits holds hugs
hunts ignores imagines imitates inspects invents invites irons joins judges jumps keeps kicks kisses knows knits leads
learns leaves lends lifts likes locks loses loves makes marks measures meets melts mends misses mixes moves names needs
notices obeys observes offers opens orders owns packs paints passes pays peels picks plans plants plays polishes pours
praises prepares presses prints promises protects proves pulls pushes raises reaches reads receives recognises records
refuses removes rents repairs replaces rescues respects returns reveals rides ruins rules saves says scares scratches sees
sells sends serves sews shakes shares sharpens shows sings skips smells solves spills spots squeezes starts steals stirs
stops studies surprises sweeps swings takes tastes teaches tears tells tests thanks throws ties touches trades trains traps
treats trusts turns understands uses visits wakes wants warms washes watches waters wears weighs wins wipes wraps writes
`
  .trim()
  .split(/\s+/)

/** Foods, drinks and ingredients, lower case, one word each. */
export const foods: readonly string[] = `
almonds apples apricots asparagus avocado bacon bagels baklava bananas basil beans beef beetroot biryani biscuits blackberries
blueberries bread broccoli brownies burgers burritos butter cabbage cake caramel carrots cashews cauliflower celery cereal
cheese cheesecake cherries chicken chickpeas chilli chips chocolate cinnamon coconut cod coffee cookies couscous crab
cranberries cream crepes croissants cucumber curry custard dates doughnuts dumplings eggs falafel fish focaccia fries fudge
garlic ginger gnocchi goulash granola grapefruit grapes gravy guacamole ham hazelnuts honey hummus jam kale kebab ketchup
kimchi kiwi lamb lasagne leeks lemonade lemons lentils lettuce limes lobster macaroni mango marmalade mayonnaise meatballs
melon milk mint moussaka muesli muffins mushrooms mussels mustard noodles nuts oatmeal olives omelette onions oranges paella
pancakes papaya parsley pasta peaches peanuts pears peas peppers pesto pickles pie pierogi pineapple pistachios pizza plums
popcorn pork porridge potatoes prawns pudding pumpkin quiche quinoa radishes raisins ramen raspberries ravioli rhubarb rice
risotto salad salami salmon sandwiches sausages scones shrimp soup spaghetti spinach steak stew strawberries sushi tacos tea
tofu tomatoes tuna turkey vanilla waffles walnuts yoghurt
`
  .trim()
  .split(/\s+/)

/** Animals, pets and others: singular, lower case, one word each. */
export const animals: readonly string[] = `
alligator alpaca ant antelope ape armadillo baboon badger bat bear beaver bee beetle bird bison boar budgie buffalo butterfly
calf camel canary cat caterpillar chameleon cheetah chick chimpanzee chinchilla chipmunk clam cobra cockatoo cockroach cow
coyote cricket crocodile crow cub deer dog dolphin donkey dove dragonfly duck duckling eagle eel elephant elk falcon ferret
finch flamingo fly foal fox frog gazelle gecko gerbil gibbon giraffe goat goldfish goose gorilla grasshopper gull hamster
hare hawk hedgehog hen heron hippo hornet horse hyena iguana jackal jaguar jellyfish kangaroo kitten koala ladybird lemur
leopard lion lizard llama lobster lynx macaw magpie mole mongoose monkey moose mosquito moth mouse mule newt octopus orca
ostrich otter owl ox oyster panda panther parakeet parrot peacock pelican penguin pig pigeon piglet platypus pony poodle
porcupine puma puppy python rabbit raccoon ram rat raven reindeer rhino robin rooster salamander seahorse seal shark sheep
skunk sloth snail snake sparrow squid squirrel stork swan tadpole termite terrier toad tortoise toucan turtle vulture walrus
wasp weasel whale wolf wombat woodpecker worm yak zebra
`
  .trim()
  .split(/\s+/)

/** Jobs, each starting with a consonant sound so that "a {job}" reads right. */
export const jobs: readonly string[] = `
baker banker barber barista bartender beekeeper biologist blacksmith bookkeeper bookseller botanist bricklayer broker builder
butcher butler caretaker carpenter cashier chauffeur chef chemist childminder choreographer cleaner clerk coach coder
comedian composer conductor consultant cook courier curator dancer dentist designer detective developer dietitian diplomat
director diver doctor doorman driver drummer farmer filmmaker firefighter fisherman florist gamekeeper gardener geologist
glazier goldsmith guard guide hairdresser historian housekeeper hunter janitor jeweller jockey joiner journalist judge
juggler labourer landscaper lawyer lecturer librarian lifeguard linguist locksmith lumberjack magician mailman manager
masseur mathematician mechanic midwife miner model musician nanny nurse painter paramedic pathologist pharmacist
photographer physicist physiotherapist pianist pilot plasterer plumber poet policeman politician porter postman potter
priest producer professor programmer psychologist publisher ranger realtor receptionist reporter researcher roofer sailor
salesman scientist sculptor secretary shepherd shopkeeper singer smith soldier solicitor statistician stylist surgeon
surveyor tailor teacher technician therapist trader trainer translator trucker tutor vet waiter waitress watchmaker weaver
welder writer zookeeper
`
  .trim()
  .split(/\s+/)

/** Colour words, lower case, one word each. */
export const colours: readonly string[] = `
red blue green yellow orange purple pink black white grey brown beige turquoise violet magenta cyan teal navy maroon crimson
scarlet gold silver bronze ivory cream lilac lavender indigo olive mint coral peach khaki burgundy
`
  .trim()
  .split(/\s+/)

/** People one has: family and others around a person, for "my {relative}". */
export const relatives: readonly string[] = `
mother father mum mom dad sister brother son daughter wife husband grandmother grandfather grandma grandpa granny aunt uncle
cousin niece nephew stepmother stepfather stepsister stepbrother godmother godfather twin fiance girlfriend boyfriend partner
friend roommate flatmate neighbour boss colleague landlord landlady teacher coach classmate grandson granddaughter
`
  .trim()
  .split(/\s+/)

/** Hobbies that fit after "I like" and "my hobby is", one word each. */
export const hobbies: readonly string[] = `
acting archery astronomy badminton baking ballet basketball birdwatching blogging bowling boxing camping canoeing carpentry
chess climbing coding cooking crochet cycling dancing darts diving drawing embroidery fencing filmmaking fishing football
gaming gardening genealogy golf gymnastics hiking hockey hunting jogging judo juggling karate kayaking knitting meditation
origami painting photography pilates poetry pottery quilting reading rowing rugby running sailing sculpting sewing singing
skateboarding skating skiing snowboarding snorkelling squash stargazing surfing swimming tennis travelling volleyball walking
weaving windsurfing woodworking wrestling writing yoga
`
  .trim()
  .split(/\s+/)
