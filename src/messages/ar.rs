use super::words::{FailureWords, Plural, SourceWords, Words};

const fn plural(
    zero: &'static str,
    one: &'static str,
    two: &'static str,
    few: &'static str,
    many: &'static str,
    other: &'static str,
) -> Plural {
    Plural { zero: Some(zero), one: Some(one), two: Some(two), few: Some(few), many: Some(many), other }
}

const fn source(one: &'static str, all: &'static str) -> SourceWords {
    SourceWords { one, all }
}

const fn failure(title: &'static str, advice: &'static str) -> FailureWords {
    FailureWords { title, advice }
}

pub(super) const WORDS: Words = Words {
    skip_to_posts: "الانتقال إلى المنشورات",
    loading: "جارٍ تحميل التغطية…",
    still_loading: "لا يزال التحميل جاريًا: الشبكة بطيئة.",

    live: "مباشر",
    ended: "انتهت التغطية",
    upcoming: "لم تبدأ بعد",
    last_update: "آخر تحديث: {time}",
    all_times: "جميع الأوقات بتوقيت {zone}",
    show_own_time: "عرض توقيتي المحلي",
    show_coverage_time: "عرض توقيت التغطية",
    offline_since: "لا يوجد اتصال بالإنترنت. الصفحة معروضة كما كانت الساعة {time}.",

    key_points: "أبرز النقاط",
    pinned: "مثبّت",
    timeline: "المنشورات",
    discussion: "شاركوا في النقاش",
    terms: "الشروط والأحكام",
    related: "مواضيع ذات صلة",
    page_language: "لغة الصفحة",

    filters: "تصفية",
    all: "الكل",
    pictures: "مع صور",
    key_events: "أبرز الأحداث",
    search: "البحث في التغطية",
    order: "الترتيب",
    newest_first: "الأحدث أولًا",
    oldest_first: "الأقدم أولًا",
    posts: plural("لا منشورات", "منشور واحد", "منشوران", "{n} منشورات", "{n} منشورًا", "{n} منشور"),
    no_match: "لا منشورات مطابقة",
    no_match_advice: "يمكن استخدام كلمات أقل أو اختيار نوع آخر من المصادر.",
    show_all: "عرض كل المنشورات",
    no_posts_yet: "لم يُنشر شيء بعد.",
    filter_cleared: "أُلغيت التصفية لعرض هذا المنشور.",
    post_unknown: "هذا المنشور ليس جزءًا من هذه التغطية.",

    desk: source("غرفة الأخبار", "غرفة الأخبار"),
    correspondent: source("من المراسلين", "المراسلون"),
    reader: source("من القراء", "القراء"),
    social: source("مواقع التواصل", "مواقع التواصل"),
    press: source("الصحافة", "الصحافة"),
    official: source("مصدر رسمي", "مصادر رسمية"),
    other: source("مصدر آخر", "مصادر أخرى"),
    key_event: "حدث بارز",
    breaking: "عاجل",

    name_in_place: "{name} من {place}",
    comma: "، ",
    colon: ":",
    says: "يقول",
    emails: "عبر البريد الإلكتروني",
    texts: "في رسالة نصية",
    tweets: "في تغريدة",
    writes_post: "في منشور",
    comments: "في تعليق",
    calls: "عبر الهاتف",
    reports: "في تقرير",

    updated: "تحديث: {time}",
    correction: "تصحيح",
    withdrawn: "سُحب هذا المنشور الساعة {time}.",
    earlier_versions: "النسخ السابقة",
    as_published: "كما نُشر الساعة {time}",
    share: "مشاركة",
    copy_link: "نسخ الرابط",
    link_copied: "نُسخ الرابط",
    copy_failed: "تعذّر نسخ الرابط، وهذا نصه:",

    no_description: "صورة بلا وصف",
    video: "فيديو",
    audio: "مقطع صوتي",
    load_embed: "تحميل المحتوى من {site}",
    embed_notice: "لا يُحمَّل شيء من {site} إلا بطلب منكم، وقد يحفظ الموقع عندئذٍ ملفات تعريف الارتباط.",
    open_at: "الفتح على {site}",
    unknown_block: "لا يمكن عرض هذا الجزء كاملًا هنا.",
    table_scrolls: "جدول قابل للتمرير أفقيًا",

    pictures_dialog: "الصور",
    enlarge: "تكبير الصورة",
    position: "{n} من {total}",
    close: "إغلاق",
    previous_picture: "الصورة السابقة",
    next_picture: "الصورة التالية",
    no_more_pictures: "لا توجد صور أخرى.",
    zoom_in: "تكبير",
    zoom_out: "تصغير",
    move_left: "تحريك إلى اليسار",
    move_right: "تحريك إلى اليمين",
    move_up: "تحريك إلى الأعلى",
    move_down: "تحريك إلى الأسفل",
    caption: "التعليق",
    full_screen: "ملء الشاشة",
    download: "تنزيل الصورة",
    go_to_post: "الانتقال إلى منشور الساعة {time}",
    loading_picture: "جارٍ تحميل الصورة…",
    picture_broken: "تعذّر تحميل هذه الصورة.",
    picture_unknown: "هذه الصورة ليست جزءًا من هذه التغطية.",

    // Isolated from left to right, or the plus sign of a telephone number moves to its other end.
    send_sms: "راسلونا برسالة نصية: \u{2066}{number}\u{2069}",
    send_email: "راسلونا بالبريد الإلكتروني: \u{2066}{address}\u{2069}",

    load_older: "تحميل المنشورات السابقة",
    loading_older: "جارٍ تحميل المنشورات السابقة…",
    older_failed: "تعذّر تحميل المنشورات السابقة.",
    start_of_coverage: "من هنا بدأت التغطية.",
    lost_posts: plural(
        "لا منشورات مفقودة هنا.",
        "تعذّرت قراءة منشور واحد، وهو لا يظهر هنا.",
        "تعذّرت قراءة منشورين، وهما لا يظهران هنا.",
        "تعذّرت قراءة {n} منشورات، وهي لا تظهر هنا.",
        "تعذّرت قراءة {n} منشورًا، وهي لا تظهر هنا.",
        "تعذّرت قراءة {n} منشور، وهي لا تظهر هنا.",
    ),

    try_again: "إعادة المحاولة",
    read_at: "قراءة التغطية على {site}",
    missing: failure("لم يُعثر على هذه التغطية", "ربما نُقلت أو أُزيلت."),
    refused: failure("الخادم لا يتيح هذه التغطية", "قد يلزم تسجيل الدخول في صفحة الناشر."),
    not_allowed: failure(
        "لا يُسمح لهذه الصفحة بعرض تلك التغطية",
        "رابط التغطية ليس من الروابط التي يسمح بها ناشر هذه الصفحة.",
    ),
    server: failure("مشكلة في الخادم", "استجاب الخادم، لكن من دون إرسال التغطية. قد تزول المشكلة خلال دقيقة."),
    network: failure("تعذّر الوصول إلى التغطية", "يُرجى التحقق من الاتصال بالإنترنت ثم إعادة المحاولة."),
    html: failure("وصلت صفحة ويب بدلًا من التغطية", "قد يلزم تسجيل الدخول إلى هذه الشبكة أولًا، أو قد يكون الرابط خاطئًا."),
    not_json: failure("تعذّرت قراءة التغطية", "ما أرسله الخادم ليس بصيغة تعرفها هذه الصفحة."),
    cut_off: failure("انقطع تحميل التغطية", "لم يصل سوى جزء منها، ولا يُعرض الجزء على أنه الكل."),
    version: failure(
        "تتطلب هذه التغطية نسخة محدَّثة من الصفحة",
        "صيغة التغطية أحدث مما تعرفه هذه الصفحة. يُرجى إعادة تحميل الصفحة للحصول على أحدث نسخة منها.",
    ),
    empty: failure("لا شيء هنا بعد", "لا تتضمن التغطية أي منشورات حتى الآن."),
    not_coverage: failure("هذه ليست تغطية مباشرة", "أرسل الخادم بيانات، لكنها بلا عنوان ولا منشورات."),
    slow: failure("تأخر وصول التغطية", "لم تصل الإجابة في الوقت المناسب. قد تكون الشبكة أو الخادم بطيئًا."),
};
