/// The rule by which a student gets a variant: `draw/1`.
///
/// It is frozen: the same course, exercise and student have the same numbers on every machine and for ever.
/// A seed comes from SipHash-2-4 under a fixed key of the three names as UTF-8 bytes, each behind its length
/// in eight bytes, so that no two triples make one message. SplitMix64 with that seed chooses an index for
/// each name in the order of their UTF-8 bytes, and within a name entry by entry; sets are ascending. Where
/// a condition does not hold, all names are drawn again.
enum DrawRule {
  /// The key of the hash: the bytes of `touchstone/draw1`.
  private static let key: (UInt64, UInt64) = (0x6f74_7368_6375_6f74, 0x3177_6172_642f_656e)

  /// The most draws before the rule gives up.
  static let mostDraws = 10_000

  /// The seed of a student's numbers.
  static func seed(course: String, exercise: String, student: String) -> UInt64 {
    var message: [UInt8] = []
    for word in [course, exercise, student] {
      let bytes = Array(word.utf8)
      for place in 0..<8 {
        message.append(UInt8(truncatingIfNeeded: UInt64(bytes.count) >> UInt64(8 * place)))
      }
      message += bytes
    }
    return SipHash.hash(message, key: key)
  }

  /// The numbers that a seed draws; nil if the conditions did not hold for any of the draws.
  static func variant(in space: VariantSpace, seed: UInt64) -> Variant? {
    var generator = SplitMix64(seed: seed)
    let order = space.sets.indices.sorted {
      space.sets[$0].name.utf8.lexicographicallyPrecedes(space.sets[$1].name.utf8)
    }
    for _ in 0..<mostDraws {
      var indices: [[Int]] = Array(repeating: [], count: space.sets.count)
      for place in order {
        indices[place] = space.sets[place].choices.map { generator.index(below: $0) }
      }
      let variant = space.variant(choosing: indices.flatMap(\.self))
      if space.satisfiesConditions(variant) { return variant }
    }
    return nil
  }
}
