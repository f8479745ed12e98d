//! What keeps a build from being published. In: paths and the system's errors. Out: what happened
//! and what to do, in both languages. It must not print.

use std::error::Error;
use std::fmt;
use std::io;
use std::io::ErrorKind;
use std::path::Path;
use std::path::PathBuf;

use crate::held::may_pass;
use crate::text::Language;

/// The reason why a build could not be published.
///
/// Unless it is [`OutputError::Io`], nothing that was published has changed. After an `Io` error
/// every file is whole, and the next build finishes the work.
#[derive(Debug)]
pub enum OutputError {
    /// Another build works on this output folder.
    Busy {
        /// The output folder.
        folder: PathBuf,
    },
    /// A path that some system cannot write, or that leaves the output folder.
    InvalidPath {
        /// The path as offered.
        path: String,
    },
    /// Two artifacts have the same path.
    Twice {
        /// The path of both.
        path: String,
    },
    /// Two artifacts have paths that differ in case only, so Windows and macOS would keep but one.
    CaseClash {
        /// The path that sorts first.
        first: String,
        /// The other path.
        second: String,
    },
    /// A path would have to be a file and a folder at once.
    FileAndFolder {
        /// The path of the file.
        file: String,
        /// The artifact that needs a folder of the same name.
        inside: String,
    },
    /// Things in the output folder that are not ours stand where files must go.
    Conflicts {
        /// The first of their paths, sorted, at most ten.
        paths: Vec<PathBuf>,
        /// How many more there are.
        more: usize,
    },
    /// The list of published files is unreadable, or a newer version wrote it.
    Damaged {
        /// The file at fault.
        path: PathBuf,
    },
    /// The system refused to read or write.
    Io {
        /// What was to be read or written.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
}

impl OutputError {
    /// The number of paths that a list of conflicts names.
    pub(super) const NAMED_CONFLICTS: usize = 10;

    /// Returns what happened, without a full stop.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Vietnamese => self.message_vi(),
            Language::English => self.message_en(),
        }
    }

    /// Returns what to do about it, without a full stop.
    pub fn hint(&self, language: Language) -> String {
        let (vietnamese, english) = self.hints();
        match language {
            Language::Vietnamese => vietnamese.to_owned(),
            Language::English => english.to_owned(),
        }
    }

    fn message_vi(&self) -> String {
        match self {
            Self::Busy { folder } => format!("một lượt dựng khác đang ghi vào thư mục {}", folder.display()),
            Self::InvalidPath { path } => format!("không thể xuất bản tệp có đường dẫn “{}”", path.escape_debug()),
            Self::Twice { path } => format!("có hai nội dung cùng xuất ra tệp {path}"),
            Self::CaseClash { first, second } => {
                format!("{first} và {second} chỉ khác nhau ở chữ hoa, chữ thường; Windows và macOS coi đó là một tệp")
            }
            Self::FileAndFolder { file, inside } => {
                format!("{file} không thể vừa là tệp, vừa là thư mục chứa {inside}")
            }
            Self::Conflicts { paths, more } => {
                let rest = if *more > 0 { format!(" và {more} mục khác") } else { String::new() };
                format!("tại nơi cần ghi đã có những mục không do doithoai tạo ra: {}{rest}", list(paths))
            }
            Self::Damaged { path } => {
                format!(
                    "không đọc được danh sách tệp đã xuất bản {}: tệp bị hỏng, hoặc do phiên bản mới hơn ghi",
                    path.display()
                )
            }
            Self::Io { path, error } => match cause(error) {
                Cause::Permission => {
                    format!("không có quyền ghi hoặc đọc {}, hoặc chương trình khác đang mở", path.display())
                }
                Cause::Full => format!("ổ đĩa đã đầy, không ghi được {}", path.display()),
                Cause::ReadOnly => format!("ổ đĩa chỉ cho đọc, không ghi được {}", path.display()),
                Cause::Held => format!("chương trình khác đang giữ {}", path.display()),
                Cause::NoFolder => format!("{} không phải là thư mục", path.display()),
                Cause::Folder => format!("có một thư mục ở chỗ của tệp {}", path.display()),
                Cause::LargeFile => format!("ổ đĩa không nhận tệp lớn như {}", path.display()),
                Cause::LongName => format!("ổ đĩa không nhận tên dài như {}", path.display()),
                Cause::NoLock => format!("ổ đĩa không khóa được tệp {}", path.display()),
                Cause::Other => format!("không ghi hoặc đọc được {} ({error})", path.display()),
            },
        }
    }

    fn message_en(&self) -> String {
        match self {
            Self::Busy { folder } => format!("another build is writing to {}", folder.display()),
            Self::InvalidPath { path } => {
                format!("cannot publish a file at \"{}\"", path.escape_debug())
            }
            Self::Twice { path } => format!("two artifacts are to be written to {path}"),
            Self::CaseClash { first, second } => {
                format!("{first} and {second} differ in case only; to Windows and macOS they are one file")
            }
            Self::FileAndFolder { file, inside } => {
                format!("{file} cannot be a file and the folder of {inside} at once")
            }
            Self::Conflicts { paths, more } => {
                let rest = if *more > 0 { format!(" and {more} more") } else { String::new() };
                format!("where files must go there are things that doithoai did not make: {}{rest}", list(paths))
            }
            Self::Damaged { path } => {
                format!(
                    "cannot read the list of published files {}: it is damaged, or a newer version wrote it",
                    path.display()
                )
            }
            Self::Io { path, error } => match cause(error) {
                Cause::Permission => {
                    format!("no permission to read or write {}, or another program holds it", path.display())
                }
                Cause::Full => format!("the disk is full, cannot write {}", path.display()),
                Cause::ReadOnly => {
                    format!("the disk is read-only, cannot write {}", path.display())
                }
                Cause::Held => format!("another program holds {}", path.display()),
                Cause::NoFolder => format!("{} is not a folder", path.display()),
                Cause::Folder => format!("a folder stands where the file {} must go", path.display()),
                Cause::LargeFile => format!("the disk takes no file as large as {}", path.display()),
                Cause::LongName => format!("the disk takes no name as long as {}", path.display()),
                Cause::NoLock => format!("the disk cannot lock the file {}", path.display()),
                Cause::Other => format!("cannot read or write {} ({error})", path.display()),
            },
        }
    }

    fn hints(&self) -> (&'static str, &'static str) {
        match self {
            Self::Busy { .. } => (
                "Hãy chờ lượt dựng kia xong rồi gõ lại doithoai build, hoặc xuất ra nơi khác bằng --output THƯ_MỤC",
                "Wait until it ends and type `doithoai build` again, or publish elsewhere with `--output DIR`",
            ),
            Self::InvalidPath { .. } => (
                "Hãy đổi slug, tên tệp hoặc tên thư mục: tránh các ký tự < > : \" | ? * \\, dấu chấm hay dấu cách ở cuối, tên dài quá 255 byte, và các tên như con, aux, nul mà Windows không cho dùng",
                "Change the `slug` or the name of the file or folder: no < > : \" | ? * \\, no dot or space at the end, no more than 255 bytes, and no name that Windows reserves, such as con, aux, nul",
            ),
            Self::Twice { .. } | Self::CaseClash { .. } | Self::FileAndFolder { .. } => (
                "Hãy đổi slug hoặc tên tệp của một trong hai nội dung rồi gõ lại doithoai build",
                "Change the `slug` or the file name of one of the two and type `doithoai build` again",
            ),
            Self::Conflicts { .. } => (
                "Hãy chuyển các mục đó đi chỗ khác, hoặc xuất ra nơi khác bằng --output THƯ_MỤC, rồi gõ lại doithoai build",
                "Move them away, or publish elsewhere with `--output DIR`, and type `doithoai build` again",
            ),
            Self::Damaged { .. } => (
                "Hãy cài phiên bản doithoai mới nhất; nếu vẫn lỗi, chuyển tệp riêng của bạn ra khỏi thư mục xuất, xóa thư mục đó rồi gõ lại doithoai build",
                "Install the newest doithoai; if that does not help, move your own files out of the output folder, delete it and type `doithoai build` again",
            ),
            Self::Io { error, .. } => cause(error).hints(),
        }
    }
}

impl Cause {
    /// Returns what to do, in Vietnamese and in English.
    fn hints(self) -> (&'static str, &'static str) {
        match self {
            Cause::Permission => (
                "Hãy đóng chương trình đang mở tệp đó, kiểm tra quyền ghi của thư mục, rồi gõ lại doithoai build",
                "Close the program that holds it, check the permissions of the folder, and type `doithoai build` again",
            ),
            Cause::Full => (
                "Hãy giải phóng chỗ trống, hoặc xuất ra ổ khác bằng --output THƯ_MỤC, rồi gõ lại doithoai build; các trang đã xuất bản vẫn nguyên vẹn",
                "Free some space, or publish to another disk with `--output DIR`, and type `doithoai build` again; published pages are intact",
            ),
            Cause::ReadOnly => (
                "Hãy cho phép ghi vào ổ đó rồi gõ lại doithoai build, hoặc xuất ra ổ ghi được bằng --output THƯ_MỤC",
                "Make the disk writable and type `doithoai build` again, or publish to another disk with `--output DIR`",
            ),
            Cause::Held => (
                "Hãy đóng chương trình đang mở mục đó rồi gõ lại doithoai build",
                "Close the program that holds it and type `doithoai build` again",
            ),
            Cause::NoFolder => (
                "Hãy chuyển mục đó đi chỗ khác, hoặc xuất ra nơi khác bằng --output THƯ_MỤC, rồi gõ lại doithoai build",
                "Move it away, or publish elsewhere with `--output DIR`, and type `doithoai build` again",
            ),
            Cause::Folder => (
                "Hãy chuyển thư mục đó đi chỗ khác rồi gõ lại doithoai build",
                "Move that folder away and type `doithoai build` again",
            ),
            Cause::LargeFile => (
                "Hãy gỡ hoặc chia nhỏ tệp, hoặc xuất ra ổ khác bằng --output THƯ_MỤC, rồi gõ lại doithoai build; các trang đã xuất bản vẫn nguyên vẹn",
                "Leave the file out or split it, or publish to another disk with `--output DIR`, and type `doithoai build` again; published pages are intact",
            ),
            Cause::LongName => (
                "Hãy đặt slug hoặc tên tệp ngắn hơn, hoặc xuất ra ổ khác bằng --output THƯ_MỤC, rồi gõ lại doithoai build",
                "Shorten the `slug` or the name of the file, or publish to another disk with `--output DIR`, and type `doithoai build` again",
            ),
            Cause::NoLock => (
                "Ổ mạng có khi không khóa được tệp: hãy xuất ra ổ trong máy bằng --output THƯ_MỤC, rồi chép thư mục đó đi",
                "Some disks of the network cannot lock files: publish to a disk of this machine with `--output DIR` and copy that folder",
            ),
            Cause::Other => (
                "Hãy kiểm tra ổ đĩa và thư mục xuất rồi gõ lại doithoai build; các trang đã xuất bản vẫn nguyên vẹn",
                "Check the disk and the output folder and type `doithoai build` again; published pages are intact",
            ),
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message_en())
    }
}

impl Error for OutputError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// Names the path in an error of the system; made for `map_err`.
pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> OutputError + '_ {
    move |error| OutputError::Io { path: path.to_path_buf(), error }
}

/// Why the system refused, as far as it makes a difference to people.
#[derive(Clone, Copy)]
enum Cause {
    Permission,
    Full,
    ReadOnly,
    Held,
    NoFolder,
    Folder,
    LargeFile,
    LongName,
    NoLock,
    Other,
}

fn cause(error: &io::Error) -> Cause {
    match error.kind() {
        ErrorKind::PermissionDenied => Cause::Permission,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Cause::Full,
        ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Cause::Held,
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => Cause::NoFolder,
        ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty => Cause::Folder,
        ErrorKind::FileTooLarge => Cause::LargeFile,
        ErrorKind::InvalidFilename => Cause::LongName,
        ErrorKind::Unsupported => Cause::NoLock,
        _ if may_pass(error) => Cause::Permission,
        _ => Cause::Other,
    }
}

fn list(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    paths.join(", ")
}
