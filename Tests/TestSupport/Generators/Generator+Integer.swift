import Exact
import PropertyTesting

/// The bits of a word of which long integers are put together, so that a word is an `Int`.
private let wordBits = 62

extension Generator where Value == Integer {
  /// The integers of a range of machine words; the nearest to zero is the simplest.
  public static func words(in range: ClosedRange<Int>) -> Generator {
    Generator<Int>.integers(in: range).map { Integer($0) }
  }

  /// Integers of both signs: machine words, numbers of up to `words` words of 62 bits more, and
  /// powers of two with their neighbours; 0 is the simplest.
  public static func integers(words: Int = 6) -> Generator {
    frequency([
      (2, .words(in: Int.min...Int.max)), (2, longIntegers(words: words)),
      (1, nearPowersOfTwo(bits: (words + 1) * wordBits)),
    ])
  }

  /// Integers from 1 on, of the same sizes; 1 is the simplest.
  public static func positiveIntegers(words: Int = 6) -> Generator {
    frequency([
      (1, .words(in: 1...12)), (2, .words(in: 1...Int.max)),
      (2, longIntegers(words: words).map { $0.magnitude + .one }),
      (1, nearPowersOfTwo(bits: (words + 1) * wordBits).map { max($0.magnitude, .one) }),
    ])
  }

  /// Integers of several words, the highest of which carries the sign.
  private static func longIntegers(words: Int) -> Generator {
    let word = (1 << wordBits) - 1
    return tuple(
      Generator<Int>.integers(in: -word...word),
      Generator<Int>.integers(in: 0...word).array(count: 0...max(0, words))
    ).map { high, others in
      let magnitude = others.reduce(Integer(high).magnitude) { ($0 << wordBits) + Integer($1) }
      return high < 0 ? -magnitude : magnitude
    }
  }

  /// Powers of two of both signs, and what is at most 2 away from one.
  private static func nearPowersOfTwo(bits: Int) -> Generator {
    tuple(
      Generator<Int>.integers(in: 0...max(0, bits)), Generator<Int>.integers(in: -2...2),
      Generator<Bool>.booleans
    ).map { exponent, distance, isNegative in
      let value = (Integer.one << exponent) + Integer(distance)
      return isNegative ? -value : value
    }
  }
}
