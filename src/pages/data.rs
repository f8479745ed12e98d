//! The page that describes the open data.

use crate::open_data::DataFile;
use crate::open_data::DataSet;
use crate::open_data::Field;
use crate::open_data::Form;
use crate::open_data::Kind;
use crate::open_data::Presence;
use crate::pages::Head;
use crate::pages::Pages;
use crate::pages::Template;
use crate::pages::views::DataCodeView;
use crate::pages::views::DataColumnView;
use crate::pages::views::DataSetView;
use crate::pages::views::DataView;
use crate::pages::views::LicenceView;
use crate::pages::views::LinkView;
use crate::text;
use crate::theme::Context;

impl Pages<'_> {
    pub(super) fn data(&self, context: &mut Context) -> Template {
        let licence = self.from.site.settings.data_licence.map(|licence| LicenceView {
            title: licence.title.value.clone(),
            url: licence.url.as_ref().map(|url| text::uri(url.value.clone())),
        });
        let view = DataView {
            licence,
            sets: DataSet::ALL.into_iter().map(|set| self.data_set(set)).collect(),
            calendar: LinkView { title: self.text("data_calendar").to_owned(), path: DataFile::Calendar.path() },
        };
        context.insert("data", &view);
        let head =
            Head { description: Some(self.text("data_lead").to_owned()), ..Head::new(self.text("data"), "data") };
        Template { name: "data.html", head }
    }

    fn data_set(&self, set: DataSet) -> DataSetView {
        let path = |form: Form| DataFile::Set(set, form).path();
        DataSetView {
            name: set.name(),
            anchor: format!("cot_{}", set.name()),
            title: set.title(),
            description: set.description(),
            csv: path(Form::Csv),
            json: path(Form::Json),
            schema: path(Form::Schema),
            columns: set.fields().into_iter().map(|field| self.data_column(field)).collect(),
        }
    }

    fn data_column(&self, field: &Field) -> DataColumnView {
        let code = |(code, meaning): &(&'static str, &'static str)| DataCodeView { code, meaning };
        DataColumnView {
            name: field.name,
            kind: self.text(kind_key(field.kind)).to_owned(),
            nullable: field.presence == Presence::Published,
            meaning: field.meaning,
            codes: field.kind.codes().iter().map(code).collect(),
        }
    }
}

/// Returns the key of the words for a type.
fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "data_kind_id",
        Kind::Text => "data_kind_text",
        Kind::Date => "data_kind_date",
        Kind::Time => "data_kind_time",
        Kind::Count | Kind::Number => "data_kind_number",
        Kind::Boolean => "data_kind_boolean",
        Kind::Code(_) => "data_kind_code",
        Kind::Address => "data_kind_address",
        Kind::Url => "data_kind_url",
        Kind::Ids => "data_kind_ids",
        Kind::Texts | Kind::Beside(_) => "data_kind_texts",
        Kind::Codes(..) => "data_kind_codes",
    }
}
