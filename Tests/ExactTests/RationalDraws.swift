import Exact
import Foundation
import TestSupport

/// Draws numbers and matrices with a fixed sequence.
struct RationalDraws {
  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// An integer of at most that many bits, of either sign; zero and small ones are common.
  mutating func integer(bits: Int) -> Integer {
    let width = Int.random(in: 0...bits, using: &generator)
    var value = Integer.zero
    for _ in 0..<(width + 31) / 32 {
      value = value << 32 + Integer(Int(generator.next() >> 32))
    }
    value = value >> max(0, value.bitWidth - width)
    return Bool.random(using: &generator) ? value : -value
  }

  /// A rational with parts of at most that many bits.
  mutating func rational(bits: Int) -> Rational {
    let numerator = integer(bits: bits)
    let denominator = integer(bits: bits).magnitude + .one
    return (try? Rational(numerator, over: denominator)) ?? .zero
  }

  /// A rational with one of the sizes from a bit to many words.
  mutating func rational() -> Rational {
    rational(bits: [1, 4, 30, 64, 70, 200, 700].randomElement(using: &generator) ?? 1)
  }

  mutating func matrix(_ rowCount: Int, _ columnCount: Int, bits: Int) -> RationalMatrix {
    RationalMatrix(rowCount: rowCount, columnCount: columnCount) { _, _ in rational(bits: bits) }
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
}

/// The rows of a table of golden values, without its header, which has `columnCount` columns.
func rationalGolden(_ name: String, columnCount: Int) throws -> [[String]] {
  let url = Bundle.module.bundleURL.appending(path: "Golden/rational-\(name).tsv")
  let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
  let rows = lines.map { $0.split(separator: "\t").map(String.init) }
  guard rows.count >= 20, rows.allSatisfy({ $0.count == columnCount }) else {
    throw CocoaError(.fileReadCorruptFile)
  }
  return rows
}
