//! Outcomes that contradict each other: tasks, reports on them, and the sessions they belong to.

use chrono::Datelike;

use crate::diagnostics::Diagnostic;
use crate::diagnostics::Rule;
use crate::diagnostics::Severity;
use crate::diagnostics::Wording;
use crate::diagnostics::catalog::short;
use crate::source::Span;
use crate::text;
use crate::text::Date;

/// The rules of this file.
pub(super) const RULES: &[&Rule] = &[
    &UPDATE_BEFORE_TASK,
    &DUE_BEFORE_SESSION,
    &STATUS_WENT_BACK,
    &NOTHING_REOPENED,
    &DONE_WITHOUT_EVIDENCE,
    &EMPTY_UPDATE,
    &OWN_TASK,
    &CIRCULAR_UPDATES,
    &TWO_UPDATES_ONE_DAY,
    &FORGOTTEN_TASK,
    &NEEDLESS_NOT_REPORTED,
    &HELD_BEFORE_ITS_DAY,
    &PLANNED_BUT_PAST,
    &OUTCOME_WITHOUT_SESSION,
    &ANNOUNCED_LATE,
    &PUBLISHED_LATE,
];

/// A task and the report on it, as messages name them.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'a> {
    /// The task, as `2020-10-05-ia-le/nv-01`.
    pub task: &'a str,
    /// The day of the report.
    pub date: Date,
}

static UPDATE_BEFORE_TASK: Rule = Rule {
    id: "update-before-task",
    severity: Severity::Error,
    what: Wording {
        vi: "Một kết quả có ngày trước ngày nhiệm vụ được giao.",
        en: "A report is dated before the day on which its task was assigned.",
    },
    why: Wording {
        vi: "Chưa giao thì chưa thể có kết quả: hoặc ngày gõ nhầm, hoặc kết quả thuộc nhiệm vụ khác.",
        en: "There can be no result before that: either the day is wrong, or the report is on another task.",
    },
    case: case!("outcome-update-before-task"),
};

/// A report that is older than its task.
pub fn update_before_task(span: Span, report: Reported<'_>, (assigned, place): (Date, Span)) -> Diagnostic {
    let (date, day) = (text::short_date(report.date), text::short_date(assigned));
    let task = short(report.task);
    UPDATE_BEFORE_TASK
        .at(
            span,
            format!("kết quả ghi ngày {date}, nhưng đến ngày {day} nhiệm vụ {task} mới được giao"),
            format!("this report is dated {date}, but the task {task} was assigned only on {day}"),
        )
        .related(place, "nhiệm vụ được giao vào ngày này", "the task was assigned on this day")
        .hint(
            format!("hãy sửa mã nhiệm vụ ở resolution, hoặc gõ date là ngày có kết quả, từ ngày {day} trở đi"),
            format!("correct the id at resolution, or type the day of the report at date: {day} or later"),
        )
}

static DUE_BEFORE_SESSION: Rule = Rule {
    id: "due-before-session",
    severity: Severity::Error,
    what: Wording {
        vi: "Hạn của nhiệm vụ sớm hơn ngày đối thoại, thường do gõ nhầm năm.",
        en: "The due day of a task lies before the session, mostly by a wrong year.",
    },
    why: Wording {
        vi: "Nhiệm vụ sẽ bị ghi là quá hạn ngay khi vừa giao.",
        en: "The task would be called overdue on the day on which it was assigned.",
    },
    case: case!("outcome-due-before-session"),
};

/// A task that is due before the day of its session.
pub fn due_before_session(span: Span, due: Date, (day, place): (Date, Span)) -> Diagnostic {
    let diagnostic = DUE_BEFORE_SESSION
        .at(
            span,
            format!("hạn {} sớm hơn ngày đối thoại {}", text::short_date(due), text::short_date(day)),
            format!("the due day {} lies before the session on {}", text::short_date(due), text::short_date(day)),
        )
        .related(place, "ngày đối thoại", "the day of the session");
    let mut later = [day.year(), day.year() + 1].into_iter().filter_map(|year| due.with_year(year));
    let is_other_year = due.year() != day.year();
    match later.find(|meant| is_other_year && *meant >= day) {
        Some(meant) => {
            let (shown, typed) = (text::short_date(meant), text::iso_date(meant));
            diagnostic.hint(
                format!("ý bạn là ngày {shown}? Hãy gõ: due: {typed}; nếu chưa có hạn thì bỏ khóa due"),
                format!("did you mean {shown}? Type: due: {typed}; if there is no due day, delete the key due"),
            )
        }
        None => diagnostic.hint(
            format!("hãy gõ ở due một ngày từ {} trở đi; nếu chưa có hạn thì bỏ khóa due", text::short_date(day)),
            format!("type a day from {} on at due; if there is no due day, delete the key", text::short_date(day)),
        ),
    }
}

static STATUS_WENT_BACK: Rule = Rule {
    id: "status-went-back",
    severity: Severity::Warning,
    what: Wording {
        vi: "Tình trạng của nhiệm vụ lùi lại, ví dụ đã hoàn thành rồi lại đang thực hiện.",
        en: "The state of a task goes back, for example from done to in progress.",
    },
    why: Wording {
        vi: "Người dân sẽ hỏi vì sao việc đã xong lại chưa xong; nếu đúng là phải làm lại thì cần nói rõ.",
        en: "People will ask why finished work is unfinished again; if it was really taken up again, it must be said.",
    },
    case: case!("outcome-went-back"),
};

/// A state that lies before one that was reported earlier.
pub fn status_went_back(
    span: Span,
    report: Reported<'_>,
    (before, after): (&Wording, &Wording),
    (earlier, place): (Date, Span),
) -> Diagnostic {
    let (day, date) = (text::short_date(earlier), text::short_date(report.date));
    let task = short(report.task);
    STATUS_WENT_BACK
        .at(
            span,
            format!("nhiệm vụ {task} đã ghi “{}” ngày {day}, đến ngày {date} lại ghi “{}”", before.vi, after.vi),
            format!("the task {task} was `{}` on {day}, and is `{}` again on {date}", before.en, after.en),
        )
        .related(place, "tình trạng trước đó", "the state before")
        .hint(
            "nếu nhiệm vụ đúng là phải làm lại, hãy thêm: reopened: true; nếu không, hãy sửa status hoặc date",
            "if the task was really taken up again, add: reopened: true; if not, correct status or date",
        )
}

static NOTHING_REOPENED: Rule = Rule {
    id: "nothing-reopened",
    severity: Severity::Warning,
    what: Wording {
        vi: "Mục kết quả ghi `reopened: true` nhưng tình trạng của nhiệm vụ không lùi lại.",
        en: "A report says `reopened: true`, and the state of its task does not go back.",
    },
    why: Wording {
        vi: "Trang sẽ nói việc phải làm lại trong khi không phải vậy.",
        en: "The page would say that work was taken up again which was not.",
    },
    case: case!("outcome-nothing-reopened"),
};

/// A confirmation that a task went back, where it did not.
pub fn nothing_reopened(span: Span, task: &str) -> Diagnostic {
    let task = short(task);
    NOTHING_REOPENED
        .at(
            span,
            format!("mục này ghi reopened: true, nhưng tình trạng của nhiệm vụ {task} không lùi lại"),
            format!("this report says reopened: true, but the state of the task {task} does not go back"),
        )
        .hint(
            "hãy xóa reopened: true; nếu nhiệm vụ phải làm lại thì sửa tình trạng, ví dụ status: in_progress",
            "delete reopened: true; if the task was taken up again, correct the state, such as status: in_progress",
        )
}

static DONE_WITHOUT_EVIDENCE: Rule = Rule {
    id: "done-without-evidence",
    severity: Severity::Warning,
    what: Wording {
        vi: "Nhiệm vụ ghi là hoàn thành mà không có minh chứng (`evidence`).",
        en: "A task is said to be done, and no `evidence` is given.",
    },
    why: Wording {
        vi: "Người dân không thể tự kiểm tra; “đã xong” mà không có gì kèm theo thì khó tin.",
        en: "People cannot see for themselves; that something is done is hard to believe without a proof.",
    },
    case: case!("outcome-without-evidence"),
};

/// A task that is said to be done without anything that proves it.
pub fn done_without_evidence(span: Span, task: &str) -> Diagnostic {
    let task = short(task);
    DONE_WITHOUT_EVIDENCE.at(span,
        format!("nhiệm vụ {task} ghi là hoàn thành nhưng chưa có minh chứng"),
        format!("the task {task} is said to be done, but nothing proves it"),
    )
    .hint(
        "hãy thêm vào mục này, ví dụ: evidence: [{title: Biên bản nghiệm thu}]; có tệp thì thêm file, có trang web thì thêm url",
        "add to this entry, for example: evidence: [{title: Biên bản nghiệm thu}]; with file or url where there is one",
    )
}

static EMPTY_UPDATE: Rule = Rule {
    id: "empty-update",
    severity: Severity::Warning,
    what: Wording {
        vi: "Một mục của `updates` chỉ nêu nhiệm vụ mà không ghi tình trạng, ghi chú hay minh chứng nào.",
        en: "An entry of `updates` names a task and gives no status, note or proof.",
    },
    why: Wording {
        vi: "Người đọc sẽ thấy buổi này có báo cáo về nhiệm vụ nhưng không biết báo cáo điều gì.",
        en: "Readers see that the session reported on the task, and learn nothing of it.",
    },
    case: case!("outcome-empty-update"),
};

/// A report that says nothing.
pub fn empty_update(span: Span, task: &str) -> Diagnostic {
    let task = short(task);
    EMPTY_UPDATE
        .at(
            span,
            format!("mục báo cáo về nhiệm vụ {task} chưa ghi gì"),
            format!("the report on the task {task} says nothing"),
        )
        .hint(
            format!("hãy thêm status (not_started, in_progress, done, dropped) hoặc note; nếu buổi này không nhắc đến việc ấy thì xóa mục này và ghi: not_reported: [{task}]"),
            format!("add status (not_started, in_progress, done, dropped) or note; if the session said nothing of the task, delete this entry and write: not_reported: [{task}]"),
        )
}

static OWN_TASK: Rule = Rule {
    id: "own-task",
    severity: Severity::Error,
    what: Wording {
        vi: "Phần `updates` của một buổi báo cáo nhiệm vụ do chính buổi ấy giao.",
        en: "The `updates` of a session report on a task that was assigned at that very session.",
    },
    why: Wording {
        vi: "Kết quả là điều buổi sau báo cáo về việc của buổi trước; tình trạng lúc giao thì ghi ngay ở nhiệm vụ.",
        en: "A report is what a later session says of an earlier one's task; the state on the day itself stands at the task.",
    },
    case: case!("outcome-own-task"),
};

/// A report of a session on a task of its own.
pub fn own_task(span: Span, (id, status): (&str, &str), task: Span) -> Diagnostic {
    let id = short(id);
    OWN_TASK
        .at(
            span,
            format!("nhiệm vụ {id} do chính buổi này giao, nên không báo cáo ở updates của buổi này"),
            format!("the task {id} was assigned at this very session, so this session's updates cannot report on it"),
        )
        .related(task, "nhiệm vụ ở đây", "the task is here")
        .hint(
            format!("hãy bỏ mục này và ghi tình trạng ngay tại nhiệm vụ {id}: status: {status}"),
            format!("remove this entry and write the state at the task {id} itself: status: {status}"),
        )
}

static CIRCULAR_UPDATES: Rule = Rule {
    id: "circular-updates",
    severity: Severity::Error,
    what: Wording {
        vi: "Hai hay nhiều buổi cùng một ngày báo cáo vòng quanh về nhiệm vụ của nhau.",
        en: "Two or more sessions of one day report on each other's tasks in a circle.",
    },
    why: Wording {
        vi: "Không thể biết buổi nào diễn ra trước, nên không xếp được diễn biến của nhiệm vụ.",
        en: "Nobody can tell which came first, so the history of the tasks has no order.",
    },
    case: case!("outcome-circular"),
};

/// Sessions of one day that report on each other's tasks, two or more of them in a circle.
pub fn circular_updates(span: Span, (session, other): (&str, &str), (day, place): (Date, Span)) -> Diagnostic {
    let day = text::short_date(day);
    CIRCULAR_UPDATES.at(span,
        format!("{session} và {other} cùng ngày {day} mà báo cáo vòng quanh về nhiệm vụ của nhau"),
        format!("{session} and {other}, both on {day}, report on each other's tasks"),
    )
    .related(place, "vòng báo cáo đi qua đây", "the circle goes through here")
    .hint(
        "chỉ buổi sau mới báo cáo được nhiệm vụ của buổi trước: hãy bỏ một mục trong vòng này, hoặc gõ date là ngày có kết quả",
        "only a later session can report on a task of an earlier one: remove one of the entries, or type its own day at date",
    )
}

static TWO_UPDATES_ONE_DAY: Rule = Rule {
    id: "two-updates-one-day",
    severity: Severity::Warning,
    what: Wording {
        vi: "Một nhiệm vụ có hai kết quả cùng ngày.", en: "A task has two reports of one day."
    },
    why: Wording {
        vi: "Mục đứng sau được tính là mới nhất, có thể không đúng ý bạn.",
        en: "The one that stands later counts as the latest, which may not be what you mean.",
    },
    case: case!("outcome-two-updates"),
};

/// Two reports on one task with one date.
pub fn two_updates_one_day(span: Span, report: Reported<'_>, first: Span) -> Diagnostic {
    let (task, date) = (short(report.task), text::short_date(report.date));
    TWO_UPDATES_ONE_DAY
        .at(
            span,
            format!("nhiệm vụ {task} có hai kết quả cùng ngày {date}; mục này đứng sau nên được tính là mới nhất"),
            format!("the task {task} has two reports of {date}; this one stands later and counts as the latest"),
        )
        .related(first, "kết quả kia ở đây", "the other report is here")
        .hint(
            "hãy gộp hai mục làm một, hoặc gõ ngày riêng của từng mục, ví dụ date: 2024-07-03",
            "make one entry of the two, or type the day of each, such as date: 2024-07-03",
        )
}

/// An open task, as the round that says nothing of it is told.
#[derive(Clone, Copy, Debug)]
pub struct Forgotten<'a> {
    /// The task, as `2020-10-05-ia-le/nv-01`.
    pub task: &'a str,
    /// Its text.
    pub text: &'a str,
    /// The agency in charge.
    pub agency: Option<&'a str>,
    /// Whether the round confirms other tasks already.
    pub confirms_others: bool,
}

static FORGOTTEN_TASK: Rule = Rule {
    id: "forgotten-task",
    severity: Severity::Warning,
    what: Wording {
        vi: "Lần đối thoại này không nói gì về một nhiệm vụ còn dở từ lần trước trong cùng chuỗi.",
        en: "A round says nothing of a task of the round before that is still open.",
    },
    why: Wording {
        vi: "Lần sau phải trả lời việc giao ở lần trước; trang của nhiệm vụ sẽ ghi rõ là lần này không báo cáo.",
        en: "Each round answers for the tasks of the one before; the page of the task will say that this round did not.",
    },
    case: case!("outcome-forgotten"),
};

/// An open task of the round before of which a round says nothing.
pub fn forgotten_task(span: Span, round: u32, forgotten: Forgotten<'_>, place: Span) -> Diagnostic {
    let Forgotten { task, text, agency, confirms_others } = forgotten;
    let words = short(text.trim_end_matches('.'));
    let (vi, en) = match agency {
        Some(agency) => (format!(" ({})", short(agency)), format!(" ({})", short(agency))),
        None => (" (chưa ghi cơ quan)".to_owned(), " (no agency)".to_owned()),
    };
    let (confirm_vi, confirm_en) = match confirms_others {
        true => (format!("thêm {task} vào not_reported"), format!("add {task} to not_reported")),
        false => (format!("gõ: not_reported: [{task}]"), format!("type: not_reported: [{task}]")),
    };
    FORGOTTEN_TASK.at(span,
        format!("lần {round} không nói gì về nhiệm vụ còn dở {task}: {words}{vi}"),
        format!("round {round} says nothing of the open task {task}: {words}{en}"),
    )
    .related(place, "nhiệm vụ được giao ở đây", "the task was assigned here")
    .hint(
        format!("hãy báo cáo ở updates: - {{resolution: {task}, status: …}}; nếu buổi này đúng là không báo cáo, hãy {confirm_vi}"),
        format!("report it under updates: - {{resolution: {task}, status: …}}; if this session really did not, {confirm_en}"),
    )
}

/// Why a task need not be confirmed as not reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needless {
    /// The session reports on it.
    Reported,
    /// It was not assigned before the session.
    NotEarlier,
    /// It was done or given up before the session.
    Closed,
}

static NEEDLESS_NOT_REPORTED: Rule = Rule {
    id: "needless-not-reported",
    severity: Severity::Warning,
    what: Wording {
        vi: "Nhiệm vụ nằm trong `not_reported`, nhưng đã được báo cáo, đã kết thúc, hoặc không phải của buổi trước.",
        en: "A task stands in `not_reported`, but is reported on, was closed, or is of no earlier session.",
    },
    why: Wording {
        vi: "Trang sẽ nói một việc không được báo cáo trong khi không phải vậy.",
        en: "The page would say that nothing was reported where that is not so.",
    },
    case: case!("outcome-needless-reported"),
};

/// A confirmation that nothing was said of a task, where none is due.
pub fn needless_not_reported(span: Span, task: &str, reason: Needless) -> Diagnostic {
    let (vi, en) = match reason {
        Needless::Reported => (
            format!("{task} nằm trong not_reported, nhưng chính buổi này có báo cáo nhiệm vụ đó ở updates"),
            format!("{task} stands in not_reported, but this session does report on it"),
        ),
        Needless::NotEarlier => (
            format!("{task} nằm trong not_reported, nhưng nhiệm vụ đó không thuộc buổi nào trước buổi này"),
            format!("{task} stands in not_reported, but is no task of an earlier session"),
        ),
        Needless::Closed => (
            format!("{task} nằm trong not_reported, nhưng nhiệm vụ đó đã kết thúc trước buổi này"),
            format!("{task} stands in not_reported, but was closed before this session"),
        ),
    };
    NEEDLESS_NOT_REPORTED
        .at(span, vi, en)
        .hint(format!("hãy bỏ {task} khỏi not_reported"), format!("remove {task} from not_reported"))
}

static HELD_BEFORE_ITS_DAY: Rule = Rule {
    id: "held-before-its-day",
    severity: Severity::Error,
    what: Wording {
        vi: "Bài ghi `status: held` (đã tổ chức) nhưng chưa đến ngày đối thoại.",
        en: "An article says `status: held`, and the day of its session has not come.",
    },
    why: Wording {
        vi: "Người dân có thể tưởng buổi đã qua và không đến dự.",
        en: "People may think that it is over and not attend.",
    },
    case: case!("outcome-held-before-its-day"),
};

/// A session said to be held before its day.
pub fn held_before_its_day(span: Span, (day, place): (Date, Span)) -> Diagnostic {
    let day = text::short_date(day);
    HELD_BEFORE_ITS_DAY
        .at(
            span,
            format!("bài ghi status: held (đã tổ chức), nhưng chưa đến ngày đối thoại {day}"),
            format!("the article says status: held, but the day of the session, {day}, has not come"),
        )
        .related(place, "ngày đối thoại", "the day of the session")
        .hint(
            "nếu buổi chưa diễn ra, hãy gõ: status: planned; nếu đã diễn ra, hãy sửa date",
            "if it was not held yet, type: status: planned; if it was, correct date",
        )
}

static PLANNED_BUT_PAST: Rule = Rule {
    id: "planned-but-past",
    severity: Severity::Warning,
    what: Wording {
        vi: "Bài ghi `status: planned` (dự kiến) nhưng ngày đối thoại đã qua.",
        en: "An article says `status: planned`, and the day of its session is past.",
    },
    why: Wording {
        vi: "Người đọc không biết buổi đã diễn ra hay không, và chờ một kết quả không ai đăng.",
        en: "Readers do not know whether it took place, and wait for an outcome that nobody publishes.",
    },
    case: case!("outcome-planned-but-past"),
};

/// A session said to be planned after its day.
pub fn planned_but_past(span: Span, (day, place): (Date, Span)) -> Diagnostic {
    let day = text::short_date(day);
    PLANNED_BUT_PAST
        .at(
            span,
            format!("bài ghi status: planned (dự kiến), nhưng ngày đối thoại {day} đã qua"),
            format!("the article says status: planned, but the day of the session, {day}, is past"),
        )
        .related(place, "ngày đối thoại", "the day of the session")
        .hint(
            "hãy gõ: status: held nếu đã tổ chức, postponed nếu hoãn, cancelled nếu không tổ chức nữa",
            "type: status: held if it was held, postponed if it was put off, cancelled if it will not be held",
        )
}

static OUTCOME_WITHOUT_SESSION: Rule = Rule {
    id: "outcome-without-session",
    severity: Severity::Error,
    what: Wording {
        vi: "Buổi đối thoại ghi là hoãn hoặc hủy, nhưng bài vẫn có nhiệm vụ hoặc kết quả.",
        en: "A session is postponed or cancelled, and its article has tasks or reports.",
    },
    why: Wording {
        vi: "Buổi không diễn ra thì không thể giao việc; trang sẽ tự nói trái nhau.",
        en: "No tasks can be assigned where nothing took place; the page would contradict itself.",
    },
    case: case!("outcome-without-session"),
};

/// Tasks or reports of a session that did not take place.
pub fn outcome_without_session(span: Span, (vi, en): (&str, &str), first: Span) -> Diagnostic {
    OUTCOME_WITHOUT_SESSION
        .at(
            span,
            format!("buổi đối thoại ghi là {vi} nhưng bài vẫn có nhiệm vụ hoặc kết quả"),
            format!("the session is {en}, but has tasks or reports"),
        )
        .related(first, "mục đầu tiên ở đây", "the first one is here")
        .hint(
            "nếu buổi đã diễn ra, hãy gõ: status: held; nếu không, hãy bỏ resolutions và updates khỏi bài",
            "if it was held, type: status: held; if not, remove resolutions and updates from the article",
        )
}

/// A rule that the site switched on.
#[derive(Clone, Copy, Debug)]
pub struct RuleInForce<'a> {
    /// The number of days that it names.
    pub days: u32,
    /// What orders it, in the words of the site.
    pub source: &'a str,
}

impl RuleInForce<'_> {
    fn source(&self) -> String {
        short(self.source)
    }
}

static ANNOUNCED_LATE: Rule = Rule {
    id: "announced-late",
    severity: Severity::Warning,
    what: Wording {
        vi: "Buổi đối thoại được thông báo muộn hơn số ngày mà trang tự đặt ở `rules` trong `site.yaml`, hoặc sắp đến ngày mà chưa ghi ngày thông báo.",
        en: "A session was announced later than the days that the site has set at `rules` in `site.yaml`, or comes soon and no day of announcement is given.",
    },
    why: Wording {
        vi: "Thông báo muộn thì người dân không kịp thu xếp để dự và chuẩn bị ý kiến.",
        en: "People who hear of it late cannot arrange to come and prepare what they want to say.",
    },
    case: case!("outcome-announced-late"),
};

/// A session that was announced too late for a rule of the site.
pub fn announced_late(span: Span, (announced, day): (Date, Date), rule: RuleInForce<'_>) -> Diagnostic {
    let (RuleInForce { days, .. }, source) = (rule, rule.source());
    let (shown, ahead) = (text::short_date(announced), (day - announced).num_days());
    let (vi, en) = match ahead {
        1.. => (
            format!("thông báo ngày {shown}, chỉ trước buổi đối thoại {ahead} ngày"),
            format!("announced on {shown}, only {} before the session", in_days(ahead)),
        ),
        _ => (
            format!("thông báo ngày {shown}, không trước ngày đối thoại {}", text::short_date(day)),
            format!("announced on {shown}, which is not before the session on {}", text::short_date(day)),
        ),
    };
    ANNOUNCED_LATE.at(span,
        format!("{vi}; quy định mà trang áp dụng là ít nhất {days} ngày ({source})"),
        format!("{en}; the rule that the site applies wants at least {} ({source})", in_days(days.into())),
    )
    .hint(
        "nếu đã thông báo sớm hơn bằng cách khác, hãy gõ ngày đó, ví dụ announced: 2026-11-20; nếu ghi nhầm, hãy sửa ngày",
        "if it was announced earlier in another way, type that day, such as announced: 2026-11-20; or correct the day",
    )
}

/// A session that comes soon and of which no announcement is known.
pub fn not_announced(span: Span, left: i64, rule: RuleInForce<'_>) -> Diagnostic {
    let (RuleInForce { days, .. }, source) = (rule, rule.source());
    let (vi, en) = match left {
        0 => ("hôm nay là ngày đối thoại".to_owned(), "the session is today".to_owned()),
        _ => (format!("còn {left} ngày là đến buổi đối thoại"), format!("the session is in {}", in_days(left))),
    };
    ANNOUNCED_LATE.at(span,
        format!("{vi} nhưng bài chưa ghi ngày thông báo; quy định mà trang áp dụng là trước ít nhất {days} ngày ({source})"),
        format!(
            "{en} and no day of announcement is given; the rule that the site applies wants at least {} before ({source})",
            in_days(days.into())
        ),
    )
    .hint(
        "nếu đã thông báo, hãy gõ ngày thông báo, ví dụ announced: 2026-11-20",
        "if it was announced, type the day, such as announced: 2026-11-20",
    )
}

static PUBLISHED_LATE: Rule = Rule {
    id: "published-late",
    severity: Severity::Warning,
    what: Wording {
        vi: "Kết quả được công bố muộn hơn số ngày mà trang tự đặt ở `rules` trong `site.yaml`, hoặc đến nay chưa có.",
        en: "An outcome was published later than the days that the site has set at `rules` in `site.yaml`, or not at all until today.",
    },
    why: Wording {
        vi: "Người dân chờ kết quả; chậm công bố thì mất lòng tin.",
        en: "People wait for it; what comes late costs their trust.",
    },
    case: case!("outcome-published-late"),
};

/// An outcome that was published too late for a rule of the site.
pub fn published_late(span: Span, (published, day): (Date, Date), rule: RuleInForce<'_>) -> Diagnostic {
    let (RuleInForce { days, .. }, source) = (rule, rule.source());
    let (shown, after) = (text::short_date(published), (published - day).num_days());
    PUBLISHED_LATE.at(span,
        format!("kết quả buổi đối thoại đăng ngày {shown}, tức là sau {after} ngày; quy định mà trang áp dụng là trong {days} ngày ({source})"),
        format!(
            "the outcome was published on {shown}, {} after the session; the rule that the site applies allows {} ({source})",
            in_days(after),
            in_days(days.into())
        ),
    )
    .hint(
        "nếu kết quả đã đăng sớm hơn, hãy gõ ngày đó ở published",
        "if it was published earlier, type that day at published",
    )
}

/// A session whose outcome is not published although a rule of the site wants it.
pub fn outcome_not_published(span: Span, passed: i64, rule: RuleInForce<'_>) -> Diagnostic {
    let (RuleInForce { days, .. }, source) = (rule, rule.source());
    PUBLISHED_LATE.at(span,
        format!("đã {passed} ngày kể từ buổi đối thoại mà bài chưa có nhiệm vụ hay kết quả nào; quy định mà trang áp dụng là trong {days} ngày ({source})"),
        format!(
            "{} have passed since the session, and the article has no tasks or reports; the rule that the site applies allows {} ({source})",
            in_days(passed),
            in_days(days.into())
        ),
    )
    .hint(
        "hãy thêm các nhiệm vụ đã giao: resolutions: - {id: nv-01, text: …, agency: …, due: …}; nếu buổi không diễn ra, hãy gõ status: postponed hoặc cancelled",
        "add the tasks assigned: resolutions: - {id: nv-01, text: …, agency: …, due: …}; if it was not held, type status: postponed or cancelled",
    )
}

fn in_days(count: i64) -> String {
    format!("{count} day{}", if count == 1 { "" } else { "s" })
}
