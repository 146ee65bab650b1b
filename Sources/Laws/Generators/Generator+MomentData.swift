import PropertyTesting

extension Generator where Value == [Double] {
  /// Data far from 0 beside their spread: about 0, ±10⁶, ±10⁸ or ±10¹², with whole steps, fractions or
  /// single units in the last place between them; and constant data.
  public static func offsetData(count: ClosedRange<Int> = 1...8) -> Generator {
    tuple(
      Generator<Double>.elements([0, 1e6, -1e6, 1e8, -1e8, 1e12, -1e12]),
      Generator<[Double]>.oneOf([
        .wholeVectors(count: count), Generator<Double>.floats(in: -1...1).array(count: count),
        Generator<Double>.dyadic.array(count: count),
        Generator<Int>.integers(in: 0...3).map { Double($0) * 0x1p-12 }.array(count: count),
        Generator<Double>.just(0.5).array(count: count),
      ])
    ).map { center, steps in steps.map { center + $0 } }
  }

  /// Data of every kind: `offsetData`, moderate numbers, and every scale.
  public static func momentData(count: ClosedRange<Int> = 1...8) -> Generator {
    .oneOf([
      .offsetData(count: count), .moderateVectors(count: count), .offsetData(count: count),
      .structuredVectors(count: count),
    ])
  }

  /// Whole numbers about 0, ±10⁶, ±10⁸ and ±10¹².
  public static func wholeData(count: ClosedRange<Int> = 1...8) -> Generator {
    tuple(
      Generator<Double>.elements([0, 1e6, -1e6, 1e8, -1e8, 1e12, -1e12]),
      .wholeVectors(count: count)
    ).map { center, steps in steps.map { center + $0 } }
  }
}

extension Generator where Value == VectorPair {
  /// Two lists of data of one length.
  public static func momentPairs(count: ClosedRange<Int> = 1...8) -> Generator {
    Generator<[Double]>.momentData(count: count).flatMap { x in
      .oneOf([
        Generator<[Double]>.momentData(count: x.count...x.count).map { VectorPair(x: x, y: $0) },
        // Nearly a line, so that products have one sign; and a near copy.
        Generator<Int>.integers(in: -2...2).array(exactly: x.count).map { steps in
          VectorPair(x: x, y: zip(x, steps).map { $0.stepped($1) })
        },
      ])
    }.filter { $0.y.allSatisfy(\.isFinite) }
  }
}
