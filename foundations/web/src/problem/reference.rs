//! Short references that somebody can read out on the telephone.

use kernel::Ambient;

/// Crockford's letters: none that could be taken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new reference such as `K7P2-9QX4`.
pub(super) fn fresh(ambient: &Ambient) -> String {
    let mut reference = String::with_capacity(9);
    for (at, byte) in ambient.bytes::<8>().into_iter().enumerate() {
        if at == 4 {
            reference.push('-');
        }
        reference.push(char::from(LETTERS[usize::from(byte % 32)]));
    }
    reference
}
