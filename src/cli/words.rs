//! What the program says, in both languages.

use std::path::Path;
use std::time::Duration;

use crate::build::Phase;
use crate::build::Published;
use crate::cli::arguments::Writing;
use crate::fix::Change;
use crate::fix::Mending;
use crate::import::Gap;
use crate::import::Report as Imported;
use crate::output::Report;
use crate::text;
use crate::text::Language;

/// What became of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is new.
    Created,
    /// It has other words.
    Changed,
    /// It is gone.
    Removed,
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words(pub(super) Language);

impl Words {
    /// Picks one of two texts.
    pub(super) fn pick<T>(self, vi: T, en: T) -> T {
        match self.0 {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }

    pub(super) fn error(self) -> &'static str {
        self.pick("Lỗi", "Error")
    }

    pub(super) fn created(self, folder: &Path, files: usize) -> String {
        let page = folder.join("output").join("index.html");
        let (shown, page) = (folder.display(), page.display());
        self.pick(
            format!(
                "Đã tạo trang mới gồm {files} tệp trong {shown}.\nBước tiếp theo:\n  doithoai build --site {shown}\nrồi mở {page} bằng trình duyệt.\nĐể được gợi ý khi gõ, hãy mở thư mục {shown} bằng VS Code và cài hai tiện ích mà VS Code nhắc."
            ),
            format!(
                "Created a new site of {files} files in {shown}.\nNext:\n  doithoai build --site {shown}\nthen open {page} in a browser.\nTo have keys and names completed, open the folder {shown} in VS Code and install the two extensions that it recommends."
            ),
        )
    }

    pub(super) fn folder_not_empty(self, folder: &Path) -> String {
        let folder = folder.display();
        self.pick(
            format!("Lỗi: {folder} đã có tệp bên trong. Hãy chọn tên một thư mục chưa có, ví dụ: doithoai init trang-moi"),
            format!("Error: {folder} is not empty. Choose a folder that does not exist yet, for example: doithoai init new-site"),
        )
    }

    pub(super) fn cannot_write(self, path: &Path, error: &std::io::Error) -> String {
        let path = path.display();
        self.pick(
            format!("Lỗi: không ghi được {path} ({error}). Hãy kiểm tra quyền ghi và chỗ trống của ổ đĩa rồi chạy lại."),
            format!("Error: {path} cannot be written ({error}). Check the rights and the free space of the disk, then run again."),
        )
    }

    pub(super) fn no_site(self, site: &Path) -> String {
        let site = site.display();
        self.pick(
            format!("Lỗi: không thấy thư mục content trong {site}. Hãy chạy lệnh trong thư mục của trang, hoặc gõ: doithoai build --site THƯ-MỤC. Để tạo trang mới: doithoai init THƯ-MỤC"),
            format!("Error: there is no folder `content` in {site}. Run the command in the folder of the site, or type: doithoai build --site DIR. To start a new site: doithoai init DIR"),
        )
    }

    pub(super) fn unfit_output(self, output: &Path) -> String {
        let output = output.display();
        self.pick(
            format!("Lỗi: không thể ghi trang vào {output}: đó là nơi chứa bài viết hoặc cả trang. Hãy chọn thư mục khác, ví dụ: --output xem-thu"),
            format!("Error: the site cannot be written to {output}: it holds the articles or the whole site. Choose another folder, for example: --output preview"),
        )
    }

    pub(super) fn no_threads(self) -> &'static str {
        self.pick(
            "Lỗi: hệ thống không cho mở thêm luồng xử lý. Hãy thử lại với --jobs 1.",
            "Error: the system allows no more threads. Try again with --jobs 1.",
        )
    }

    pub(super) fn checked(self, articles: usize, errors: usize, warnings: usize) -> String {
        let articles = self.number(articles);
        if errors + warnings == 0 {
            return self.pick(
                format!("Đã kiểm tra {articles} bài: không có lỗi."),
                format!("Checked {articles} articles: no mistakes."),
            );
        }
        let counted = self.counted(errors, warnings);
        self.pick(format!("Đã kiểm tra {articles} bài: {counted}."), format!("Checked {articles} articles: {counted}."))
    }

    /// Names what is mended in a line.
    pub(super) fn mended_line(self, line: usize, mendings: &[Mending]) -> String {
        let named: Vec<&str> = mendings.iter().map(|mending| self.mending(*mending)).collect();
        format!("{} {line}: {}", self.pick("dòng", "line"), named.join(", "))
    }

    /// Names how many lines only have their letters put together.
    pub(super) fn letters_mended(self, first: usize, lines: usize) -> String {
        let what = self.mending(Mending::Letters);
        match lines {
            1 => self.mended_line(first, &[Mending::Letters]),
            _ => self.pick(
                format!("{lines} dòng, từ dòng {first}: {what} (nhìn không khác)"),
                format!("{lines} lines, from line {first} on: {what} (they look the same)"),
            ),
        }
    }

    /// Stands for a run of no-break spaces, which nobody would see.
    pub(super) fn no_break_spaces(self, count: usize) -> String {
        self.pick(format!("[{count} dấu cách đặc biệt]"), format!("[{count} no-break spaces]"))
    }

    fn mending(self, mending: Mending) -> &'static str {
        match mending {
            Mending::Letters => self.pick("ghép dấu vào chữ", "letters and accents put together"),
            Mending::Spaces => self.pick("bỏ dãy dấu cách đặc biệt", "a run of no-break spaces taken out"),
            Mending::Day => self.pick("viết ngày với dấu /", "a day written with /"),
        }
    }

    pub(super) fn mended(self, files: &[(String, Vec<Change>)], writing: Writing) -> String {
        let lines: usize = files.iter().map(|(_, changes)| changes.len()).sum();
        let (count, lines) = (self.number(files.len()), self.number(lines));
        match (files.is_empty(), writing) {
            (true, _) => self.pick("Không có gì tự sửa được.", "There is nothing that can be mended here.").to_owned(),
            (false, Writing::Real) => self.pick(
                format!("Đã sửa {lines} dòng trong {count} tệp."),
                format!("Mended lines: {lines}, in files: {count}."),
            ),
            (false, Writing::Dry) => self.pick(
                format!("Chạy thử nên chưa ghi gì. Bỏ --dry-run để sửa {lines} dòng trong {count} tệp."),
                format!(
                    "A dry run: nothing was written. Leave out --dry-run to mend lines: {lines}, in files: {count}."
                ),
            ),
        }
    }

    pub(super) fn cannot_mend(self, path: &Path, error: &std::io::Error) -> String {
        let shown = path.display();
        match error.kind() {
            std::io::ErrorKind::PermissionDenied => self.pick(
                format!("Lỗi: {shown} đang bị khóa hoặc chỉ cho đọc, nên chưa sửa. Hãy đóng chương trình đang mở tệp, bỏ thuộc tính chỉ đọc rồi chạy lại."),
                format!("Error: {shown} is locked or read-only and was not mended. Close the program that holds it, allow writing, then run again."),
            ),
            _ => self.cannot_write(path, error),
        }
    }

    pub(super) fn stopped(self, errors: usize, warnings: usize) -> String {
        let counted = self.counted(errors, warnings);
        self.pick(
            format!("Chưa dựng được trang: {counted}. Thư mục output được giữ nguyên. Hãy sửa như hướng dẫn ở trên rồi chạy lại."),
            format!("The site was not built: {counted}. The output folder was left as it was. Mend what is told above, then run again."),
        )
    }

    pub(super) fn counted(self, errors: usize, warnings: usize) -> String {
        let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        let errors_said = self.pick(format!("{errors} lỗi"), plural(errors, "error"));
        let warnings_said = self.pick(format!("{warnings} cảnh báo"), plural(warnings, "warning"));
        match (errors, warnings) {
            (0, _) => warnings_said,
            (_, 0) => errors_said,
            _ => format!("{errors_said}, {warnings_said}"),
        }
    }

    pub(super) fn built(self, published: &Published, time: Duration) -> String {
        let Report { created, changed, unchanged, removed } = published.report;
        let seconds = self.seconds(time);
        let pages = self.number(published.pages);
        if created + changed + removed == 0 {
            return self.pick(
                format!("Đã dựng {pages} trang trong {seconds} giây: không có gì thay đổi."),
                format!("Built {pages} pages in {seconds} s: nothing changed."),
            );
        }
        let [created, changed, unchanged, removed] =
            [created, changed, unchanged, removed].map(|count| self.number(count));
        self.pick(
            format!("Đã dựng {pages} trang trong {seconds} giây. Tệp: {created} mới, {changed} thay đổi, {removed} đã xóa, {unchanged} giữ nguyên."),
            format!("Built {pages} pages in {seconds} s. Files: {created} new, {changed} changed, {removed} removed, {unchanged} unchanged."),
        )
    }

    /// Says that a new state of the site is shown.
    pub(super) fn shown(self, revision: u64, (errors, warnings): (usize, usize), took: Duration) -> String {
        let counted = match (errors, warnings) {
            (0, 0) => String::new(),
            _ => format!(" {}.", self.counted(errors, warnings)),
        };
        let milliseconds = self.number(usize::try_from(took.as_millis()).unwrap_or(usize::MAX));
        self.pick(
            format!("Bản {revision}: xong sau {milliseconds} ms.{counted}"),
            format!("State {revision}: ready after {milliseconds} ms.{counted}"),
        )
    }

    /// Names the first pages of a kind, and says how many more there are.
    pub(super) fn pages(self, kind: Kind, first: &[String], more: usize) -> String {
        let title = match kind {
            Kind::Created => self.pick("Trang mới", "New pages"),
            Kind::Changed => self.pick("Trang thay đổi", "Changed pages"),
            Kind::Removed => self.pick("Trang đã xóa", "Removed pages"),
        };
        let mut lines = vec![format!("{title}:")];
        lines.extend(first.iter().map(|page| format!("  {page}")));
        if more > 0 {
            let more = self.number(more);
            lines.push(self.pick(format!("  và {more} trang khác"), format!("  and {more} more")));
        }
        lines.join("\n")
    }

    /// Says how far a build has come.
    pub(super) fn progress(self, phase: Phase, (done, steps): (usize, usize), left: Option<Duration>) -> String {
        let what = match phase {
            Phase::Reading => self.pick("Đang đọc bài", "Reading"),
            Phase::Checking => self.pick("Đang kiểm tra bài", "Checking"),
            Phase::Pictures => self.pick("Đang xử lý ảnh", "Working on pictures"),
            Phase::Rendering => self.pick("Đang dựng trang", "Rendering"),
            Phase::Publishing => self.pick("Đang ghi trang", "Publishing"),
        };
        if steps == 0 {
            return format!("{what}…");
        }
        let (done, steps) = (self.number(done), self.number(steps));
        let counted = match phase {
            Phase::Pictures => format!("{what}: {done}/{steps}"),
            _ => self.pick(format!("{what}: {done}/{steps} tệp"), format!("{what}: {done}/{steps} files")),
        };
        let Some(left) = left else { return counted };
        let (seconds, minutes) = (left.as_secs().max(1), left.as_secs().div_ceil(60));
        match seconds {
            0..90 => {
                self.pick(format!("{counted}, còn khoảng {seconds} giây"), format!("{counted}, about {seconds} s left"))
            }
            _ => self
                .pick(format!("{counted}, còn khoảng {minutes} phút"), format!("{counted}, about {minutes} min left")),
        }
    }

    pub(super) fn held_back(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(
            format!("{count} bài chưa đăng vì là bản nháp hoặc chưa đến ngày (xem thử: thêm --drafts)."),
            format!("{count} articles were held back as drafts or until their day (to see them: --drafts)."),
        )
    }

    pub(super) fn no_base_url(self) -> &'static str {
        self.pick(
            "Chưa có địa chỉ của trang nên chưa có nguồn cấp tin và sơ đồ trang. Hãy thêm vào content/site.yaml một dòng như: base_url: https://doithoai.example/",
            "The address of the site is not known, so there are no feeds and no sitemap. Add a line to content/site.yaml such as: base_url: https://doithoai.example/",
        )
    }

    pub(super) fn with_warnings(self, count: usize) -> String {
        let counted = self.counted(0, count);
        self.pick(format!("{counted}, xem ở trên."), format!("{counted}, see above."))
    }

    pub(super) fn look_at(self, page: &str) -> String {
        self.pick(format!("Mở để xem: {page}"), format!("Open to see it: {page}"))
    }

    pub(super) fn no_table(self, path: &Path) -> String {
        let path = path.display();
        self.pick(
            format!("Lỗi: không tìm thấy bảng {path}. Hãy kiểm tra tên tệp, rồi gõ như: doithoai import communes bang.csv"),
            format!("Error: there is no table {path}. Check the name of the file, then type: doithoai import communes table.csv"),
        )
    }

    pub(super) fn changed_meanwhile(self, path: &Path) -> String {
        let path = path.display();
        self.pick(
            format!("Lỗi: {path} vừa bị sửa trong khi đang nhập, nên chưa ghi gì. Hãy chạy lại."),
            format!("Error: {path} was changed during the import, so nothing was written. Run again."),
        )
    }

    pub(super) fn not_imported(self, (errors, warnings): (usize, usize)) -> String {
        let counted = self.counted(errors, warnings);
        self.pick(
            format!("Chưa nhập: {counted}. content/communes.yaml được giữ nguyên. Hãy sửa như hướng dẫn ở trên rồi chạy lại."),
            format!("Nothing was imported: {counted}. content/communes.yaml was left as it was. Mend what is told above, then run again."),
        )
    }

    /// Says what an import found and what comes next; `is_written` is false for a dry run.
    pub(super) fn imported(self, report: &Imported, (site, is_written): (&Path, bool)) -> String {
        let numbers = [report.rows, report.ended + report.standing, report.ended, report.standing, report.known];
        let [rows, new, ended, standing, known] = numbers.map(|count| self.number(count));
        let differing = match report.differing {
            0 => String::new(),
            some => self.pick(
                format!(", trong đó {some} mục khác với bảng"),
                format!(", of which {some} differ from the table"),
            ),
        };
        let mut lines = vec![self.pick(
            format!("Đã đọc {rows} hàng: {new} mục mới ({ended} đơn vị trước sắp xếp, {standing} đơn vị sau sắp xếp), {known} mục đã có{differing}."),
            format!("Rows read: {rows}. New entries: {new} (old units: {ended}, new units: {standing}). Entries there already: {known}{differing}."),
        )];
        lines.extend(report.gaps.iter().map(|gap| self.gap(gap)));
        let added = report.ended + report.standing > 0;
        lines.push(match (added, is_written) {
            (false, _) => self.pick("Không có gì để thêm; content/communes.yaml được giữ nguyên.", "There is nothing to add; content/communes.yaml was left as it was.").to_owned(),
            (true, false) => self.pick("Chạy thử nên chưa ghi gì. Bỏ --dry-run để thêm vào cuối content/communes.yaml.", "A dry run: nothing was written. Leave out --dry-run to add them to the end of content/communes.yaml.").to_owned(),
            (true, true) => {
                let site = if site == Path::new(".") { String::new() } else { format!(" --site {}", site.display()) };
                self.pick(
                    format!("Đã thêm vào cuối content/communes.yaml. Tiếp theo, hãy đối chiếu với văn bản gốc rồi chạy: doithoai check{site}"),
                    format!("They were added to the end of content/communes.yaml. Next, compare with the official text, then run: doithoai check{site}"),
                )
            }
        });
        if added && report.is_first {
            lines.push(self.pick(
                "Từ nay danh mục xã, phường là kín: xã nào có trong bài mà không có trong bảng thì phải thêm vào danh mục.",
                "From now on the registry of communes is closed: add every commune that articles name and the table does not.",
            ).to_owned());
        }
        lines.join("\n")
    }

    fn gap(self, gap: &Gap) -> String {
        let lines: Vec<String> = gap.lines.lines().map(|line| format!("  {line}")).collect();
        let (name, lines) = (&gap.name, lines.join("\n"));
        let line = gap.line;
        self.pick(
            format!("Mục “{name}” (content/communes.yaml:{line}) còn thiếu, hãy thêm vào mục ấy, dưới dòng name:\n{lines}"),
            format!("The entry `{name}` (content/communes.yaml:{line}) lacks lines; add them to it, below its name:\n{lines}"),
        )
    }

    fn number(self, count: usize) -> String {
        text::grouped(count, self.0)
    }

    fn seconds(self, time: Duration) -> String {
        let hundredths = time.as_millis().div_ceil(10);
        format!("{}{}{:02}", hundredths / 100, self.pick(',', '.'), hundredths % 100)
    }
}
