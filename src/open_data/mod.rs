//! The open data: sessions, tasks, reports, agencies and communes for programs and spreadsheets, and the calendar file.
//!
//! Comes in: the site, its routes, and the files that it publishes. Goes out: the bytes of each file. One table of columns
//! for each data set is the source of its JSON, its CSV, its schema and its dictionary. Only what is published goes in:
//! nothing of withdrawn articles and of those held back, and null where nothing is published.

mod agencies;
mod calendar;
mod communes;
mod csv;
mod field;
mod json;
mod resolutions;
mod schema;
mod sessions;
mod updates;

pub use field::Field;
pub use field::Kind;
pub use field::Presence;

use crate::content::Evidence;
use crate::links::Links;
use crate::model::AgencyId;
use crate::model::Article;
use crate::model::CommuneId;
use crate::model::SessionId;
use crate::model::Site;
use crate::model::UpdateId;
use crate::open_data::field::Cell;
use crate::open_data::field::Column;
use crate::routes;
use crate::routes::Routes;
use crate::text;

/// A set of records of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataSet {
    /// The listed sessions.
    Sessions,
    /// The tasks assigned at them.
    Resolutions,
    /// What was reported on tasks.
    Updates,
    /// The agencies.
    Agencies,
    /// The communes.
    Communes,
}

impl DataSet {
    /// All data sets, in the order in which they are shown.
    pub const ALL: [DataSet; 5] =
        [DataSet::Sessions, DataSet::Resolutions, DataSet::Updates, DataSet::Agencies, DataSet::Communes];

    /// Returns the name, which is that of its files too.
    pub fn name(self) -> &'static str {
        match self {
            DataSet::Sessions => "sessions",
            DataSet::Resolutions => "resolutions",
            DataSet::Updates => "updates",
            DataSet::Agencies => "agencies",
            DataSet::Communes => "communes",
        }
    }

    /// Returns the title in Vietnamese.
    pub fn title(self) -> &'static str {
        match self {
            DataSet::Sessions => "Các buổi đối thoại",
            DataSet::Resolutions => "Nhiệm vụ giao sau đối thoại",
            DataSet::Updates => "Kết quả thực hiện nhiệm vụ",
            DataSet::Agencies => "Cơ quan được giao nhiệm vụ",
            DataSet::Communes => "Đơn vị hành chính cấp xã",
        }
    }

    /// Returns what one record is, in Vietnamese.
    pub fn description(self) -> &'static str {
        match self {
            DataSet::Sessions => "Mỗi bản ghi là một buổi đối thoại đã đăng, mới nhất trước. Bài đã gỡ không có ở đây.",
            DataSet::Resolutions => {
                "Mỗi bản ghi là một nhiệm vụ được giao tại một buổi đối thoại đã đăng, kèm tình trạng tính đến ngày của dữ liệu."
            }
            DataSet::Updates => {
                "Mỗi bản ghi là một lần báo cáo kết quả thực hiện một nhiệm vụ, tính đến ngày của dữ liệu."
            }
            DataSet::Agencies => {
                "Mỗi bản ghi là một cơ quan, đơn vị, kèm số nhiệm vụ được giao chủ trì theo từng tình trạng, tính đến ngày của dữ liệu."
            }
            DataSet::Communes => {
                "Mỗi bản ghi là một đơn vị hành chính cấp xã trong một thời kỳ; xã cũ và xã mới cùng tên là hai bản ghi."
            }
        }
    }

    /// Returns what is said of its columns, in their order.
    pub fn fields(self) -> Vec<&'static Field> {
        fn of<R>(columns: &'static [Column<R>]) -> Vec<&'static Field> {
            columns.iter().map(|column| &column.field).collect()
        }
        match self {
            DataSet::Sessions => of(sessions::COLUMNS),
            DataSet::Resolutions => of(resolutions::COLUMNS),
            DataSet::Updates => of(updates::COLUMNS),
            DataSet::Agencies => of(agencies::COLUMNS),
            DataSet::Communes => of(communes::COLUMNS),
        }
    }
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON, for programs.
    Json,
    /// CSV, for spreadsheets.
    Csv,
    /// The JSON Schema of the JSON.
    Schema,
}

/// One published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFile {
    /// A data set in one form.
    Set(DataSet, Form),
    /// The sessions as a calendar.
    Calendar,
}

impl DataFile {
    /// Returns all files.
    pub fn all() -> impl Iterator<Item = DataFile> {
        let forms = [Form::Json, Form::Csv, Form::Schema];
        let sets = DataSet::ALL.into_iter();
        sets.flat_map(move |set| forms.map(|form| DataFile::Set(set, form))).chain([DataFile::Calendar])
    }

    /// Returns the path of the file.
    pub fn path(self) -> String {
        match self {
            DataFile::Set(set, Form::Json) => format!("{}{}.json", routes::DATA, set.name()),
            DataFile::Set(set, Form::Csv) => format!("{}{}.csv", routes::DATA, set.name()),
            DataFile::Set(set, Form::Schema) => format!("{}{}", routes::DATA, schema_name(set)),
            DataFile::Calendar => routes::CALENDAR_FILE.to_owned(),
        }
    }
}

/// Returns the name of the file of a schema.
fn schema_name(set: DataSet) -> String {
    format!("{}.schema.json", set.name())
}

/// What the open data is made from.
#[derive(Clone, Copy)]
pub struct OpenData<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The addresses.
    pub routes: &'a Routes,
    /// The published files.
    pub links: &'a Links,
}

impl<'a> OpenData<'a> {
    /// Renders a file: the same site gives the same bytes.
    pub fn render(&self, file: DataFile) -> Vec<u8> {
        match file {
            DataFile::Set(set, Form::Json) => json::render(self, set),
            DataFile::Set(set, Form::Csv) => csv::render(self, set),
            DataFile::Set(set, Form::Schema) => schema::render(self, set).into_bytes(),
            DataFile::Calendar => calendar::render(self).into_bytes(),
        }
    }

    /// Visits the records of a data set, each as the values of its columns.
    fn records(&self, set: DataSet, visit: &mut dyn FnMut(&[Cell<'a>])) {
        let site = self.site;
        match set {
            DataSet::Sessions => self.visit(sessions::COLUMNS, self.listed_sessions(), visit),
            DataSet::Resolutions => self.visit(resolutions::COLUMNS, site.listed_resolutions(), visit),
            DataSet::Updates => self.visit(updates::COLUMNS, self.listed_updates(), visit),
            DataSet::Agencies => {
                self.visit(agencies::COLUMNS, (0..site.agencies.len()).map(AgencyId::from), visit);
            }
            DataSet::Communes => {
                self.visit(communes::COLUMNS, (0..site.communes.len()).map(CommuneId::from), visit);
            }
        }
    }

    /// Returns the room for a data set, in bytes, from the usual size of a record.
    fn room(&self, set: DataSet, record: usize) -> usize {
        let Site { sessions, resolutions, updates, agencies, communes, .. } = self.site;
        let records = match set {
            DataSet::Sessions => sessions.len() * 2,
            DataSet::Resolutions => resolutions.len(),
            DataSet::Updates => updates.len(),
            DataSet::Agencies => agencies.len(),
            DataSet::Communes => communes.len(),
        };
        4096 + records * record
    }

    fn visit<R: Copy>(&self, columns: &[Column<R>], rows: impl Iterator<Item = R>, visit: &mut dyn FnMut(&[Cell<'a>])) {
        let mut cells = Vec::with_capacity(columns.len());
        for row in rows {
            cells.clear();
            cells.extend(columns.iter().map(|column| (column.value)(self, row)));
            visit(&cells);
        }
    }

    fn listed_sessions(&self) -> impl Iterator<Item = SessionId> {
        let listed = self.site.sessions.iter().zip(0..).filter(|(session, _)| session.is_listed());
        listed.map(|(_, id)| SessionId(id))
    }

    /// Returns the reports that count today, those of the newest session first.
    fn listed_updates(&self) -> impl Iterator<Item = UpdateId> {
        let site = self.site;
        let listed = site.sessions.iter().filter(|session| session.is_listed());
        let updates = listed.flat_map(|session| session.updates.iter().copied());
        updates.filter(|id| site.update(*id).date <= site.today)
    }

    /// Returns the absolute address of a page or file, where the base address is known.
    fn url(&self, path: &str) -> Option<String> {
        let base = self.site.settings.base_url.as_deref()?;
        Some(text::uri(format!("{base}{path}")))
    }

    fn url_cell(&self, path: &str) -> Cell<'a> {
        Cell::maybe(self.url(path), Cell::text)
    }

    fn commune_ids(&self, communes: impl Iterator<Item = CommuneId>) -> Cell<'a> {
        let site = self.site;
        Cell::list(communes.map(|commune| site.communes[commune.index()].id.as_str()))
    }

    fn agency_ids(&self, agencies: &[AgencyId]) -> Cell<'a> {
        let site = self.site;
        Cell::list(agencies.iter().map(|agency| site.agencies[agency.index()].id.as_str()))
    }

    /// Returns where proofs are found: elsewhere, or among the files of the site.
    fn evidence_urls(&self, article: &Article<'_>, evidence: &[Evidence]) -> Cell<'a> {
        let address = |Evidence { title: _, url, file }: &Evidence| {
            if let Some(url) = url {
                return Some(text::uri(url.value.clone()));
            }
            let (_, path) = self.links.file(article.folder, &file.as_ref()?.value)?;
            Some(self.url(path).unwrap_or_else(|| text::uri(path.to_owned())))
        };
        Cell::sparse_list(evidence.iter().map(address))
    }
}
