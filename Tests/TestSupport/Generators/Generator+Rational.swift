import Exact
import PropertyTesting

extension Generator where Value == Rational {
  /// Rationals with a numerator and a denominator of up to `words` words of 62 bits and one more;
  /// 0 is the simplest, and whole numbers are simpler than fractions.
  public static func rationals(words: Int = 6) -> Generator {
    quotients(of: .integers(words: words), by: .positiveIntegers(words: words))
  }

  /// Rationals with parts in ranges, where equal values and common factors are frequent.
  public static func rationals(
    numerators: ClosedRange<Int>, denominators: ClosedRange<Int>
  ) -> Generator {
    quotients(of: .words(in: numerators), by: .words(in: denominators))
  }

  /// Rationals with a magnitude between 2^−`reach` and 2^`reach` about, none of them too long.
  public static func rationals(reach: Int) -> Generator {
    tuple(rationals(words: 1), Generator<Int>.integers(in: -reach...reach)).map { x, exponent in
      x.scaled(byTwoToThe: exponent)
    }
  }

  /// The quotients of integers; the divisor is drawn first, so that it gets simple first.
  ///
  /// A divisor of zero discards the case.
  public static func quotients(
    of numerators: Generator<Integer>, by denominators: Generator<Integer>
  ) -> Generator {
    Generator { source throws(Stop) in
      let denominator = try denominators.draw(from: source)
      let numerator = try numerators.draw(from: source)
      guard let value = try? Rational(numerator, over: denominator) else { throw .discarded }
      return value
    }
  }
}

extension Generator where Value == RationalMatrix {
  /// Matrices of a shape; the zero matrix is the simplest where 0 is the simplest element.
  public static func matrices(
    _ rowCount: Int, _ columnCount: Int, of elements: Generator<Rational>
  ) -> Generator {
    elements.array(exactly: max(0, rowCount) * max(0, columnCount)).map { values in
      RationalMatrix(rowCount: rowCount, columnCount: columnCount) { row, column in
        values[row * columnCount + column]
      }
    }
  }
}

extension Generator where Value == Double {
  /// Finite doubles as every profile draws them, and subnormal ones.
  public static var finiteDoubles: Generator {
    let least = Double.leastNormalMagnitude
    return oneOf(
      FloatProfile.allCases.map { floats(profile: $0) }
        + [floats(in: -least...least, profile: .allFinite)])
  }
}
