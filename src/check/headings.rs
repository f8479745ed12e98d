//! `heading-one`, `title-repeated` and `skipped-heading-level`: the headings of a body lead down from the title step by step.

use crate::check::article::Article;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;
use crate::markdown::ProblemKind;
use crate::source::Span;
use crate::text;

/// Tells a title that stands again above the body, headings that are the title's alone, and levels that are skipped.
pub(super) fn check(article: &Article<'_>, sink: &mut Vec<Diagnostic>) {
    let repeated = repeated_title(article);
    sink.extend(repeated.map(diagnostics::title_repeated));
    let body = article.parsed;
    for problem in body.problems.iter().filter(|problem| problem.kind == ProblemKind::HeadingOne) {
        let span = article.span_in_body(problem.range.clone());
        // The repeated title is to be deleted, not to be made a heading of level 2.
        if repeated.is_none_or(|title| title.start != span.start) {
            sink.push(diagnostics::markdown_problem(span, &problem.kind));
        }
    }
    let mut above = 1;
    for heading in &body.headings {
        if heading.level > above + 1 {
            sink.push(diagnostics::skipped_heading_level(
                article.span_in_body(heading.range.clone()),
                (above, heading.level),
            ));
        }
        above = heading.level;
    }
}

/// Returns the first block of a body, if it only says the title again.
fn repeated_title(article: &Article<'_>) -> Option<Span> {
    let title = article.common.title.as_ref()?;
    let body = article.body();
    let start = first_block(body);
    let block = body.get(start..)?;
    let block = block.split("\n\n").next()?.trim_end();
    // A block much longer than the title is not folded in vain.
    if block.len() > title.value.len() * 2 + 16 {
        return None;
    }
    let letters =
        |text: &str| text::fold(text).chars().filter(|character| character.is_alphanumeric()).collect::<String>();
    let said = letters(block);
    (!said.is_empty() && said == letters(&title.value)).then(|| article.span_in_body(start..start + block.len()))
}

/// Returns where the first block of a body begins that is no remark.
fn first_block(body: &str) -> usize {
    let mut rest = body.trim_start();
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|remark| remark.split_once("-->")) {
        rest = after.trim_start();
    }
    body.len() - rest.len()
}
