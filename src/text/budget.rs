//! What one file may ask of the machine. Each budget that runs out is a finding at the place
//! where it did.

/// Bytes of one text.
pub const BYTES: usize = 8 << 20;
/// Collections inside one another.
pub const DEPTH: usize = 64;
/// Nodes (scalars and collections, keys not counted) and merged entries of one text.
pub const NODES: usize = 100_000;
/// The same of a catalogue of approved templates, which may hold thousands of them.
pub const CATALOGUE: usize = 1_000_000;
/// Findings of one text, or of one built message, that are told in full.
pub const FINDINGS: usize = 200;
/// Findings about the values of one document that are kept until the first of the text are
/// told; the others are only counted.
pub const FOUND: usize = 10 * FINDINGS;
/// Values the decoder may visit in one text; aliases make this larger than the tree.
pub const VISITS: usize = 200_000;
/// Bytes of the texts it may visit; an alias may repeat a long text at will.
pub const TEXTS: usize = 2 * BYTES;
/// Bytes of the pointers of one text's findings: an alias may repeat a long key at will.
pub const POINTERS: usize = 8 << 20;
