import Exact

/// A code of binary words, none the start of another, of the least mean length (Huffman 1952).
public struct HuffmanCode: Sendable {
  /// The probabilities, all above 0.
  public let probabilities: [Rational]
  /// The length of each word.
  public let lengths: [Int]

  /// The code for probabilities; a single outcome has a word of length 0.
  ///
  /// The two least weights are joined, which lengthens the words under them by a bit, until one is left.
  ///
  /// - Throws: `DefinitionError.empty`; `.notAProbability` for one that is not above 0.
  public init(_ probabilities: [Rational]) throws {
    guard !probabilities.isEmpty else { throw DefinitionError.empty(function: "huffman") }
    for p in probabilities where p.signum <= 0 {
      throw DefinitionError.notAProbability(
        function: "huffman", argument: "p", value: p.summary)
    }
    var lengths = probabilities.map { _ in 0 }
    var trees = probabilities.enumerated().map { (weight: $1, leaves: [$0]) }
    while trees.count > 1 {
      trees.sort { $0.weight > $1.weight }
      let (first, second) = (trees.removeLast(), trees.removeLast())
      let leaves = first.leaves + second.leaves
      for leaf in leaves { lengths[leaf] += 1 }
      trees.append((first.weight + second.weight, leaves))
    }
    self.probabilities = probabilities
    self.lengths = lengths
  }

  /// The mean length L = Σ pᵢlᵢ of a word.
  public var meanLength: Rational {
    zip(probabilities, lengths).reduce(Rational.zero) { $0 + $1.0 * Rational($1.1) }
  }

  /// The Kraft sum Σ 2^−lᵢ, which is 1 for a code that wastes nothing.
  public var kraftSum: Rational {
    lengths.reduce(Rational.zero) { $0 + Rational(1).scaled(byTwoToThe: -$1) }
  }
}
