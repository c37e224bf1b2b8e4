"""The words that two-word codes are made of.

Plain things that anybody can spell after hearing them once: three to seven letters, no two that
sound alike or differ in one letter, nothing that a patient or a colleague could take amiss. What
is kept of a code does not depend on this list, so that it may change.
"""

from __future__ import annotations

_IN_ORDER = """
acorn album almond amber anchor anorak apple apricot apron arrow aspen atlas attic autumn avenue
badger bagel bakery balcony ballet balloon bamboo banjo banner barley basil basket bassoon
beacon belfry bench beret biscuit blanket blazer blossom bobbin bonfire bonnet bookend bottle
bouquet bracken bramble branch breeze brick bridge bronze bubble bucket buckle buffet bunting
butter button cabin cable cactus camera canal candle canoe canteen canyon captain caramel
caravan cargo carpet carton castle catkin cavern cello chalet chalk channel chapter chariot
cheddar chess chimes chimney chorus cinema circle citrus clarity clay climber clock cloud clover
coast cobalt column comet compass compost concert condor copper corner cosmos cottage cotton
cowslip crane crayon cricket crimson crocus crystal cupcake cupola curlew curtain cushion
custard cutlery dancer decade delta denim dialect diamond diary dinghy dolphin domino doorway
dovecot drapery drawer drizzle dune duvet dynamo eagle easel echo eclipse emerald engine estuary
express fabric fairway falcon fanfare farmer fennel fern fiddle fiesta finch firefly flag
flannel flask flavour foghorn foliage fondue forest forge fortune foxtrot fresco fudge futon
gadget galaxy gallery gallop gannet garden garland garlic gazebo gazelle gecko gherkin gift
ginger gingham giraffe glacier glade glass glider glove goblet gondola granite grape gravel
gravity grocery grotto guava guitar gumboot habitat hamlet hammock hamper hamster handbag
harbour harmony harp harvest hazel hearth hedge helium helmet heron hinge hobby holiday horizon
hotel hurdle iceberg icicle igloo indigo inkpot iris island ivy jackdaw jacket jaguar jasmine
jazz jelly jersey jetty jigsaw jockey joiner journal journey jubilee juggler juice jumper jungle
juniper kale kayak keeper kelp kestrel ketchup keyhole kimono kitchen kite kiwi koala label
ladder ladle lagoon lamp lantern lapwing larch laundry laurel leaflet leather lemon lemur lentil
leopard lettuce library lilac limpet linen linnet llama lobster lodge logbook logo lotus lunch
lupin maestro magenta magnet magpie mallard mango mansion maple margin marina market mascot
match maypole meadow melody melon memento meteor midday mimosa mineral minnow mirror mitten
monsoon mosaic motor mural museum myrtle napkin nature nectar nest nettle network nickel noodle
novel nursery nutmeg oak oasis oatcake oatmeal oboe ocean octave octopus office olive onion opal
opera orange orbit orchard orchid oregano origami osprey otter outing oven owl oxygen oyster
paddock pageant painter palace pancake panther papaya paper paprika parade parcel parlour parrot
parsley parsnip pastry pasture patio pattern peanut pebble pelican pencil pendant penguin pepper
pergola petunia pewter piano piccolo picnic picture pigeon pigment pilot pioneer pixel pizza
planet plank plateau platter plaza plywood podium poem polka poncho pony popcorn poplar poppy
postbox poster potato pottery prairie pretzel prism pudding puddle puffin pulley pumice pumpkin
puppet purple puzzle pylon pyramid quail quarry quartet quilt quince rabbit radio radish rafter
railway rainbow ranger rattle recipe rhubarb ribbon ringlet ripple river robin rocket rooftop
rooster rosebud rosette rotunda rowboat ruby rudder russet safari saffron sailor salad salmon
sandal sandpit sapling sardine satchel satsuma scallop scarf scenery scooter scroll seagull
seaside seaweed seesaw sesame shallot shelf shelter sherbet shield shovel shower shrub shuttle
signal silk silver skater skylark sledge smile snorkel snow sofa solar sonata soprano sorbet
soup spaniel spanner spark sparrow spatula sphere spice spinach spiral splash sponge spoon
spring sprout spruce square stadium stamp stapler statue steam steeple stencil stone stripe
strudel studio sugar summit sunbeam sundial sunhat sunrise sunset surfer swan sweater swift
swimmer swing syrup tadpole tandem tapioca tartan tassel teacup teapot tempo tennis terrace
terrier textile theatre thermos thicket thimble thistle thread tiger tile timber tinsel toaster
toffee tomato topaz torch toucan tourist tower toy tractor trailer tram trapeze treetop trellis
trifle trinket tripod trolley trophy tropics trout truffle trumpet tugboat tulip tundra tunic
tunnel turbine turbot tureen turnip turret turtle tuxedo tweed twig twine twist unicorn uniform
upland valley vanilla vase velvet venture veranda verse viaduct village vine violet vista voyage
wagon wallaby walnut waltz warbler weaver welcome wheat whisker wicket willow window winter
wizard wombat wool yarn yodel yogurt zebra zenith zigzag zipper zodiac
"""

WORDS: tuple[str, ...] = tuple(_IN_ORDER.split())
"""In the order of the alphabet."""
