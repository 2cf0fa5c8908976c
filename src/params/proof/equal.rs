//! Whether two texts can be equal: whether two patterns of characters have a text in common, and which.

use crate::params::pieces::Slot;
use std::collections::HashMap;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    /// A character.
    Char(char),
    /// A gap, which values of some kind fill.
    Gap(Slot, Values),
}

/// What may fill a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Values {
    /// These.
    Words(Vec<Vec<char>>),
    /// So many characters of a kind.
    Some { kind: Kind, least: u64, most: u64 },
}

/// Characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Those of one line, at the edges none that is white space.
    Any,
    /// Digits.
    Digits,
    /// Digits, and a minus in front.
    Number,
}

impl Kind {
    /// Whether a character may stand there as the first or a later one.
    pub(super) fn has(self, c: char, first: bool) -> bool {
        match self {
            Self::Any => !(c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || (first && c.is_whitespace())),
            Self::Digits => c.is_ascii_digit(),
            Self::Number => c.is_ascii_digit() || (first && c == '-'),
        }
    }
}

impl Values {
    /// How many characters one has.
    pub(super) fn lengths(&self) -> (u64, u64) {
        match self {
            Self::Words(words) => {
                let lengths = || words.iter().map(|word| word.len() as u64);
                (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0))
            }
            Self::Some { least, most, .. } => (*least, *most),
        }
    }

    /// Whether all have the same number of characters.
    pub(super) fn is_fixed(&self) -> bool {
        let (least, most) = self.lengths();
        least == most
    }
}

/// Whether two texts can be equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meeting {
    /// They cannot.
    Never,
    /// They can, with these values of the gaps; none where no values were found.
    With(Vec<(Slot, String)>),
}

/// Places of two texts that are looked at before it is given up, and thought possible.
const PATIENCE: usize = 50_000;

/// Whether two texts can be equal, whatever is in each gap. Where `patience` runs out, they are thought to.
pub(super) fn meeting(one: &[Atom], other: &[Atom], patience: &mut usize) -> Meeting {
    if apart(one, other) {
        return Meeting::Never;
    }
    let start = (Place::default(), Place::default());
    let mut seen: HashMap<Pair, Option<Read>> = HashMap::from([(start, None)]);
    let mut next = vec![start];
    while let Some(here) = next.pop() {
        let (ones, others) = (ready(one, here.0), ready(other, here.1));
        if ones.iter().any(|place| place.is_end(one)) && others.iter().any(|place| place.is_end(other)) {
            return Meeting::With(values(here, &seen, one, other));
        }
        if seen.len() > PATIENCE || *patience == 0 {
            return Meeting::With(Vec::new());
        }
        *patience -= 1;
        for (a, b) in ones.iter().flat_map(|a| others.iter().map(move |b| (*a, *b))) {
            let Some(c) = common(a.takes(one), b.takes(other)) else { continue };
            seen.entry((a.behind(one, c), b.behind(other, c))).or_insert_with_key(|there| {
                next.push(*there);
                Some(Read { from: here, atoms: [a.atom, b.atom], c })
            });
        }
    }
    Meeting::Never
}

/// How far both texts were read.
type Pair = (Place, Place);

/// A character that was read in both.
struct Read {
    from: Pair,
    /// The atoms that it belongs to.
    atoms: [usize; 2],
    c: char,
}

/// Whether their lengths, beginnings or ends keep two texts apart.
fn apart(one: &[Atom], other: &[Atom]) -> bool {
    let ends =
        |a: Option<&Atom>, b: Option<&Atom>| matches!((a, b), (Some(Atom::Char(a)), Some(Atom::Char(b))) if a != b);
    let far = || {
        let ((a, b), (c, d)) = (lengths(one), lengths(other));
        b < c || d < a
    };
    ends(one.first(), other.first()) || ends(one.last(), other.last()) || far()
}

/// How many characters a text has.
pub(super) fn lengths(atoms: &[Atom]) -> (u64, u64) {
    atoms.iter().fold((0, 0), |(least, most), atom| match atom {
        Atom::Char(_) => (least + 1, most + 1),
        Atom::Gap(_, values) => {
            let (a, b) = values.lengths();
            (least.saturating_add(a), most.saturating_add(b))
        }
    })
}

/// How far a text was read: to an atom, and in a gap to a word and a number of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Place {
    atom: usize,
    /// The position of the word, plus one.
    word: usize,
    count: u64,
    /// Whether the last character was white space.
    space: bool,
}

/// What can be read next.
enum Takes {
    Char(char),
    Kind(Kind, bool),
}

impl Place {
    fn at(atom: usize) -> Self {
        Self { atom, ..Self::default() }
    }

    fn is_end(self, atoms: &[Atom]) -> bool {
        self.atom == atoms.len()
    }

    /// What is read here; only of places that are ready.
    fn takes(self, atoms: &[Atom]) -> Option<Takes> {
        Some(match atoms.get(self.atom)? {
            Atom::Char(c) => Takes::Char(*c),
            Atom::Gap(_, Values::Words(words)) => {
                let at = usize::try_from(self.count).ok()?;
                Takes::Char(*words.get(self.word.checked_sub(1)?)?.get(at)?)
            }
            Atom::Gap(_, Values::Some { kind, .. }) => Takes::Kind(*kind, self.count == 0),
        })
    }

    fn behind(self, atoms: &[Atom], c: char) -> Self {
        match atoms[self.atom] {
            Atom::Char(_) => Self::at(self.atom + 1),
            Atom::Gap(..) => Self { count: self.count + 1, space: c.is_whitespace(), ..self },
        }
    }
}

/// The places at which the next character is read, or the end, that are reached without reading any.
fn ready(atoms: &[Atom], place: Place) -> Vec<Place> {
    let mut ready = Vec::new();
    let mut next = vec![place];
    while let Some(place) = next.pop() {
        match atoms.get(place.atom) {
            None | Some(Atom::Char(_)) => ready.push(place),
            Some(Atom::Gap(_, Values::Words(words))) => match place.word.checked_sub(1) {
                None => next.extend((1..=words.len()).map(|word| Place { word, ..place })),
                Some(word) if words[word].len() as u64 == place.count => next.push(Place::at(place.atom + 1)),
                Some(_) => ready.push(place),
            },
            Some(Atom::Gap(_, Values::Some { least, most, .. })) => {
                if place.count < *most {
                    ready.push(place);
                }
                if place.count >= *least && !place.space {
                    next.push(Place::at(place.atom + 1));
                }
            }
        }
    }
    ready
}

/// A character that can be read at two places.
fn common(one: Option<Takes>, other: Option<Takes>) -> Option<char> {
    let fits = |c: char, kind: Kind, first: bool| kind.has(c, first).then_some(c);
    match (one?, other?) {
        (Takes::Char(a), Takes::Char(b)) => (a == b).then_some(a),
        (Takes::Char(c), Takes::Kind(kind, first)) | (Takes::Kind(kind, first), Takes::Char(c)) => fits(c, kind, first),
        (Takes::Kind(Kind::Any, _), Takes::Kind(Kind::Any, _)) => Some('a'),
        (Takes::Kind(..), Takes::Kind(..)) => Some('1'),
    }
}

/// The values of the gaps with which two texts are equal; none where one gap would need two.
fn values(end: Pair, seen: &HashMap<Pair, Option<Read>>, one: &[Atom], other: &[Atom]) -> Vec<(Slot, String)> {
    let mut reads = Vec::new();
    let mut here = end;
    while let Some(Some(read)) = seen.get(&here) {
        reads.push(read);
        here = read.from;
    }
    let mut values: Vec<(Slot, String)> = Vec::new();
    for (side, atoms) in [one, other].into_iter().enumerate() {
        for (at, atom) in atoms.iter().enumerate() {
            let Atom::Gap(gap, _) = atom else { continue };
            let value: String = reads.iter().rev().filter(|read| read.atoms[side] == at).map(|read| read.c).collect();
            match values.iter().find(|(known, _)| known == gap) {
                Some((_, known)) if *known != value => return Vec::new(),
                Some(_) => {}
                None => values.push((*gap, value)),
            }
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn atoms(text: &str, gaps: &[Values]) -> Vec<Atom> {
        let gap = |c: char| c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
        text.chars()
            .map(|c| match gap(c) {
                Some(at) => Atom::Gap(Slot::Param(at), gaps[at].clone()),
                None => Atom::Char(c),
            })
            .collect()
    }

    fn some(kind: Kind, least: u64, most: u64) -> Values {
        Values::Some { kind, least, most }
    }

    #[test]
    fn texts_meet_where_values_make_them_equal() {
        let words = Values::Words(["ab", "c"].map(|word| word.chars().collect()).to_vec());
        let gaps = [some(Kind::Any, 1, 9), some(Kind::Digits, 2, 4), words, some(Kind::Any, 0, 200)];
        let met = |one: &str, other: &str| meeting(&atoms(one, &gaps), &atoms(other, &gaps), &mut 10_000);
        for (one, other) in [
            ("a-0", "b-0"),
            ("0-a", "0-b"),
            ("1", "x"),
            ("1", "2"),
            ("x2y", "xby"),
            ("1", "abcde"),
            ("a0 ", "ab"),
            ("1-x", "1x"),
        ] {
            assert_eq!(met(one, other), Meeting::Never, "{one} {other}");
        }
        let with = |values: &[(usize, &str)]| {
            Meeting::With(values.iter().map(|(at, value)| (Slot::Param(*at), (*value).into())).collect())
        };
        assert_eq!(met("a-0", "a-xy"), with(&[(0, "xy")]));
        assert_eq!(met("x2y", "xaby"), with(&[(2, "ab")]));
        assert_eq!(met("0", "1"), with(&[(0, "11"), (1, "11")]));
        assert_eq!(met("a3", "a"), with(&[(3, "")]));
        assert_ne!(met("r3", "3x"), Meeting::Never);
    }

    #[test]
    fn white_space_stands_at_no_edge_of_a_value() {
        let gaps = [some(Kind::Any, 1, 9)];
        assert_eq!(
            meeting(&atoms("0", &gaps), &atoms("a b", &[]), &mut 100),
            Meeting::With(vec![(Slot::Param(0), "a b".into())])
        );
        assert_eq!(meeting(&atoms("0b", &gaps), &atoms("a b", &[]), &mut 100), Meeting::Never);
    }
}
