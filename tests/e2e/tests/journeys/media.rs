//! Films, recordings and galleries.

use e2e::feeds::{Block, Coverage, Post};
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::json;

use crate::album::{drawing, is_closed, is_open, lightbox};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader downloads nothing of films and recordings unasked", downloads_nothing_unasked),
    ("a reader sees the poster of a film that comes near", sees_a_poster_that_comes_near),
    ("a reader hears one recording at a time", hears_one_at_a_time),
    ("a reader opens the pictures of a gallery in their order", opens_a_gallery),
];

pub(super) fn film(name: &str) -> Block {
    let track = |lang: &str, label: &str| json!({"url": format!("{name}-{lang}.vtt"), "lang": lang, "label": label});
    Block::of("video")
        .with("url", format!("{name}.mp4"))
        .with("title", format!("The film of the {name}"))
        .with("mimeType", "video/mp4")
        .with("poster", format!("{name}.svg"))
        .with("width", 1_280)
        .with("height", 720)
        .with("captions", json!([track("en", "English"), track("fr", "Français")]))
}

/// A recording without a sound, at `NAME.wav`.
pub(super) fn recording(name: &str) -> Block {
    Block::of("audio")
        .with("url", format!("{name}.wav"))
        .with("title", format!("The sound of the {name}"))
        .with("mimeType", "audio/wav")
}

/// Two seconds in which nobody says anything, at 8,000 samples of 16 bits a second.
pub(super) fn silence() -> Answer {
    const RATE: u32 = 8_000;
    let data = vec![0; 2 * 2 * RATE as usize];
    let length = data.len() as u32;
    let mut file = Vec::new();
    file.extend(b"RIFF");
    file.extend((36 + length).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // PCM, one channel.
    file.extend([1_u16, 1].map(u16::to_le_bytes).concat());
    file.extend([RATE, 2 * RATE].map(u32::to_le_bytes).concat());
    file.extend([2_u16, 16].map(u16::to_le_bytes).concat());
    file.extend(b"data");
    file.extend(length.to_le_bytes());
    file.extend(data);
    Answer::bytes("audio/wav", file)
}

/// A film and a recording at the top, and another film far below.
fn coverage(site: &Site) {
    let far = (0..60).map(|number| {
        let published = format!("2026-01-10T11:{number:02}:00Z");
        Post::new(&format!("between-{number}"), &published).says("It happened, and somebody says so.")
    });
    let coverage = Coverage::new("Sights and sounds")
        .post(Post::new("harbour", "2026-01-10T12:30:00Z").headline("The harbour").block(film("harbour")))
        .post(Post::new("bells", "2026-01-10T12:20:00Z").headline("The bells").block(recording("bells")))
        .post(Post::new("waves", "2026-01-10T12:10:00Z").headline("The waves").block(recording("waves")))
        .posts(far)
        .post(Post::new("bridge", "2026-01-10T10:00:00Z").headline("The bridge").block(film("bridge")));
    for name in ["harbour", "bridge"] {
        site.answer(&site.beside_feed(&format!("{name}.svg")), drawing(1, 640, 360));
    }
    for name in ["bells", "waves"] {
        site.answer(&site.beside_feed(&format!("{name}.wav")), silence());
    }
    site.serves(&coverage.json());
}

/// How often a file beside the feed has been asked for.
fn asked(site: &Site, file: &str) -> usize {
    site.requests_for(&site.beside_feed(file)).len()
}

fn downloads_nothing_unasked(site: &Site, page: &Page<'_>) {
    coverage(site);
    page.read("");
    page.is_at_rest();
    for (post, tag, title) in
        [("harbour", "video", "The film of the harbour"), ("bells", "audio", "The sound of the bells")]
    {
        let player = page.post(post).css(tag);
        player.counts(1);
        player.has("aria-label", title);
        player.has("preload", "none");
        assert!(player.attribute("controls").is_some(), "{tag} without the browser's controls");
        assert_eq!(player.attribute("autoplay"), None);
        page.post(post).css("figcaption").says(title);
        assert!(player.read::<bool>("return element.paused && element.readyState === element.HAVE_NOTHING;"));
    }
    let film = page.post("harbour").css("video");
    film.has("width", "1280");
    film.has("height", "720");
    let ratio: f64 = film.read("const {width, height} = element.getBoundingClientRect(); return width / height;");
    assert!((ratio - 16.0 / 9.0).abs() < 0.02, "its place is {ratio} times as wide as high");
    let tracks: Vec<[String; 4]> = film.read(
        "return [...element.querySelectorAll('track')].map(track =>
             [track.kind, track.srclang, track.label, track.getAttribute('src').split('/').pop()]);",
    );
    let track = |lang: &str, label: &str| ["captions", lang, label, &format!("harbour-{lang}.vtt")].map(str::to_owned);
    assert_eq!(tracks, [track("en", "English"), track("fr", "Français")]);

    // By now whatever is asked for unasked has been: posters and pictures come last.
    page.wait("the poster", || asked(site, "harbour.svg") == 1);
    let asked: Vec<String> = site
        .requests()
        .into_iter()
        .map(|request| request.path)
        .filter(|path| [".mp4", ".wav", ".vtt"].iter().any(|end| path.ends_with(end)))
        .collect();
    assert!(asked.is_empty(), "asked for before anyone plays it: {asked:?}");
}

fn sees_a_poster_that_comes_near(site: &Site, page: &Page<'_>) {
    coverage(site);
    page.read("");
    page.is_at_rest();
    page.wait("the poster in view", || asked(site, "harbour.svg") == 1);
    let film = page.post("bridge").css("video");
    let far: f64 = film.read("return element.getBoundingClientRect().top / innerHeight;");
    assert!(far > 3.0, "only {far} windows below");
    assert_eq!(film.attribute("poster"), None);
    assert_eq!(asked(site, "bridge.svg"), 0);
    // Near is not yet in view.
    let () = page.look(
        "const film = document.querySelector('#post-bridge video');
         scrollBy({top: film.getBoundingClientRect().top - 1.4 * innerHeight, behavior: 'instant'});",
        &[],
    );
    page.wait("the poster that is near", || asked(site, "bridge.svg") == 1);
    assert!(film.read::<bool>("return element.getBoundingClientRect().top > innerHeight;"), "it is in view already");
    film.has("poster", &film.attribute("poster").unwrap_or_default());
    assert_eq!(asked(site, "bridge.mp4"), 0);
}

fn hears_one_at_a_time(site: &Site, page: &Page<'_>) {
    coverage(site);
    page.read("");
    page.is_at_rest();
    let player = |post: &str| page.post(post).css("audio");
    let plays = |post: &str| player(post).read::<bool>("return !element.paused && element.currentTime > 0;");
    let play = |post: &str| {
        let () = player(post).read(
            "element.muted = true;
             element.loop = true;
             element.play().catch(({name}) => { element.dataset.refused = name; });",
        );
        page.wait(&format!("the recording of the {post}, or the end of it"), || {
            plays(post) || player(post).read("return 'refused' in element.dataset || Boolean(element.error);")
        });
    };
    // Chromium lets no page make a noise, nor play in silence, before somebody has touched it.
    page.by_role("heading", "Sights and sounds").click();
    play("bells");
    if !plays("bells") {
        let (can, error): (String, String) = player("bells")
            .read("return [element.canPlayType('audio/wav'), `${element.dataset.refused} ${element.error?.message}`];");
        page.forgive();
        page.skip(&format!("{} cannot play a recording here: {can:?}, {error}", page.engine()));
    }
    play("waves");
    assert!(plays("waves"));
    page.wait("the end of the first", || player("bells").read("return element.paused;"));
    play("bells");
    page.wait("the end of the second", || player("waves").read("return element.paused;"));
    assert!(plays("bells"));
    // What nobody played is still not there.
    assert_eq!(asked(site, "harbour.mp4"), 0);
}

fn opens_a_gallery(site: &Site, page: &Page<'_>) {
    let picture = |number: usize| {
        site.answer(&site.beside_feed(&format!("{number}.svg")), drawing(number, 640, 360));
        Block::image(&format!("{number}.svg"), &format!("Picture {number}")).with("caption", format!("Seen {number}"))
    };
    let gallery = Post::new("gallery", "2026-01-10T12:00:00Z")
        .says("Before.")
        .block(picture(1))
        .block(Block::gallery((2..=4).map(picture).collect()))
        .block(picture(5));
    let older = Post::new("older", "2026-01-10T11:00:00Z").block(picture(6));
    site.serves(&Coverage::new("A gallery").post(gallery).post(older).json());
    page.read("");
    page.is_at_rest();
    for number in 2..=4 {
        page.post("gallery").css(".gallery").by_role("button", format!("Picture {number}").as_str()).click();
        is_open(page, number);
        lightbox(page).says(&format!("{number} of 6"));
        lightbox(page).says(&format!("Seen {number}"));
        page.place_is("of the picture", |place| place == format!("#image-{number}"));
        page.press("Escape");
        is_closed(page);
    }
    page.post("gallery").by_role("button", "Picture 1").click();
    for number in 1..=6 {
        is_open(page, number);
        page.press("ArrowRight");
    }
}
