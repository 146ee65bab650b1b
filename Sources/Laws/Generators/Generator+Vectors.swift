import PropertyTesting

extension Generator where Value == [Double] {
  /// Vectors of finite doubles of every magnitude, with up to so many components.
  public static func vectors(count: ClosedRange<Int> = 0...8) -> Generator {
    Generator<Double>.floats().array(count: count)
  }

  /// Vectors of whole numbers.
  public static func wholeVectors(
    count: ClosedRange<Int> = 0...8, magnitude: Int = 9
  ) -> Generator {
    Generator<Int>.integers(in: -magnitude...magnitude).map { Double($0) }.array(count: count)
  }
}
