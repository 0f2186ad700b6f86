use crate::random::Random;

pub const TOWNS: [&str; 16] = [
    "Aunemouth",
    "Bellmarch",
    "Crossfen",
    "Dunlow",
    "Élise-sur-Aune",
    "Farrowgate",
    "Grünau",
    "Hollin Bridge",
    "Ivelcombe",
    "Jasmund",
    "Kestrel Weir",
    "Løvstad",
    "Millhythe",
    "Norrbrück",
    "Osierholm",
    "Priory Lock",
];

const SUBJECTS: [&str; 16] = [
    "Engineers",
    "The lock keepers",
    "Volunteers",
    "Firefighters",
    "Farmers",
    "Councillors",
    "Pupils",
    "Divers",
    "Gauge readers",
    "Shopkeepers",
    "Ferry crews",
    "Hydrologists",
    "Neighbours",
    "Two mayors",
    "Railway staff",
    "Bakers",
];

const VERBS: [&str; 16] = [
    "are watching",
    "have closed",
    "have reopened",
    "are filling",
    "are guarding",
    "have lost sight of",
    "are repairing",
    "have measured",
    "are carrying away",
    "are asking about",
    "have reached",
    "are lighting",
    "have given up",
    "are draining",
    "are counting",
    "have moved",
];

const OBJECTS: [&str; 20] = [
    "the northern sluice",
    "two hundred sandbags",
    "the low road",
    "a railway bridge",
    "the market square",
    "the old mill",
    "forty boats",
    "the school cellar",
    "a gauge by the weir",
    "the cattle pens",
    "the chapel steps",
    "three pumping stations",
    "the telephone exchange",
    "a stretch of dyke",
    "the allotments",
    "the ferry landing",
    "the museum's archive",
    "a culvert",
    "the hospital car park",
    "the footbridge",
];

const TURNS: [&str; 14] = [
    "since before dawn",
    "for the second time today",
    "against all forecasts",
    "without much hope",
    "by torchlight",
    "as the rain eases",
    "to everybody's relief",
    "with borrowed pumps",
    "under a clear sky",
    "while the sirens sound",
    "in spite of the wind",
    "for want of lorries",
    "as planned",
    "on the advice of the army",
];

const ASIDES: [&str; 12] = [
    "Nobody was hurt.",
    "More is expected within the hour.",
    "The level stands at {} centimetres.",
    "About {} people are affected.",
    "It last happened in 19{} or thereabouts.",
    "Tea is being handed out.",
    "Trains are {} minutes late.",
    "The café « Chez Zoë » stays open.",
    "A naïve hope, says one of them.",
    "Some {} homes have no light.",
    "The crest should pass at night.",
    "Dogs are welcome in the sports hall.",
];

/// A sentence with a town in it.
pub fn sentence(random: &mut Random) -> String {
    format!(
        "{} in {} {} {} {}.",
        random.pick(&SUBJECTS),
        random.pick(&TOWNS),
        random.pick(&VERBS),
        random.pick(&OBJECTS),
        random.pick(&TURNS)
    )
}

/// A few sentences.
pub fn paragraph(random: &mut Random) -> String {
    let mut text = sentence(random);
    for _ in 0..random.below(4) {
        text.push(' ');
        if random.one_in(2) {
            text.push_str(&sentence(random));
        } else {
            text.push_str(&random.pick(&ASIDES).replace("{}", &(10 + random.below(80)).to_string()));
        }
    }
    text
}

/// A sentence's worth without its full stop.
pub fn headline(random: &mut Random) -> String {
    format!("{}: {} {}", random.pick(&TOWNS), random.pick(&OBJECTS), random.pick(&TURNS))
}

/// A fact for a list.
pub fn fact(random: &mut Random) -> String {
    format!(
        "{}: {} centimetres, {} more than an hour ago",
        random.pick(&TOWNS),
        200 + random.below(400),
        random.below(30)
    )
}
