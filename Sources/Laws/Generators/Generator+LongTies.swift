import PropertyTesting

extension Generator where Value == [Double] {
  /// From 16 to 203 terms in any order: numbers with their opposites, and 1 + u or 1 − u/2, which are
  /// half-way between doubles, with up to three terms far below that may decide.
  ///
  /// The numbers are of one size, or spread over more bits than one double has, or than two have.
  static var longTies: Generator {
    tuple(Generator<Int>.integers(in: 7...99), Generator<Int>.elements([0, 20, 60])).flatMap {
      (half: Int, spread: Int) in
      longTies(Generator<Double>.atScale(-spread...spread).array(exactly: half))
    }
  }

  private static func longTies(_ numbers: Generator) -> Generator {
    let tie = Generator.elements([[1, 0x1p-53], [1, -0x1p-54]])
    let rests = Generator<Double>.elements([0x1p-120, -0x1p-120]).array(count: 0...3)
    return tuple(numbers, tie, rests).flatMap {
      (numbers: [Double], tie: [Double], rests: [Double]) in
      let opposites = numbers.map { -$0 }
      return Generator.permutations(of: numbers + opposites + tie + rests)
    }
  }
}
