use super::words::{FailureWords, Plural, SourceWords, Words};

const fn plural(one: &'static str, other: &'static str) -> Plural {
    Plural { zero: None, one: Some(one), two: None, few: None, many: None, other }
}

const fn source(one: &'static str, all: &'static str) -> SourceWords {
    SourceWords { one, all }
}

const fn failure(title: &'static str, advice: &'static str) -> FailureWords {
    FailureWords { title, advice }
}

pub(super) const WORDS: Words = Words {
    skip_to_posts: "Aller aux publications",
    loading: "Chargement du direct…",
    still_loading: "Chargement toujours en cours\u{202f}: le réseau est lent.",

    live: "En direct",
    ended: "Terminé",
    upcoming: "À venir",
    last_update: "Dernière mise à jour\u{202f}: {time}",
    all_times: "Heures indiquées en {zone}",
    show_own_time: "Afficher mon heure locale",
    show_coverage_time: "Afficher l’heure du direct",
    offline_since: "Vous êtes hors ligne. La page est affichée telle qu’elle était à {time}.",

    key_points: "L’essentiel",
    pinned: "Épinglé",
    timeline: "Publications",
    discussion: "Participer à la discussion",
    terms: "Conditions d’utilisation",
    related: "À lire aussi",
    page_language: "Langue de la page",

    filters: "Filtrer",
    all: "Tout",
    pictures: "Avec images",
    key_events: "Temps forts",
    search: "Rechercher dans le direct",
    order: "Ordre",
    newest_first: "Plus récentes d’abord",
    oldest_first: "Plus anciennes d’abord",
    posts: plural("{n} publication", "{n} publications"),
    no_match: "Aucune publication ne correspond",
    no_match_advice: "Essayez avec moins de mots ou un autre type de source.",
    show_all: "Tout afficher",
    no_posts_yet: "Rien n’a encore été publié.",
    filter_cleared: "Le filtre a été désactivé pour afficher cette publication.",
    post_unknown: "Cette publication ne fait pas partie de ce direct.",

    desk: source("Rédaction", "Rédaction"),
    correspondent: source("Correspondants", "Correspondants"),
    reader: source("Lecteurs", "Lecteurs"),
    social: source("Réseaux sociaux", "Réseaux sociaux"),
    press: source("Presse", "Presse"),
    official: source("Source officielle", "Sources officielles"),
    other: source("Autre source", "Autres sources"),
    key_event: "Temps fort",
    breaking: "Urgent",

    name_in_place: "{name} ({place})",
    comma: ", ",
    colon: "\u{202f}:",
    says: "déclare",
    emails: "écrit par e-mail",
    texts: "écrit par SMS",
    tweets: "tweete",
    writes_post: "publie",
    comments: "commente",
    calls: "déclare au téléphone",
    reports: "rapporte",

    updated: "Mise à jour\u{202f}: {time}",
    correction: "Rectificatif",
    withdrawn: "Cette publication a été retirée à {time}.",
    earlier_versions: "Versions antérieures",
    as_published: "Version publiée à {time}",
    share: "Partager",
    copy_link: "Copier le lien",
    link_copied: "Lien copié",
    copy_failed: "Le lien n’a pas pu être copié. Le voici\u{202f}:",

    no_description: "Image sans description",
    video: "Vidéo",
    audio: "Audio",
    load_embed: "Charger depuis {site}",
    embed_notice: "Rien n’est chargé depuis {site} avant que vous ne le demandiez. Le site pourra alors déposer des cookies.",
    open_at: "Ouvrir sur {site}",
    unknown_block: "Cet élément ne peut pas être affiché ici en entier.",
    table_scrolls: "Tableau à défilement horizontal",

    pictures_dialog: "Images",
    enlarge: "Agrandir l’image",
    position: "{n} sur {total}",
    close: "Fermer",
    previous_picture: "Image précédente",
    next_picture: "Image suivante",
    no_more_pictures: "Il n’y a pas d’autre image.",
    zoom_in: "Zoom avant",
    zoom_out: "Zoom arrière",
    move_left: "Déplacer vers la gauche",
    move_right: "Déplacer vers la droite",
    move_up: "Déplacer vers le haut",
    move_down: "Déplacer vers le bas",
    caption: "Légende",
    full_screen: "Plein écran",
    download: "Télécharger l’image",
    go_to_post: "Aller à la publication de {time}",
    loading_picture: "Chargement de l’image…",
    picture_broken: "Cette image n’a pas pu être chargée.",
    picture_unknown: "Cette image ne fait pas partie de ce direct.",

    send_sms: "Écrivez-nous par SMS\u{202f}: {number}",
    send_email: "Écrivez-nous par e-mail\u{202f}: {address}",

    load_older: "Charger les publications précédentes",
    loading_older: "Chargement des publications précédentes…",
    older_failed: "Les publications précédentes n’ont pas pu être chargées.",
    start_of_coverage: "C’est ici que commence le direct.",
    lost_posts: plural(
        "{n} publication n’a pas pu être lue et ne figure pas ici.",
        "{n} publications n’ont pas pu être lues et ne figurent pas ici.",
    ),

    try_again: "Réessayer",
    read_at: "Lire sur {site}",
    missing: failure("Ce direct est introuvable", "Il a peut-être été déplacé ou retiré."),
    refused: failure(
        "Le serveur refuse l’accès à ce direct",
        "Vous devez peut-être vous identifier sur le site de l’éditeur.",
    ),
    not_allowed: failure(
        "Cette page n’est pas autorisée à afficher ce direct",
        "L’adresse du direct ne figure pas parmi celles qu’autorise l’éditeur de cette page.",
    ),
    server: failure(
        "Le serveur rencontre un problème",
        "Il a répondu, mais sans envoyer le direct. Tout peut rentrer dans l’ordre d’ici à une minute.",
    ),
    network: failure("Impossible d’accéder au direct", "Vérifiez votre connexion, puis réessayez."),
    html: failure(
        "Une page Web est arrivée à la place du direct",
        "Vous devez peut-être d’abord vous identifier sur ce réseau, à moins que l’adresse ne soit erronée.",
    ),
    not_json: failure(
        "Impossible de lire le direct",
        "Le serveur a envoyé un contenu dans un format que cette page ne connaît pas.",
    ),
    cut_off: failure(
        "Le chargement du direct a été interrompu",
        "Seule une partie en a été reçue, et elle ne peut être présentée comme un direct complet.",
    ),
    version: failure(
        "Ce direct nécessite une version plus récente de la page",
        "Il est écrit dans une version ultérieure du format. Rechargez la page pour la mettre à jour.",
    ),
    empty: failure("Il n’y a encore rien ici", "Le direct ne contient aucune publication pour l’instant."),
    not_coverage: failure(
        "Ce n’est pas un direct",
        "Le serveur a envoyé des données, mais elles ne contiennent ni titre ni publications.",
    ),
    slow: failure(
        "Le direct tarde à arriver",
        "La réponse n’est pas arrivée à temps. Le réseau ou le serveur est peut-être lent.",
    ),
};
