//! What readers do with the built page, in three browser engines.
//!
//! One file a subject; each begins with the list of its journeys.

mod accessibility;
mod album;
mod comments;
mod comments_access;
mod comments_answers;
mod comments_drafts;
mod comments_isso;
mod comments_kept;
mod comments_letter;
mod comments_naughty;
mod comments_outbox;
mod comments_writing;
mod devices;
mod embed;
mod embed_hostile;
mod embed_tall;
mod embed_view;
mod failures;
mod filters;
mod first_screen;
mod hostility;
mod keyboard;
mod languages;
mod lightbox;
mod lightbox_access;
mod lightbox_gestures;
mod lightbox_keys;
mod lightbox_loading;
mod lightbox_looks;
mod lightbox_walk;
mod lightbox_words;
mod lightbox_zoom;
mod links;
mod live;
mod live_arrivals;
mod live_changes;
mod live_older;
mod live_polling;
mod live_return;
mod live_soak;
mod media;
mod oddities;
mod offline;
mod offline_withdrawn;
mod older;
mod pictures;
mod playing;
mod printing;
mod sample;
mod search;
mod sharing;
mod starting;
mod structured;
mod third_parties;
mod times;

use std::process::ExitCode;

use e2e::suite::{self, Steps, Surroundings};

fn main() -> ExitCode {
    let journeys: Vec<(&str, Steps)> = [
        sample::JOURNEYS,
        first_screen::JOURNEYS,
        starting::JOURNEYS,
        links::JOURNEYS,
        sharing::JOURNEYS,
        structured::JOURNEYS,
        filters::JOURNEYS,
        search::JOURNEYS,
        keyboard::JOURNEYS,
        times::JOURNEYS,
        languages::JOURNEYS,
        older::JOURNEYS,
        live_polling::JOURNEYS,
        live_arrivals::JOURNEYS,
        live_changes::JOURNEYS,
        live_return::JOURNEYS,
        live_older::JOURNEYS,
        embed::JOURNEYS,
        embed_tall::JOURNEYS,
        embed_view::JOURNEYS,
        embed_hostile::JOURNEYS,
        live_soak::JOURNEYS,
        comments::JOURNEYS,
        comments_writing::JOURNEYS,
        comments_drafts::JOURNEYS,
        comments_letter::JOURNEYS,
        comments_access::JOURNEYS,
        comments_answers::JOURNEYS,
        comments_outbox::JOURNEYS,
        comments_isso::JOURNEYS,
        comments_kept::JOURNEYS,
        comments_naughty::JOURNEYS,
        lightbox::JOURNEYS,
        lightbox_walk::JOURNEYS,
        lightbox_words::JOURNEYS,
        lightbox_keys::JOURNEYS,
        lightbox_access::JOURNEYS,
        oddities::JOURNEYS,
        hostility::JOURNEYS,
        third_parties::JOURNEYS,
        lightbox_gestures::JOURNEYS,
        lightbox_zoom::JOURNEYS,
        lightbox_loading::JOURNEYS,
        lightbox_looks::JOURNEYS,
        media::JOURNEYS,
        pictures::JOURNEYS,
        playing::JOURNEYS,
        printing::JOURNEYS,
        failures::JOURNEYS,
        devices::JOURNEYS,
        offline::JOURNEYS,
        offline_withdrawn::JOURNEYS,
        accessibility::JOURNEYS,
    ]
    .concat();
    match Surroundings::of_the_built_page() {
        Ok(surroundings) => suite::run(surroundings, &journeys),
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
