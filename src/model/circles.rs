//! Circles among steps from one thing to another, as successors and reports must not make.

use crate::content::Words;
use crate::diagnostics;
use crate::diagnostics::Diagnostic;

/// A circle, by two of its steps; each is a node and the index of the step among those of the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circle {
    /// The step that closes it.
    pub closing: (usize, usize),
    /// The step with which it leaves the node to which the closing step returns.
    pub opening: (usize, usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Never,
    OnPath,
    Left,
}

/// Returns a circle for every step that leads back to where it came from, in time linear in the number of steps.
pub fn circles(steps: &[Vec<usize>]) -> Vec<Circle> {
    let mut visits = vec![Visit::Never; steps.len()];
    let mut taken = vec![0_usize; steps.len()];
    let mut found = Vec::new();
    for start in 0..steps.len() {
        let mut path = if visits[start] == Visit::Never { vec![start] } else { Vec::new() };
        while let Some(node) = path.last().copied() {
            visits[node] = Visit::OnPath;
            let step = taken[node];
            let Some(next) = steps[node].get(step).copied() else {
                visits[node] = Visit::Left;
                path.pop();
                continue;
            };
            taken[node] += 1;
            match visits[next] {
                Visit::Never => path.push(next),
                Visit::OnPath => found.push(Circle { closing: (node, step), opening: (next, taken[next] - 1) }),
                Visit::Left => {}
            }
        }
    }
    found
}

/// Tells successors that lead back to where they came from. Each step is the successor and where it is named.
pub(super) fn tell_successors<'n>(
    steps: &[Vec<(usize, &Words)>],
    name: impl Fn(usize) -> &'n str,
    sink: &mut Vec<Diagnostic>,
) {
    let targets: Vec<Vec<usize>> = steps.iter().map(|steps| steps.iter().map(|(to, _)| *to).collect()).collect();
    for Circle { closing, opening } in circles(&targets) {
        let words = |(node, step): (usize, usize)| steps[node][step].1;
        let names = (name(closing.0), name(opening.0));
        sink.push(diagnostics::circular_successors(words(closing).span, names, words(opening).span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_is_found_once() {
        assert_eq!(circles(&[vec![1], vec![2], vec![]]), []);
        assert_eq!(circles(&[vec![1, 2], vec![2], vec![]]), []);
        let two = Circle { closing: (1, 0), opening: (0, 0) };
        assert_eq!(circles(&[vec![1], vec![0]]), [two]);
        let behind_a_way_in = Circle { closing: (3, 1), opening: (1, 0) };
        assert_eq!(circles(&[vec![1], vec![2], vec![3], vec![4, 1], vec![]]), [behind_a_way_in]);
    }

    #[test]
    fn a_long_way_needs_no_deep_stack() {
        let mut steps: Vec<Vec<usize>> = (1..200_000).map(|next| vec![next]).collect();
        steps.push(vec![0]);
        assert_eq!(circles(&steps).len(), 1);
    }
}
