//! What a filter shows, what its counts promise, and what a search finds.

use std::sync::{Arc, LazyLock};

use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::filter::{Counts, Filter};
use as_it_happened::timeline::post::Post;
use as_it_happened::timeline::search::Query;
use as_it_happened::timeline::source::{SourceSet, SourceType};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

mod support {
    pub mod cases;
    pub mod fold;
    pub mod read;
}

use support::cases::cases;
use support::fold::FOLD;
use support::read::{HEAD, read};

static TIMELINE: LazyLock<Timeline> = LazyLock::new(|| {
    let mut timeline = Timeline::default();
    timeline.merge(read(generator::coverage(150, 1).to_string().as_bytes(), HEAD).unwrap().snapshot);
    timeline
});

fn shown(filter: &Filter) -> Vec<&'static Arc<Post>> {
    TIMELINE.posts().filter(|post| filter.admits(post, FOLD)).collect()
}

fn counts(filter: &Filter) -> Counts {
    Counts::of(TIMELINE.posts().map(AsRef::as_ref), filter, FOLD)
}

fn search(text: &str) -> Filter {
    Filter { query: Query::new(text, FOLD), ..Filter::default() }
}

fn filter() -> impl Strategy<Value = Filter> {
    let sources = prop::sample::subsequence(SourceType::ALL.to_vec(), 0..=7).prop_map(SourceSet::from_iter);
    let words = ["the", "water", "bridge", "DAWN", "naive", "grunau", "ليلى", "nobody-says-this", "p", " "];
    let query = prop::sample::subsequence(words.to_vec(), 0..3).prop_map(|words| Query::new(&words.join(" "), FOLD));
    (sources, any::<bool>(), any::<bool>(), query).prop_map(|(sources, pictures, key_events, query)| Filter {
        sources,
        pictures,
        key_events,
        query,
    })
}

/// A post, as a choice among those of the timeline.
fn any_post() -> impl Strategy<Value = &'static Arc<Post>> {
    (0..TIMELINE.len()).prop_map(|at| TIMELINE.posts().nth(at).unwrap())
}

fn words_of(post: &Post) -> Vec<String> {
    let mut text = String::new();
    let mut read = |part: &str| text.extend([part, "\n"]);
    post.source.read_text(&mut read);
    post.headline().iter().for_each(|headline| read(&headline.plain_text()));
    post.body().iter().for_each(|block| block.read_text(&mut read));
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn no_filter_shows_all() {
    let filter = Filter::default();
    assert!(filter.is_off());
    assert_eq!(shown(&filter).len(), TIMELINE.len());
    assert!(search("  ").query.is_empty());
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_count_is_what_its_button_would_show(filter in filter()) {
        let counts = counts(&filter);
        let would_show = |change: &dyn Fn(&mut Filter)| {
            let mut changed = filter.clone();
            change(&mut changed);
            shown(&changed).len()
        };
        prop_assert_eq!(counts.shown, shown(&filter).len());
        prop_assert_eq!(counts.all, would_show(&|filter| filter.sources = SourceSet::default()));
        prop_assert_eq!(counts.pictures, would_show(&|filter| filter.pictures = true));
        prop_assert_eq!(counts.key_events, would_show(&|filter| filter.key_events = true));
        for kind in SourceType::ALL {
            prop_assert_eq!(counts.source(kind), would_show(&|filter| filter.sources = SourceSet::from_iter([kind])));
        }
    }

    #[test]
    fn the_voices_add_up(filter in filter()) {
        let counts = counts(&filter);
        prop_assert_eq!(SourceType::ALL.map(|kind| counts.source(kind)).iter().sum::<usize>(), counts.all);
        let chosen: usize = filter.sources.iter().map(|kind| counts.source(kind)).sum();
        prop_assert_eq!(if filter.sources.is_empty() { counts.all } else { chosen }, counts.shown);
    }

    #[test]
    fn what_is_shown_is_what_was_asked_for(filter in filter()) {
        for post in shown(&filter) {
            prop_assert!(filter.sources.admits(post.source.kind));
            prop_assert!(!filter.pictures || post.images().count() > 0);
            prop_assert!(!filter.key_events || post.key_event);
        }
    }

    #[test]
    fn several_words_show_what_each_of_them_shows(one in any_post(), other in any_post(), at in any::<prop::sample::Index>()) {
        let (one, other) = (at.get(&words_of(one)).clone(), at.get(&words_of(other)).clone());
        let both = shown(&search(&format!("{one} {other}")));
        let each = [search(&one), search(&other)];
        let expected: Vec<_> =
            TIMELINE.posts().filter(|post| each.iter().all(|filter| filter.admits(post, FOLD))).collect();
        prop_assert_eq!(both, expected);
    }

    #[test]
    fn every_word_of_a_post_finds_it_in_any_case_and_without_its_accents(post in any_post()) {
        for word in words_of(post) {
            let plain: String = word.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
            for typed in [word.to_uppercase(), word.to_lowercase(), word.nfkd().collect(), plain] {
                prop_assert!(search(&typed).admits(post, FOLD), "{word} typed as {typed}");
            }
        }
    }

    #[test]
    fn a_text_is_marked_exactly_where_it_holds_one_of_the_words(text in "[a-cA-Céß ا\u{64e}]{0,20}", words in "[abcéا ]{0,4}") {
        let query = Query::new(&words, FOLD);
        let hits = query.hits(&text, FOLD);
        let folded = FOLD.text(&text);
        let holds_one = words.split_whitespace().any(|word| folded.contains(&FOLD.text(word)));
        prop_assert_eq!(!hits.is_empty(), holds_one);
        prop_assert!(hits.is_sorted_by(|one, next| one.end < next.start));
        for hit in hits {
            let marked = FOLD.text(&text[hit]);
            prop_assert!(words.split_whitespace().any(|word| marked.contains(&FOLD.text(word))), "{marked}");
        }
    }

    #[test]
    fn folding_what_is_folded_changes_nothing(text in "\\PC{0,12}") {
        let folded = FOLD.text(&text);
        prop_assert_eq!(FOLD.text(&folded), folded);
    }
}
