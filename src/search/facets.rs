//! The articles of topics and communes, for the filters.

use crate::model::NewsId;
use crate::model::SessionId;
use crate::search::COMMUNES;
use crate::search::Search;
use crate::search::TOPICS;
use crate::search::encode::push_number;

impl Search<'_> {
    /// Writes the articles of some topics: `{"3": "…"}` by the number of the topic.
    pub(super) fn topics(&self, number: usize) -> String {
        let topics = self.site.topics.iter().enumerate().skip(number * TOPICS).take(TOPICS);
        self.facets(topics.map(|(index, topic)| (index, &topic.sessions[..], &topic.news[..])))
    }

    /// Writes the articles of some communes.
    pub(super) fn communes(&self, number: usize) -> String {
        let communes = self.site.communes.iter().enumerate().skip(number * COMMUNES).take(COMMUNES);
        self.facets(communes.map(|(index, commune)| (index, &commune.sessions[..], &commune.news[..])))
    }

    fn facets<'f>(&self, facets: impl Iterator<Item = (usize, &'f [SessionId], &'f [NewsId])>) -> String {
        let catalog = self.catalog();
        let mut out = String::from("{");
        for (index, sessions, news) in facets {
            if out.len() > 1 {
                out.push(',');
            }
            out.push_str(&format!("\"{index}\":\""));
            let sessions = sessions.iter().filter_map(|id| catalog.session_numbers.get(id.index()).copied().flatten());
            push_numbers(sessions.collect(), &mut out);
            out.push('.');
            let news = news.iter().filter_map(|id| catalog.news_numbers.get(id.index()).copied().flatten());
            push_numbers(news.collect(), &mut out);
            out.push('"');
        }
        out.push('}');
        out
    }
}

/// Writes numbers as the steps between them, in the form of postings that weigh nothing.
fn push_numbers(mut numbers: Vec<u32>, out: &mut String) {
    numbers.sort_unstable();
    let mut last = 0;
    for number in numbers {
        push_number((number - last) << 2, out);
        last = number;
    }
}
