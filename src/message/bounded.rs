//! Texts, lists and numbers that carry their limit in their type.

use crate::text::placeholder;
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// A text that must keep to the limit `L`.
///
/// It may hold any content: only [`Checked`](crate::Checked) proves that the limit is kept, so
/// that one check can speak about every text of a message at once.
///
/// ```
/// use waml::{limits::{list, Bound}, Text};
///
/// let title: Text<list::RowTitle> = "Express".into();
/// assert_eq!(title, "Express");
/// assert_eq!(format!("{title} {title:?}"), "Express Text(7 characters)");
/// assert_eq!(list::RowTitle::LIMIT.max, 24);
/// ```
pub struct Text<L>(String, PhantomData<fn() -> L>);

impl<L> Text<L> {
    /// A text, right or not; the check tells.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into(), PhantomData)
    }

    /// The content.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The content, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<L> Deref for Text<L> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Shows how long it is and not what it says, since that may be personal and is often logged.
impl<L> fmt::Debug for Text<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        masked(f, "Text", &self.0)
    }
}

/// The debug output of a text that may be personal: `Text(12 characters)`.
pub(super) fn masked(f: &mut fmt::Formatter<'_>, name: &str, text: &str) -> fmt::Result {
    write!(f, "{name}({} characters)", text.chars().count())
}

impl<L> fmt::Display for Text<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<L> Clone for Text<L> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<L> PartialEq for Text<L> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<L> Eq for Text<L> {}

impl<L> Hash for Text<L> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

/// As a definition has it.
impl<L> Serialize for Text<L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&placeholder::escape(&self.0))
    }
}

/// A list that must keep to the limit `L`.
///
/// Like [`Text`], it may hold any number of elements until it is checked. Until then it is a `Vec` to whoever uses it.
///
/// ```
/// use waml::message::{Row, Section};
///
/// let mut plants = Section::new("Plants").rows([("aloe", "Aloe"), ("fern", "Fern"), ("moss", "Moss")]);
/// plants.rows.retain(|row| row.id.as_str() != "fern");
/// plants.rows[0].title = "Aloe vera".into();
/// plants.rows.extend([Row::new("ivy", "Ivy")]);
/// plants.rows.sort_by(|one, other| one.id.as_str().cmp(other.id.as_str()));
/// assert!(plants.rows.iter().map(|row| row.title.as_str()).eq(["Aloe vera", "Ivy", "Moss"]));
/// ```
pub struct Items<T, L>(Vec<T>, PhantomData<fn() -> L>);

impl<T, L> Items<T, L> {
    /// The elements, owned.
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }
}

impl<T, L> Default for Items<T, L> {
    fn default() -> Self {
        Self(Vec::new(), PhantomData)
    }
}

impl<T, L> From<Vec<T>> for Items<T, L> {
    fn from(items: Vec<T>) -> Self {
        Self(items, PhantomData)
    }
}

impl<T, L, const N: usize> From<[T; N]> for Items<T, L> {
    fn from(items: [T; N]) -> Self {
        Self(items.into(), PhantomData)
    }
}

impl<T, L> FromIterator<T> for Items<T, L> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect(), PhantomData)
    }
}

impl<T, L> Extend<T> for Items<T, L> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.0.extend(items);
    }
}

impl<'a, T, L> IntoIterator for &'a Items<T, L> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'a, T, L> IntoIterator for &'a mut Items<T, L> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}

impl<T, L> IntoIterator for Items<T, L> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T, L> Deref for Items<T, L> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T, L> DerefMut for Items<T, L> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T: fmt::Debug, L> fmt::Debug for Items<T, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Clone, L> Clone for Items<T, L> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<T: PartialEq, L> PartialEq for Items<T, L> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: Eq, L> Eq for Items<T, L> {}

impl<T: Hash, L> Hash for Items<T, L> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T: Serialize, L> Serialize for Items<T, L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A number that must keep to the limit `L`.
///
/// Like [`Text`], it may be any number until it is checked.
///
/// ```
/// use waml::{Number, limits::template};
///
/// let index: Number<template::ButtonIndex> = 2.into();
/// assert_eq!(index.get(), 2);
/// ```
pub struct Number<L>(u32, PhantomData<fn() -> L>);

impl<L> Number<L> {
    /// The number itself.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl<L> From<Number<L>> for u32 {
    fn from(number: Number<L>) -> Self {
        number.0
    }
}

impl<L> PartialEq<u32> for Number<L> {
    fn eq(&self, other: &u32) -> bool {
        self.0 == *other
    }
}

impl<L> PartialOrd for Number<L> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<L> Ord for Number<L> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<L> From<u32> for Number<L> {
    fn from(number: u32) -> Self {
        Self(number, PhantomData)
    }
}

impl<L> fmt::Debug for Number<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<L> fmt::Display for Number<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<L> Clone for Number<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L> Copy for Number<L> {}

impl<L> PartialEq for Number<L> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<L> Eq for Number<L> {}

impl<L> Hash for Number<L> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<L> Serialize for Number<L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.0)
    }
}
